// What a question and an article have in common, as a handful of numbers. Used by rank, calibrate and the fitting of weights. Pure.
import type { Entry } from '#core/retrieval/entry';
import type { ExpandedQuery } from '#core/retrieval/expand';
import { bodyWeight, questionWeight, type Statistics } from '#core/retrieval/statistics';

export type FeatureSet = {
  /** Share of the question's weight found in the best single title or variant; and of that text's in the question. */
  coverQuestion: number;
  coverBack: number;
  /** Geometric middle of both, for the best and (damped) over all variants. */
  match: number;
  matchTitle: number;
  /** Neighbouring words that are neighbours there too. */
  order: number;
  /** Similarity of letter triples with the best title or variant. */
  grams: number;
  /** Share of the question's weight found in all titles and variants, in the best passage, in the body, anywhere. */
  coverQuestions: number;
  /** Saturated term frequency over title and variants as one bag (BM25), and the second best variant's match. */
  bag: number;
  matchNext: number;
  coverPassage: number;
  body: number;
  coverAll: number;
  /** Concepts in common: with the best question, with all questions, with the body. */
  conceptMatch: number;
  conceptQuestions: number;
  conceptBody: number;
  /** As coverQuestion and coverAll, where a word also counts in part when one of its concepts is there. */
  alignQuestion: number;
  alignAll: number;
  /** Absolute weight that was found (in tens), and weight of words nobody here uses. */
  evidence: number;
  unknown: number;
  /** Weight of the most telling word that was found nowhere in the article (in tens); and of the best one found. */
  missed: number;
  found: number;
};

type Slot = { index: number; strength: number };

/** For every index term that matches: which words of the question, how strongly. */
function slotsOf(query: ExpandedQuery): Map<string, Slot[]> {
  const slots = new Map<string, Slot[]>();
  for (const [index, term] of query.terms.entries())
    for (const [match, strength] of term.matches) {
      const found = slots.get(match);
      if (found === undefined) slots.set(match, [{ index, strength }]);
      else found.push({ index, strength });
    }
  return slots;
}

const prepared = new WeakMap<ExpandedQuery, Prepared>();
type Prepared = {
  slots: Map<string, Slot[]>;
  total: number;
  unknown: number;
  pairs: Set<string>;
  grams: Map<string, number>;
};

function prepare(query: ExpandedQuery): Prepared {
  let result = prepared.get(query);
  if (result !== undefined) return result;
  const weights = new Map(query.terms.map((term) => [term.term, term.weight]));
  result = {
    slots: slotsOf(query),
    total: query.terms.reduce((sum, term) => sum + term.weight, 0),
    unknown: query.terms.reduce(
      (sum, term) => sum + (term.matches.size === 1 && !term.known ? term.weight : 0),
      0,
    ),
    pairs: pairsOf(query.tokens),
    grams: gramsOf(query.tokens, (term) => weights.get(term)!),
  };
  prepared.set(query, result);
  return result;
}

export function articleFeatures(
  query: ExpandedQuery,
  entry: Entry,
  statistics: Statistics,
): { features: FeatureSet } {
  const { slots, total, unknown, pairs, grams } = prepare(query);
  const size = query.terms.length;
  const features: FeatureSet = {
    coverQuestion: 0,
    coverBack: 0,
    match: 0,
    matchTitle: 0,
    order: 0,
    grams: 0,
    coverQuestions: 0,
    bag: 0,
    matchNext: 0,
    coverPassage: 0,
    body: 0,
    coverAll: 0,
    conceptMatch: 0,
    conceptQuestions: 0,
    conceptBody: 0,
    alignQuestion: 0,
    alignAll: 0,
    evidence: 0,
    missed: 0,
    found: 0,
    unknown: total === 0 ? 0 : unknown / total,
  };
  if (total === 0) return { features };
  const weight = (term: string): number => questionWeight(statistics, term, query.language);
  const everywhere = new Float64Array(size);
  const inQuestions = new Float64Array(size);
  const share = (found: Float64Array): number => {
    let sum = 0;
    for (let at = 0; at < size; at++) sum += found[at]! * query.terms[at]!.weight;
    return sum / total;
  };
  const bag = new Float64Array(size);
  let bagLength = 0;
  let bestMatch = 0;
  for (const [number, tokens] of entry.questions.entries()) {
    bagLength += tokens.length;
    const found = new Float64Array(size);
    let own = 0;
    let back = 0;
    for (const token of new Set(tokens)) {
      const value = weight(token);
      own += value;
      let best = 0;
      for (const slot of slots.get(token) ?? []) {
        if (slot.strength > found[slot.index]!) found[slot.index] = slot.strength;
        if (slot.strength > best) best = slot.strength;
      }
      back += best * value;
    }
    const cover = share(found);
    for (let at = 0; at < size; at++) {
      bag[at]! += found[at]!;
      inQuestions[at] = Math.max(inQuestions[at]!, found[at]!);
    }
    align(found, query, entry.concepts[number] ?? []);
    features.alignQuestion = Math.max(features.alignQuestion, share(found));
    if (cover === 0) continue;
    const coverBack = own === 0 ? 0 : back / own;
    const match = Math.sqrt(cover * coverBack);
    if (number === 0) features.matchTitle = match;
    if (match > bestMatch) {
      features.matchNext = bestMatch;
      bestMatch = match;
    } else if (match > features.matchNext) features.matchNext = match;
    const gramsHere = cosine(grams, gramsOf(tokens, weight));
    const order = pairShare(pairs, pairsOf(tokens));
    if (
      match + 0.3 * gramsHere + 0.1 * order >
      features.match + 0.3 * features.grams + 0.1 * features.order
    ) {
      features.match = match;
      features.coverQuestion = cover;
      features.coverBack = coverBack;
      features.grams = gramsHere;
      features.order = order;
    }
  }
  for (let at = 0; at < size; at++) {
    const norm = k1 * (1 - bagB + (bagB * bagLength) / bagAverage);
    features.bag += (query.terms[at]!.weight * bag[at]!) / (bag[at]! + norm) / total;
  }
  everywhere.set(inQuestions);
  features.coverQuestions = share(inQuestions);
  addBody(features, query, slots, entry, statistics, everywhere, total);
  features.coverAll = share(everywhere);
  addConcepts(features, query, entry, statistics);
  for (const concepts of entry.concepts) align(everywhere, query, concepts);
  features.alignAll = share(everywhere);
  for (let at = 0; at < size; at++) {
    const value = query.terms[at]!.weight / 10;
    features.missed = Math.max(features.missed, value * (1 - everywhere[at]!));
    features.found = Math.max(features.found, value * inQuestions[at]!);
  }
  features.evidence = (features.coverQuestion * total) / 10;
  return { features };
}

