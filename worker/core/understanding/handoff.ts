// Does the visitor ask for a person? Word lists in sixteen languages, no language needed up front.
// Pure; used by understanding and by the escalation rules. A false alarm costs a person's time, a
// miss costs a visitor's patience: measured in tests/evals (recall and false alarms).
import {
  type HandoffWords,
  spacedHandoff,
  unspacedHandoff,
} from '#core/understanding/handoff-phrases';

/** Requests for a person are short, or stand at either end of a long complaint. */
const headLength = 400;
const tailLength = 200;
/** Words between the verb and the person: "talk to one of your very friendly people". */
const reach = 6;

type Beginnings = {
  readonly whole: ReadonlySet<string>;
  /** By first letter: most words then need no comparison at all. */
  readonly starts: ReadonlyMap<string, readonly string[]>;
};
type Rules = {
  readonly talk: Beginnings;
  readonly verbs: Beginnings;
  readonly people: Beginnings;
  readonly anyone: Beginnings;
  readonly strong: readonly string[];
  readonly blocks: readonly string[];
};

function beginnings(list: string): Beginnings {
  const entries = phrases(list);
  const whole = entries.filter((entry) => entry.endsWith('$')).map((entry) => entry.slice(0, -1));
  const starts = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry === '' || entry.endsWith('$')) continue;
    const known = starts.get(entry[0]!);
    if (known === undefined) starts.set(entry[0]!, [entry]);
    else known.push(entry);
  }
  return { whole: new Set(whole), starts };
}

const matches = ({ whole, starts }: Beginnings, word: string): boolean =>
  whole.has(word) || (starts.get(word[0] ?? '')?.some((start) => word.startsWith(start)) ?? false);

const ascii = /^[\0-\x7f]*$/;

/**
 * Lower case, without accents and vowel points; Arabic letter variants folded. The word lists are written so already. Plain ASCII
 * needs no letters of all scripts, whose compiling costs an isolate's first message a millisecond.
 */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower))
    return lower
      .replace(/['`"]/g, '')
      .replace(/[^a-z0-9$|]+/g, ' ')
      .trim();
  return lower
    .replace(/['’`´"]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u05b0-\u05c7\u064b-\u0655\u0640]/g, '')
    .normalize('NFC')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{M}\p{N}$|]+/gu, ' ')
    .trim();
}

const phrases = (list: string): string[] => list.split('|');

const rules: readonly Rules[] = spacedHandoff.map((words: HandoffWords) => ({
  talk: beginnings(words.talk),
  verbs: beginnings(words.verbs),
  people: beginnings(words.people),
  anyone: beginnings(words.anyone),
  strong: phrases(words.strong).map((phrase) => ` ${phrase}`),
  blocks: phrases(words.blocks).map((phrase) =>
    phrase.endsWith('$') ? ` ${phrase.slice(0, -1)} ` : ` ${phrase}`,
  ),
}));
const unspaced = unspacedHandoff.map((words) => ({
  strong: words.strong.split('|'),
  talk: words.talk.split('|'),
  people: words.people.split('|'),
  blocks: words.blocks.split('|'),
}));

/** Politeness around a bare noun: "operator, please". */
const polite = new Set(
  'please pls plz now a an the hi hello hey i the por favor un una ahora quiero s il vous plait svp un une bitte jetzt einen ein per favore agora um uma por aub alstublieft een prosze lutfen bir пожалуйста בבקשה من فضلك कृपया real live customer service hello support sil te plait humain alsjeblieft pliz'.split(
    ' ',
  ),
);

function asksIn(rule: Rules, words: readonly string[], line: string): boolean {
  if (rule.blocks.some((block) => line.includes(block))) return false;
  if (rule.strong.some((phrase) => line.includes(phrase))) return true;
  const people = words.map((word) => ({
    person: matches(rule.people, word),
    anyone: matches(rule.anyone, word),
  }));
  // Most messages name nobody, in none of the languages.
  if (!people.some(({ person, anyone }) => person || anyone)) return false;
  const roles = people.map((who, i) => ({
    ...who,
    talk: matches(rule.talk, words[i]!),
    verb: matches(rule.verbs, words[i]!),
  }));
  if (roles.some((role) => role.person)) {
    const bare = words.every((word, i) => roles[i]!.person || polite.has(word));
    if (bare && words.length <= 5) return true;
  }
  for (let i = 0; i < roles.length; i++) {
    const { talk, verb } = roles[i]!;
    if (!talk && !verb) continue;
    const from = Math.max(0, i - reach);
    const to = Math.min(roles.length - 1, i + reach);
    for (let j = from; j <= to; j++) {
      if (i === j) continue;
      if (roles[j]!.person || (talk && roles[j]!.anyone)) return true;
    }
  }
  return false;
}

export function wantsPerson(text: string): boolean {
  const relevant =
    text.length > headLength + tailLength
      ? `${text.slice(0, headLength)} ${text.slice(-tailLength)}`
      : text;
  for (const { strong, talk, people, blocks } of unspaced) {
    if (blocks.some((block) => relevant.includes(block))) continue;
    if (!people.some((p) => relevant.includes(p)) && !strong.some((p) => relevant.includes(p)))
      continue;
    const asked = relevant.length <= 12 || talk.some((t) => relevant.includes(t));
    if (asked && /[\u3040-\ud7af]/.test(relevant)) return true;
  }
  const words = plain(relevant).split(' ');
  const line = ` ${words.join(' ')} `;
  return rules.some((rule) => asksIn(rule, words, line));
}
