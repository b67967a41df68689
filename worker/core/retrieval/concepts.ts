// The concepts a text speaks of, found by its words and short phrases. Lets a question meet an article with which it shares
// no word. Used at ingest (`toEntry`) and for every question (`expandQuery`). Pure.
import { backgroundRate } from '#core/retrieval/background';
import { conceptWords } from '#core/retrieval/concept-words';
import { tokenize } from '#core/retrieval/tokenize';

type Lexicon = {
  words: Map<string, string[]>;
  phrases: Map<string, { rest: string[]; concept: string }[]>;
};

// In a phrase: up to so many words of any kind ("send the boots back").
const gap = '*';
const longestGap = 3;

const lexicons = new Map<string, Lexicon>();

function lexiconOf(language: string): Lexicon {
  let lexicon = lexicons.get(language);
  if (lexicon !== undefined) return lexicon;
  lexicon = { words: new Map(), phrases: new Map() };
  for (const line of (conceptWords[language] ?? '').split(';')) {
    const [name, list = ''] = line.trim().split(': ');
    if (name === undefined || name === '') continue;
    for (const entry of list.split(' ')) {
      const [head, ...rest] = entry
        .split('_')
        .flatMap((word) => (word === gap ? [gap] : tokenize(word, language)));
      if (head !== undefined) addEntry(lexicon, head, rest, conceptMark + name);
    }
  }
  lexicons.set(language, lexicon);
  return lexicon;
}

function addEntry(lexicon: Lexicon, head: string, rest: string[], concept: string): void {
  if (rest.length > 0) {
    const phrases = lexicon.phrases.get(head) ?? [];
    phrases.push({ rest, concept });
    lexicon.phrases.set(head, phrases);
    return;
  }
  const names = lexicon.words.get(head) ?? [];
  if (!names.includes(concept)) names.push(concept);
  lexicon.words.set(head, names);
}

/** Concepts stand among the terms of statistics; the mark keeps them apart from words. */
export const conceptMark = '§';

const rates = new Map<string, number>();
// A concept gathers many words; it is never as telling as a rare word.
const leastRate = 0.02;

/** The share of everyday texts that speak of `concept`, from how common its words are. */
export function conceptRate(concept: string, language: string): number {
  const key = language + concept;
  let rate = rates.get(key);
  if (rate === undefined) {
    rate = 0;
    for (const [word, concepts] of lexiconOf(language).words)
      if (concepts.includes(concept)) rate += backgroundRate(word, language);
    rate = Math.min(0.5, Math.max(leastRate, rate));
    rates.set(key, rate);
  }
  return rate;
}

/** Where a text speaks of a concept: the positions of the tokens that say so. */
export type Mention = { concept: string; at: number[] };

export function mentionsOf(tokens: readonly string[], language: string): Mention[] {
  const { words, phrases } = lexiconOf(language);
  const found: Mention[] = [];
  for (const [from, token] of tokens.entries()) {
    const direct = words.get(token) ?? compoundConcepts(token, words, language);
    for (const concept of direct) found.push({ concept, at: [from] });
    for (const { rest, concept } of phrases.get(token) ?? []) {
      const others = phraseAt(tokens, from + 1, rest, 0);
      if (others !== null) found.push({ concept, at: [from, ...others] });
    }
    if (language === 'en' && promotionCode.test(token))
      found.push({ concept: `${conceptMark}discount`, at: [from] });
  }
  return found;
}

// "SPRING20": a word with a round number behind it is what shops call their codes.
const promotionCode = /^[a-z]{4,12}(?:5|10|15|20|25|30|40|50)$/;

/** Positions of the words of `rest` from `next` on, the first of which must stand at `at`. */
function phraseAt(
  tokens: readonly string[],
  at: number,
  rest: readonly string[],
  next: number,
): number[] | null {
  const word = rest[next];
  if (word === undefined) return [];
  if (word === gap) {
    for (let skipped = 0; skipped <= longestGap; skipped++) {
      const others = phraseAt(tokens, at + skipped, rest, next + 1);
      if (others !== null) return others;
    }
    return null;
  }
  if (tokens[at] !== word) return null;
  const others = phraseAt(tokens, at + 1, rest, next + 1);
  return others === null ? null : [at, ...others];
}

/** Whether the lexicon has this word, alone or at the beginning of a phrase. */
export const speaksOfConcept = (token: string, language: string): boolean =>
  lexiconOf(language).words.has(token) || lexiconOf(language).phrases.has(token);

/** Names of the concepts in `tokens`, each once. */
export const conceptsOf = (tokens: readonly string[], language: string): string[] => [
  ...new Set(mentionsOf(tokens, language).map((mention) => mention.concept)),
];

const compounding = new Set(['de', 'nl']);
const shortestPart = 4;

// "Rücksendekosten" speaks of what "Rücksendung" and "Kosten" speak of: the longest known beginning and ending.
function compoundConcepts(token: string, words: Map<string, string[]>, language: string): string[] {
  if (!compounding.has(language) || token.length < 2 * shortestPart) return [];
  const found: string[] = [];
  for (let end = token.length - 3; end >= shortestPart; end--) {
    const concepts = words.get(token.slice(0, end));
    if (concepts === undefined) continue;
    found.push(...concepts);
    break;
  }
  for (let start = 3; start <= token.length - shortestPart; start++) {
    const concepts = words.get(token.slice(start));
    if (concepts === undefined) continue;
    found.push(...concepts);
    break;
  }
  return found;
}
