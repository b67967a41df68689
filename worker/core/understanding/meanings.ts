// What the words of a message mean, as names of groups and of wider topics, the same in every language: a tenant's examples then
// also cover what they did not say ("invoice" for "bill"), and English examples and articles serve questions in other languages.
// Used by tenant-features.ts and retrieval/gloss.ts. Pure; the tables are read at the first use.
import { meaningWords } from '#core/understanding/meaning-words';
import { foreignMeaningWords } from '#core/understanding/meaning-words-foreign';
import { stemEnglish } from '#core/retrieval/stem-english';

export type Meanings = { readonly groups: readonly string[]; readonly topics: readonly string[] };

const none: Meanings = { groups: [], topics: [] };
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;
const latin = /[a-z]/;
/** A shorter word must be met whole; longer ones are beginnings. */
const shortestBeginning = { latin: 4, other: 3, hangul: 2 };
const hangul = /[\uac00-\ud7af]/;
const longestWord = 16;
const longestPart = 6;
/** "ال" before an Arabic noun, one-letter prefixes before a Hebrew one. */
const attached = /^(?:[وبل]?ال|[והבלכמש])(?=.{3})/;

type Lexicon = {
  readonly english: ReadonlyMap<string, Meanings>;
  /** Foreign words, beginnings and parts to the English words they mean. */
  readonly whole: ReadonlyMap<string, readonly string[]>;
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  readonly parts: ReadonlyMap<string, readonly string[]>;
};

let lexicon: Lexicon | undefined;

type Growing = { groups: string[]; topics: string[] };

/** Built for every isolate that meets a question in another language or a tenant's own intents: no sets and copies a word. */
function readEnglish(): Map<string, Meanings> {
  const english = new Map<string, Growing>();
  const put = (word: string, group: string, topic: string): void => {
    const known = english.get(word);
    if (known === undefined) {
      english.set(word, { groups: [group], topics: [topic] });
      return;
    }
    if (!known.groups.includes(group)) known.groups.push(group);
    if (!known.topics.includes(topic)) known.topics.push(topic);
  };
  for (const line of meaningWords.trim().split('\n')) {
    const [name = '', list = ''] = line.split(': ');
    const topic = `topic ${name}`;
    for (const [i, words] of list.split('; ').entries()) {
      const group = `${name}${i}`;
      for (const word of words.split(' ')) {
        put(word, group, topic);
        put(`~${stemEnglish(word)}`, group, topic);
      }
    }
  }
  return english;
}

const scriptOf = (word: string): keyof typeof shortestBeginning =>
  latin.test(word) ? 'latin' : hangul.test(word) ? 'hangul' : 'other';

function read(): Lexicon {
  const whole = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  const parts = new Map<string, string[]>();
  for (const line of foreignMeaningWords.trim().split('\n')) {
    const [key = '', list = ''] = line.split(': ');
    for (const word of list.split(' ')) {
      const isWhole = word.length < shortestBeginning[scriptOf(word)];
      const map = unspaced.test(word) ? parts : isWhole ? whole : beginnings;
      const keys = map.get(word);
      if (keys === undefined) map.set(word, [key]);
      else if (!keys.includes(key)) keys.push(key);
    }
  }
  return { english: readEnglish(), whole, beginnings, parts };
}

/** English words for a foreign one, or undefined. */
function englishOf(word: string, { whole, beginnings }: Lexicon): readonly string[] | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let end = Math.min(word.length, longestWord); end >= shortestBeginning.hangul; end--) {
    const known = beginnings.get(word.slice(0, end));
    // "près" is no beginning of "président": what follows is not longer than what is known.
    if (known !== undefined && word.length <= 2 * end) return known;
  }
  return undefined;
}

const englishOfAttached = (word: string, known: Lexicon): readonly string[] | undefined =>
  englishOf(word, known) ??
  (attached.test(word) ? englishOf(word.replace(attached, ''), known) : undefined);

/** English words for the known parts of a run without spaces, longest first, in order; and the unknown parts between. */
function readRun(run: string, { parts }: Lexicon): { found: string[]; rest: string[] } {
  const found: string[] = [];
  const rest: string[] = [];
  let unknown = '';
  for (let at = 0; at < run.length;) {
    let length = Math.min(longestPart, run.length - at);
    while (length > 0 && !parts.has(run.slice(at, at + length))) length--;
    if (length === 0) unknown += run[at];
    else {
      found.push(...parts.get(run.slice(at, at + length))!);
      if (unknown !== '') rest.push(unknown);
      unknown = '';
    }
    at += Math.max(1, length);
  }
  return { found, rest: unknown === '' ? rest : [...rest, unknown] };
}

/** The meanings of each word that has any, in the order of the words, and how many of them came by way of another language. */
export function readMeanings(words: readonly string[]): {
  meanings: Meanings[];
  translated: number;
} {
  lexicon ??= read();
  const known = lexicon;
  const ofEnglish = (word: string): Meanings | undefined =>
    known.english.get(word) ?? known.english.get(`~${stemEnglish(word)}`);
  const meanings: Meanings[] = [];
  let translated = 0;
  for (const word of words) {
    const own = ofEnglish(word);
    if (own !== undefined) {
      meanings.push(own);
      continue;
    }
    const english = unspaced.test(word)
      ? readRun(word, known).found
      : (englishOfAttached(word, known) ?? []);
    translated += english.length;
    for (const key of english) meanings.push(ofEnglish(key) ?? none);
  }
  return { meanings, translated };
}

export const meaningsOf = (words: readonly string[]): Meanings[] => readMeanings(words).meanings;

/** A word of a gloss: English for a known word, else the word itself. */
export type Glossed = { readonly word: string; readonly isKnown: boolean };

/** The same message word for word in English, as far as the lexicon goes. */
export function glossOf(words: readonly string[]): Glossed[] {
  lexicon ??= read();
  const known = lexicon;
  const english = (word: string): Glossed => ({ word, isKnown: true });
  const other = (word: string): Glossed => ({ word, isKnown: false });
  return words.flatMap((word) => {
    if (unspaced.test(word)) {
      const { found, rest } = readRun(word, known);
      return [...found.map(english), ...rest.map(other)];
    }
    return englishOfAttached(word, known)?.slice(0, 2).map(english) ?? [other(word)];
  });
}