// A concept in common is worth the more the rarer it is here, but never as much as the word itself.
function align(found: Float64Array, query: ExpandedQuery, concepts: readonly string[]): void {
  for (const name of concepts) {
    const concept = query.concepts.get(name);
    if (concept === undefined) continue;
    const strength = Math.min(0.6, concept.weight / 6);
    for (const at of concept.terms) if (found[at]! < strength) found[at] = strength;
  }
}

function addConcepts(
  features: FeatureSet,
  query: ExpandedQuery,
  entry: Entry,
  statistics: Statistics,
): void {
  let total = 0;
  for (const concept of query.concepts.values()) total += concept.weight;
  if (total === 0) return;
  const found = new Set<string>();
  const body = entry.concepts.length - 1;
  const shareOf = (concepts: Iterable<string>): number => {
    let sum = 0;
    for (const concept of concepts) sum += query.concepts.get(concept)?.weight ?? 0;
    return sum / total;
  };
  for (const [number, concepts] of entry.concepts.entries()) {
    if (number === body) break;
    let own = 0;
    for (const concept of concepts) {
      own += questionWeight(statistics, concept, query.language);
      if (query.concepts.has(concept)) found.add(concept);
    }
    const match = own === 0 ? 0 : shareOf(concepts) * Math.sqrt(total / own);
    if (match > features.conceptMatch) features.conceptMatch = match;
  }
  features.conceptQuestions = shareOf(found);
  for (const concept of entry.concepts[body] ?? []) found.add(concept);
  features.conceptBody = shareOf(found);
}

const k1 = 1.2;
const b = 0.6;
const bagB = 0.5;
const bagAverage = 20;

function addBody(
  features: FeatureSet,
  query: ExpandedQuery,
  slots: Map<string, Slot[]>,
  entry: Entry,
  statistics: Statistics,
  everywhere: Float64Array,
  total: number,
): void {
  const size = query.terms.length;
  const counts = new Float64Array(size);
  let length = 0;
  for (const passage of entry.passages) {
    length += passage.length;
    const here = new Float64Array(size);
    for (const token of passage)
      for (const slot of slots.get(token) ?? []) {
        counts[slot.index]! += slot.strength;
        if (slot.strength > here[slot.index]!) here[slot.index] = slot.strength;
      }
    let cover = 0;
    for (let at = 0; at < size; at++) {
      cover += here[at]! * query.terms[at]!.weight;
      if (here[at]! > everywhere[at]!) everywhere[at] = here[at]!;
    }
    features.coverPassage = Math.max(features.coverPassage, cover / total);
  }
  const average =
    statistics.documents === 0 ? 1 : Math.max(1, statistics.bodyLength / statistics.documents);
  let sum = 0;
  let most = 0;
  for (let at = 0; at < size; at++) {
    const value = bodyWeight(statistics, query.terms[at]!.term, query.language);
    most += value;
    const count = counts[at]!;
    sum += (value * count) / (count + k1 * (1 - b + (b * length) / average));
  }
  features.body = most === 0 ? 0 : sum / most;
}

const pairsOf = (tokens: readonly string[]): Set<string> => {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < tokens.length; at++) pairs.add(`${tokens[at]} ${tokens[at + 1]}`);
  return pairs;
};

const pairShare = (a: Set<string>, other: Set<string>): number => {
  if (a.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (other.has(pair)) both++;
  return both / Math.sqrt(a.size * other.size);
};

/** Letter triples of the padded terms, each term's weight spread over its triples. */
function gramsOf(tokens: readonly string[], weight: (term: string) => number): Map<string, number> {
  const grams = new Map<string, number>();
  for (const token of new Set(tokens)) {
    const padded = ` ${token} `;
    const count = Math.max(1, padded.length - 2);
    const value = weight(token) / Math.sqrt(count);
    for (let at = 0; at < count; at++) {
      const gram = padded.slice(at, at + 3);
      grams.set(gram, (grams.get(gram) ?? 0) + value);
    }
  }
  return grams;
}

function cosine(a: Map<string, number>, other: Map<string, number>): number {
  let dot = 0;
  let left = 0;
  let right = 0;
  for (const value of a.values()) left += value * value;
  for (const [gram, value] of other) {
    right += value * value;
    dot += value * (a.get(gram) ?? 0);
  }
  return dot === 0 ? 0 : dot / Math.sqrt(left * right);
}
