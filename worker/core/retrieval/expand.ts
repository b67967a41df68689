// From the words of a question to what may stand for them in this knowledge base: the word itself, its synonyms,
// spelling corrections, longer and shorter relatives, and compounds written apart or together. Used by rank and search-text. Pure.
import { isEveryday } from '#core/retrieval/background';
import { conceptMark, mentionsOf, speaksOfConcept } from '#core/retrieval/concepts';
import { questionWeight, type Statistics } from '#core/retrieval/statistics';
import { synonymsOf } from '#core/retrieval/synonyms';
import { corrections } from '#core/retrieval/typo';

/** A word of the question: its weight, and the index terms that match it with their strength (0..1]. */
export type QueryTerm = {
  term: string;
  weight: number;
  known: boolean;
  matches: Map<string, number>;
};
/** `terms` are positions in the list of terms that point to the concept. */
export type QueryConcept = { weight: number; terms: number[] };
export type ExpandedQuery = {
  tokens: string[];
  terms: QueryTerm[];
  /** The concepts of the question that this base speaks of, with their weight. */
  concepts: Map<string, QueryConcept>;
  language: string;
};

const maxQueryTokens = 64;
const strength = { synonym: 0.7, kin: 0.65, typo: [0.9, 0.85, 0.7], compound: 0.9 };

export function expandQuery(
  tokens: readonly string[],
  statistics: Statistics,
  language: string,
): ExpandedQuery {
  const kept = tokens.slice(0, maxQueryTokens);
  const terms = new Map<string, QueryTerm>();
  for (const term of kept) {
    if (terms.has(term)) continue;
    const matches = new Map<string, number>([[term, 1]]);
    const offer = (other: string, value: number): void => {
      if (statistics.frequency.has(other) && (matches.get(other) ?? 0) < value)
        matches.set(other, value);
    };
    const known = statistics.frequency.has(term);
    for (const other of synonymsOf(term, language)) offer(other, strength.synonym);
    for (const other of kinOf(term, statistics)) offer(other, strength.kin);
    if (!known) addGuesses(term, matches, offer, statistics, language);
    terms.set(term, { term, weight: questionWeight(statistics, term, language), known, matches });
  }
  joinNeighbours(kept, terms, statistics);
  const concepts = conceptsIn(kept, terms, statistics, language);
  return { tokens: kept, terms: [...terms.values()], concepts, language };
}

// A word that points to several concepts says less about each, and an everyday word ("like", "time") says little.
const tellingWeight = 3.5;

function conceptsIn(
  tokens: readonly string[],
  terms: Map<string, QueryTerm>,
  statistics: Statistics,
  language: string,
): Map<string, QueryConcept> {
  const positions = new Map([...terms.keys()].map((term, at) => [term, at]));
  const mentions = mentionsOf(
    tokens.map((token) => meantBy(token, terms.get(token)!, language)),
    language,
  );
  const perToken = new Map<number, number>();
  for (const { at } of mentions) perToken.set(at[0]!, (perToken.get(at[0]!) ?? 0) + 1);
  const concepts = new Map<string, QueryConcept>();
  for (const { concept, at } of mentions) {
    const found = concepts.get(concept) ?? { weight: 0, terms: [] };
    let telling = 0;
    for (const position of at) {
      const term = tokens[position]!;
      found.terms.push(positions.get(term)!);
      telling += terms.get(term)!.weight;
    }
    const weight =
      (questionWeight(statistics, concept, language) * Math.min(1, telling / tellingWeight)) /
      Math.sqrt(perToken.get(at[0]!)!);
    found.weight = Math.max(found.weight, weight);
    concepts.set(concept, found);
  }
  return concepts;
}

// A misspelled word speaks of what the right one does.
function meantBy(token: string, { known, matches }: QueryTerm, language: string): string {
  if (known || matches.size === 1 || speaksOfConcept(token, language)) return token;
  for (const [match, value] of matches)
    if (match !== token && value >= strength.typo[1]!) return match;
  return token;
}

// Of short words many are one letter apart ("saint", "paint"): they must begin alike, or be the same letters in other order.
const shortWord = 6;

function looksMisspelled(term: string, other: string): boolean {
  const sortedLetters = (word: string): string => [...word].toSorted().join('');
  if (sortedLetters(term) === sortedLetters(other)) return true;
  if (term.length <= 4) return false;
  return term.length > shortWord || term[0] === other[0];
}

// "internship" is no ship.
const endings = new Set(['ship', 'able', 'less', 'like', 'ful']);

function addGuesses(
  term: string,
  matches: Map<string, number>,
  offer: (other: string, value: number) => void,
  statistics: Statistics,
  language: string,
): void {
  if (matches.size === 1 && !isEveryday(term, language))
    for (const { term: other, distance } of corrections(term, statistics.frequency))
      if (looksMisspelled(term, other)) offer(other, strength.typo[distance]!);
  // "trackingnumber", "Rechnungsnummer": two known words written as one.
  for (let at = 3; at <= term.length - 3; at++) {
    const left = term.slice(0, at);
    const right = term.slice(at);
    if (endings.has(right)) continue;
    if (statistics.frequency.has(left) && statistics.frequency.has(right)) {
      offer(left, strength.compound);
      offer(right, strength.compound);
      break;
    }
  }
}

// "log in" asked, "login" written.
function joinNeighbours(
  tokens: readonly string[],
  terms: Map<string, QueryTerm>,
  statistics: Statistics,
): void {
  for (let at = 0; at + 1 < tokens.length; at++) {
    const left = tokens[at]!;
    const right = tokens[at + 1]!;
    const joined = left + right;
    if (joined.length < 5 || !statistics.frequency.has(joined)) continue;
    for (const part of [left, right]) {
      const matches = terms.get(part)!.matches;
      matches.set(joined, Math.max(matches.get(joined) ?? 0, strength.compound));
    }
  }
}

const sorted = new WeakMap<object, string[]>();

/** Vocabulary terms that share a long beginning: "insur" and "insuranc", German compounds. */
function kinOf(term: string, statistics: Statistics): string[] {
  if (term.length < 5 || /\d/.test(term)) return [];
  let vocabulary = sorted.get(statistics.frequency);
  if (vocabulary === undefined) {
    vocabulary = [...statistics.frequency.keys()]
      .filter((known) => known.length >= 5 && !known.startsWith(conceptMark))
      .toSorted();
    sorted.set(statistics.frequency, vocabulary);
  }
  const prefix = term.slice(0, Math.max(5, Math.ceil(term.length * 0.7)));
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  const kin: string[] = [];
  for (let at = low; at < vocabulary.length && kin.length < 12; at++) {
    const other = vocabulary[at]!;
    if (!other.startsWith(prefix)) break;
    if (other !== term && other.length <= term.length / 0.6) kin.push(other);
  }
  return kin;
}
