// Text to index terms: the one place that decides what a term is. Used at ingest and for every question.
// Linear in the length of the text; the output holds only letters, digits and the marks of scripts that need them. Pure.
import { stem } from '#core/retrieval/stem';

/** Longer runs are identifiers or noise; they are cut so that one word cannot fill an index row. */
export const maxTokenLength = 40;

const asciiOnly = /^\p{ASCII}*$/u;
// Vowel signs of Latin, Cyrillic, Hebrew and Arabic carry little; those of Indic and Thai scripts are kept.
const foldedMarks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu;
const special: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ё: 'е',
};
const specialLetters = new RegExp(`[${Object.keys(special).join('')}]`, 'gu');

/** NFKC, lower case, without diacritics. */
export function fold(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(specialLetters, (letter) => special[letter]!)
    .normalize('NFD')
    .replace(foldedMarks, '')
    .normalize('NFC');
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.\-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const joiner = /['’.\-‐‑]/;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const unspacedRun =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]\p{M}*)+/gu;
const cluster = /\P{M}\p{M}*/gu;
const elision = /^(?:l|d|j|m|t|s|c|n|qu|un|all|dell|nell|sull|dall)$/;
const englishEnding = new Set(['s', 'm', 're', 've', 'll', 'd']);

/** The primary language subtag, lower case: "pt-BR" → "pt". */
export const languageOf = (locale: string | undefined): string =>
  (locale ?? 'en')
    .slice(0, 3)
    .toLowerCase()
    .replace(/[^a-z].*$/u, '') || 'en';

/**
 * Terms of `text` in order, with repetitions. Words are folded and lightly stemmed in the language of
 * `locale` (default English); scripts written without spaces become overlapping pairs of characters.
 * No stop words are removed: short real questions are made of them.
 */
export function tokenize(text: string, locale?: string): string[] {
  const language = languageOf(locale);
  const tokens: string[] = [];
  for (const match of fold(text).matchAll(word)) addWord(match[0], language, tokens);
  return tokens;
}

function addWord(run: string, language: string, tokens: string[]): void {
  if (!joiner.test(run)) return addPart(run, language, tokens);
  if (run.length <= 24 && /^.(?:[.-].)+$/u.test(run))
    return addPart(run.replaceAll(joiner.exec(run)![0], ''), language, tokens);
  const apostrophe = run.search(/['’]/);
  const parts = run.split(joiner);
  if (apostrophe > 0 && parts.length === 2)
    return addApostrophe(parts[0]!, parts[1]!, language, tokens);
  // "e-mail", "t-shirt", "x-ray": the letter alone says nothing.
  if (parts.length === 2 && parts[0]!.length === 1 && parts[1]!.length > 2 && !/\d/.test(run))
    return addPart(parts[0]! + parts[1]!, language, tokens);
  for (const part of parts) addPart(part, language, tokens);
}

function addApostrophe(left: string, right: string, language: string, tokens: string[]): void {
  if (right === 't' && left.endsWith('n')) {
    const base = left === 'can' ? 'can' : left === 'won' ? 'will' : left.slice(0, -1);
    addPart(base, language, tokens);
    tokens.push('not');
  } else if (englishEnding.has(right)) addPart(left, language, tokens);
  else {
    if (!elision.test(left)) addPart(left, language, tokens);
    addPart(right, language, tokens);
  }
}

// Typed in haste: "dont", "wheres".
const unpunctuated = new Map(
  Object.entries({
    im: 'i',
    ive: 'i',
    thats: 'that',
    whats: 'what',
    wheres: 'where',
    hows: 'how',
    whos: 'who',
    theres: 'there',
    youre: 'you',
    theyre: 'they',
    youve: 'you',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    cant: 'can not',
    cannot: 'can not',
    wont: 'will not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    hasnt: 'has not',
    havent: 'have not',
    hadnt: 'had not',
    couldnt: 'could not',
    wouldnt: 'would not',
    shouldnt: 'should not',
  }).map(([word, words]) => [word, words.split(' ')]),
);

function addPart(part: string, language: string, tokens: string[]): void {
  const apart = language === 'en' ? unpunctuated.get(part) : undefined;
  if (apart !== undefined) {
    for (const word of apart) tokens.push(stem(word, language));
    return;
  }
  if (!unspaced.test(part)) {
    tokens.push(stem(cut(part), language));
    return;
  }
  let from = 0;
  for (const run of part.matchAll(unspacedRun)) {
    if (run.index > from) addPart(part.slice(from, run.index), language, tokens);
    const clusters = run[0].match(cluster) ?? [];
    if (clusters.length === 1) tokens.push(cut(clusters[0]));
    for (let at = 0; at + 1 < clusters.length; at++)
      tokens.push(cut(clusters[at]! + clusters[at + 1]!));
    from = run.index + run[0].length;
  }
  if (from > 0 && from < part.length) addPart(part.slice(from), language, tokens);
}

// Never leaves half a surrogate pair behind.
const cut = (token: string): string =>
  token.length <= maxTokenLength
    ? token
    : token.slice(0, maxTokenLength).replace(/[\ud800-\udbff]$/, '');
