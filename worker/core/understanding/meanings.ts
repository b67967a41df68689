// What the words of a message mean, as names of groups and of wider topics, the same in every language: a tenant's examples then
// also cover what they did not say ("invoice" for "bill"), and English examples cover questions in other languages.
// Used by tenant-features.ts. Pure; the tables are read at the first use.
import { foldText } from '#core/understanding/features';
import { meaningWords } from '#core/understanding/meaning-words';
import { foreignMeaningWords } from '#core/understanding/meaning-words-foreign';
import { stemEnglish } from '#core/retrieval/stem-english';

export type Meanings = { readonly groups: readonly string[]; readonly topics: readonly string[] };

const none: Meanings = { groups: [], topics: [] };
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;
const latin = /[a-z]/;
/** A shorter Latin word must be met whole; longer ones, and words of other scripts, are beginnings. */
const shortestBeginning = { latin: 4, other: 3, hangul: 2 };
const hangul = /[\uac00-\ud7af]/;
const longestWord = 16;
/** "ال" before an Arabic noun, one-letter prefixes before a Hebrew one. */
const attached = /^(?:[وبل]?ال|[והבלכמש])(?=.{3})/;

type Lexicon = {
  readonly english: ReadonlyMap<string, Meanings>;
  readonly whole: ReadonlyMap<string, Meanings>;
  readonly beginnings: ReadonlyMap<string, Meanings>;
  readonly parts: readonly (readonly [string, Meanings])[];
};

let lexicon: Lexicon | undefined;

function put(map: Map<string, Meanings>, word: string, { groups, topics }: Meanings): void {
  const known = map.get(word) ?? none;
  map.set(word, {
    groups: [...new Set([...known.groups, ...groups])],
    topics: [...new Set([...known.topics, ...topics])],
  });
}

function readEnglish(): Map<string, Meanings> {
  const english = new Map<string, Meanings>();
  for (const line of meaningWords.trim().split('\n')) {
    const [topic = '', list = ''] = line.split(': ');
    for (const [i, group] of list.split('; ').entries()) {
      const meanings = { groups: [`${topic}${i}`], topics: [`topic ${topic}`] };
      for (const word of group.split(' ')) {
        put(english, word, meanings);
        put(english, `~${stemEnglish(word)}`, meanings);
      }
    }
  }
  return english;
}

function read(): Lexicon {
  const english = readEnglish();
  const whole = new Map<string, Meanings>();
  const beginnings = new Map<string, Meanings>();
  const parts = new Map<string, Meanings>();
  for (const line of foreignMeaningWords.trim().split('\n')) {
    const [key = '', list = ''] = line.split(': ');
    const meanings = english.get(key) ?? none;
    for (const word of list.split(' ').map(foldText)) {
      const shortest = shortestBeginning[scriptOf(word)];
      if (unspaced.test(word)) put(parts, word, meanings);
      else put(word.length >= shortest ? beginnings : whole, word, meanings);
    }
  }
  return { english, whole, beginnings, parts: [...parts] };
}

const scriptOf = (word: string): keyof typeof shortestBeginning =>
  latin.test(word) ? 'latin' : hangul.test(word) ? 'hangul' : 'other';

function foreign(word: string, { whole, beginnings }: Lexicon): Meanings | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let end = Math.min(word.length, longestWord); end >= shortestBeginning.hangul; end--) {
    const known = beginnings.get(word.slice(0, end));
    if (known !== undefined) return known;
  }
  return undefined;
}

/** The meanings of each word that has any, in the order of the words. */
export function meaningsOf(words: readonly string[]): Meanings[] {
  lexicon ??= read();
  const { english, parts } = lexicon;
  const found: Meanings[] = [];
  for (const word of words) {
    if (unspaced.test(word)) {
      for (const [part, meanings] of parts) if (word.includes(part)) found.push(meanings);
      continue;
    }
    const meanings =
      english.get(word) ??
      english.get(`~${stemEnglish(word)}`) ??
      foreign(word, lexicon) ??
      (attached.test(word) ? foreign(word.replace(attached, ''), lexicon) : undefined);
    if (meanings !== undefined) found.push(meanings);
  }
  return found;
}
