// What of an entry does not depend on the question, worked out once per entry and statistics: term weights, letter triples,
// where body terms stand. Kept as long as the entry object lives, so an index in memory pays once. Used by features. Pure.
import type { Entry } from '#core/retrieval/entry';
import { questionWeight, type Statistics } from '#core/retrieval/statistics';
import { languageOf } from '#core/retrieval/tokenize';

/** The title or one question variant. `weights` and their sum `total` go with the different `terms`. */
export type PreparedText = {
  terms: string[];
  weights: number[];
  total: number;
  length: number;
  pairs: ReadonlySet<string>;
  grams: Grams;
  concepts: readonly string[];
  conceptTotal: number;
};
/** The same twice: for looking up, and for going through, which is faster without an iterator. */
export type Grams = {
  values: ReadonlyMap<string, number>;
  names: readonly string[];
  each: readonly number[];
  length: number;
};
export type PreparedEntry = {
  questions: PreparedText[];
  /** For every body term the passages that hold it, one for each time. */
  body: ReadonlyMap<string, number[]>;
  bodyLength: number;
  passages: number;
  bodyConcepts: readonly string[];
  /** How often title and variants name a concept, weighted; and the length of that vector. */
  profile: ReadonlyMap<string, number>;
  profileLength: number;
};

// A title names the subject; it counts as two variants.
const titleShare = 2;
const known = new WeakMap<Entry, { statistics: Statistics; prepared: PreparedEntry }>();

export function prepareEntry(entry: Entry, statistics: Statistics): PreparedEntry {
  const found = known.get(entry);
  if (found !== undefined && found.statistics === statistics) return found.prepared;
  const language = languageOf(entry.locale);
  const weigh = (term: string): number => questionWeight(statistics, term, language);
  const profile = new Map<string, number>();
  const questions = entry.questions.map((tokens, number): PreparedText => {
    const concepts = entry.concepts[number] ?? [];
    let conceptTotal = 0;
    for (const concept of concepts) {
      conceptTotal += weigh(concept);
      profile.set(concept, (profile.get(concept) ?? 0) + (number === 0 ? titleShare : 1));
    }
    const terms = [...new Set(tokens)];
    const weights = terms.map(weigh);
    let grams: Grams | null = null;
    let pairs: ReadonlySet<string> | null = null;
    return {
      terms,
      weights,
      total: weights.reduce((sum, weight) => sum + weight, 0),
      length: tokens.length,
      get pairs() {
        return (pairs ??= pairsOf(tokens));
      },
      get grams() {
        return (grams ??= gramsOf(terms, weights));
      },
      concepts,
      conceptTotal,
    };
  });
  let squares = 0;
  for (const [concept, count] of profile) {
    const value = Math.sqrt(count) * weigh(concept);
    profile.set(concept, value);
    squares += value * value;
  }
  const body = new Map<string, number[]>();
  let bodyLength = 0;
  for (const [number, passage] of entry.passages.entries()) {
    bodyLength += passage.length;
    for (const term of passage) {
      const places = body.get(term);
      if (places === undefined) body.set(term, [number]);
      else places.push(number);
    }
  }
  const prepared: PreparedEntry = {
    questions,
    body,
    bodyLength,
    passages: entry.passages.length,
    bodyConcepts: entry.concepts.at(-1) ?? [],
    profile,
    profileLength: Math.sqrt(squares),
  };
  known.set(entry, { statistics, prepared });
  return prepared;
}

export function pairsOf(tokens: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < tokens.length; at++) pairs.add(`${tokens[at]} ${tokens[at + 1]}`);
  return pairs;
}

export function pairShare(a: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (a.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (other.has(pair)) both++;
  return both / Math.sqrt(a.size * other.size);
}

/** Letter triples of the padded terms, each term's weight spread over its triples. */
export function gramsOf(terms: readonly string[], weights: readonly number[]): Grams {
  const values = new Map<string, number>();
  for (const [number, term] of terms.entries()) {
    const padded = ` ${term} `;
    const count = Math.max(1, padded.length - 2);
    const value = weights[number]! / Math.sqrt(count);
    for (let at = 0; at < count; at++) {
      const gram = padded.slice(at, at + 3);
      values.set(gram, (values.get(gram) ?? 0) + value);
    }
  }
  let squares = 0;
  for (const value of values.values()) squares += value * value;
  return {
    values,
    names: [...values.keys()],
    each: [...values.values()],
    length: Math.sqrt(squares),
  };
}

export function cosine(a: Grams, other: Grams): number {
  let dot = 0;
  const [small, large] = a.values.size < other.values.size ? [a, other] : [other, a];
  const { names, each } = small;
  const { values } = large;
  for (let at = 0; at < names.length; at++) {
    const match = values.get(names[at]!);
    if (match !== undefined) dot += each[at]! * match;
  }
  return dot === 0 ? 0 : dot / (a.length * other.length);
}
