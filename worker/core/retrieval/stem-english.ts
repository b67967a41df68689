// A suffix-stripping stemmer for English in the manner of Porter (1980), used by `stem`.
// It conflates inflections ("deleting", "deleted", "deletion"); its output is a class name, not a word. Pure.

const irregular = new Map<string, string>(
  (
    'bought:buy paid:pay sent:send lost:lose broke:break broken:break children:child people:person ' +
    'men:man women:woman feet:foot mice:mouse got:get gotten:get went:go gone:go made:make ' +
    'took:take taken:take forgot:forget forgotten:forget found:find kept:keep left:leave came:come ' +
    'chose:choose chosen:choose stole:steal stolen:steal wrote:write written:write spent:spend ' +
    'sold:sell told:tell gave:give given:give shown:show done:do did:do does:do doing:do ' +
    'is:be are:be was:be were:be been:be being:be am:be has:have had:have having:have ' +
    'said:say saw:see seen:see knew:know known:know thought:think brought:bring caught:catch ' +
    'won:win began:begin begun:begin withdrew:withdraw withdrawn:withdraw froze:freeze ' +
    'frozen:freeze stuck:stick held:hold heard:hear meant:mean met:meet ran:run spoke:speak ' +
    'spoken:speak understood:understand wore:wear worn:wear drove:drive driven:drive ' +
    'news:news always:always this:this his:his its:its yes:yes us:us as:as less:less ' +
    'customs:customs customer:customer customers:customer clothes:cloth clothing:cloth stored:store several:several personal:personal personalize:personaliz personalise:personaliz ' +
    'personalized:personaliz personalised:personaliz ' +
    'easily:easi early:earli daily:daili delivery:deliv deliveries:deliv'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const isVowel = (word: string, at: number): boolean => {
  const letter = word[at]!;
  if ('aeiou'.includes(letter)) return true;
  return letter === 'y' && at > 0 && !isVowel(word, at - 1);
};

/** The number of vowel-consonant sequences, Porter's "measure". */
const measure = (word: string): number => {
  let count = 0;
  let previous = false;
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const vowel: boolean = 'aeiou'.includes(letter) || (letter === 'y' && at > 0 && !previous);
    if (previous && !vowel) count++;
    previous = vowel;
  }
  return count;
};

const hasVowel = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (isVowel(word, at)) return true;
  return false;
};

const endsDouble = (word: string): boolean =>
  word.length > 2 && word.at(-1) === word.at(-2) && !isVowel(word, word.length - 1);

const endsShort = (word: string): boolean => {
  const last = word.length - 1;
  if (last < 2 || 'wxy'.includes(word[last]!)) return false;
  return !isVowel(word, last) && isVowel(word, last - 1) && !isVowel(word, last - 2);
};

/** Suffixes by their last two letters, in the order of the list: most words then need no comparison. */
function byEnding<T>(list: readonly T[], suffixOf: (entry: T) => string): ReadonlyMap<string, T[]> {
  const map = new Map<string, T[]>();
  for (const entry of list) {
    const ending = suffixOf(entry).slice(-2);
    const known = map.get(ending);
    if (known === undefined) map.set(ending, [entry]);
    else known.push(entry);
  }
  return map;
}
const pairs = (text: string): ReadonlyMap<string, [string, string][]> =>
  byEnding(
    text.split(' ').map((pair) => pair.split(':') as [string, string]),
    ([suffix]) => suffix,
  );

const derived = pairs(
  'ational:ate tional:tion enci:ence anci:ance izer:ize isation:ize ization:ize iser:ize ation:ate ator:ate alism:al ' +
    'iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble abli:able alli:al entli:ent ' +
    'eli:e ousli:ous fulli:ful',
);

const reduced = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');

const removed = byEnding(
  'ement ance ence able ible ment ant ent ism ate iti ous ive ize ise ion al er ic'.split(' '),
  (suffix) => suffix,
);

const replaceFirst = (word: string, table: ReadonlyMap<string, [string, string][]>): string => {
  for (const [suffix, replacement] of table.get(word.slice(-2)) ?? []) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) > 0 ? base + replacement : word;
  }
  return word;
};

const stripInflection = (word: string): string => {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const base = word.slice(0, word.length - suffix);
  if (suffix === 0 || !hasVowel(base) || base.length < 2) return word;
  if (/(?:at|bl|iz)$/.test(base)) return base + 'e';
  if (endsDouble(base) && !/[lsz]$/.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && endsShort(base) ? base + 'e' : base;
};

/** `word` is lower-case ASCII letters. */
export function stemEnglish(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4) return word;
  let result = word;
  if (result.endsWith('sses') || result.endsWith('ies')) result = result.slice(0, -2);
  else if (/[^s]s$/.test(result) && !/(?:us|is)$/.test(result)) result = result.slice(0, -1);
  result = stripInflection(result);
  if (result.length > 3 && result.endsWith('y') && !isVowel(result, result.length - 2))
    result = result.slice(0, -1) + 'i';
  if (
    result.endsWith('li') &&
    result.length > 5 &&
    !derived.get(result.slice(-2))?.some(([end]) => result.endsWith(end))
  )
    result = result.slice(0, -2);
  result = replaceFirst(result, derived);
  result = replaceFirst(result, reduced);
  for (const suffix of removed.get(result.slice(-2)) ?? []) {
    if (!result.endsWith(suffix)) continue;
    const base = result.slice(0, -suffix.length);
    if (measure(base) > 1 && (suffix !== 'ion' || /[st]$/.test(base))) result = base;
    break;
  }
  if (result.endsWith('e')) {
    const base = result.slice(0, -1);
    const size = measure(base);
    if (size > 1 || (size === 1 && !endsShort(base))) result = base;
  }
  if (result.endsWith('ll') && measure(result) > 1) result = result.slice(0, -1);
  return irregular.get(result) ?? result;
}
