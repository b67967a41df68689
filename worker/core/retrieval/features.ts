// What a question and an article have in common, as a handful of numbers. Used by rank, calibrate and the fitting of weights. Pure.
import { noFeatures, type FeatureSet } from '#core/retrieval/feature-set';
import type { Entry } from '#core/retrieval/entry';
import type { ExpandedQuery } from '#core/retrieval/expand';
import {
  cosine,
  gramsOf,
  pairShare,
  pairsOf,
  prepareEntry,
  type Grams,
  type PreparedText,
  type PreparedEntry,
} from '#core/retrieval/prepared-entry';
import { bodyWeight, type Statistics } from '#core/retrieval/statistics';

/** A word of the question (its position in `terms`) that an index term stands for. */
type Slot = { index: number; strength: number };

/** What of a question does not depend on the article. */
export type PreparedQuery = {
  query: ExpandedQuery;
  slots: ReadonlyMap<string, readonly Slot[]>;
  weights: readonly number[];
  total: number;
  bodyWeights: readonly number[];
  bodyTotal: number;
  pairs: ReadonlySet<string>;
  grams: Grams;
  conceptTotal: number;
  conceptLength: number;
};

export function prepareQuery(query: ExpandedQuery, statistics: Statistics): PreparedQuery {
  const slots = new Map<string, Slot[]>();
  for (const [index, term] of query.terms.entries())
    for (const [match, strength] of term.matches) {
      const found = slots.get(match);
      if (found === undefined) slots.set(match, [{ index, strength }]);
      else found.push({ index, strength });
    }
  const weights = query.terms.map((term) => term.weight);
  const bodyWeights = query.terms.map((term) => bodyWeight(statistics, term.term, query.language));
  const total = sum(weights);
  const concepts = [...query.concepts];
  return {
    query,
    slots,
    weights,
    total,
    bodyWeights,
    bodyTotal: sum(bodyWeights),
    pairs: pairsOf(query.tokens),
    grams: gramsOf(
      query.terms.map((term) => term.term),
      weights,
    ),
    conceptTotal: sum(concepts.map(([, concept]) => concept.weight)),
    conceptLength: Math.sqrt(sum(concepts.map(([, concept]) => concept.weight ** 2))),
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

export function articleFeatures(
  asked: PreparedQuery,
  entry: Entry,
  statistics: Statistics,
): FeatureSet {
  const features: FeatureSet = { ...noFeatures };
  if (asked.total === 0) return features;
  const prepared = prepareEntry(entry, statistics);
  const found = addQuestions(features, asked, prepared);
  addBody(features, asked, prepared, statistics, found);
  features.coverAll = shareOf(found, asked);
  addConcepts(features, asked, prepared);
  for (const question of prepared.questions) align(found, asked.query, question.concepts);
  align(found, asked.query, prepared.bodyConcepts);
  features.alignAll = shareOf(found, asked);
  features.evidence = (features.coverQuestion * asked.total) / 10;
  return features;
}

const shareOf = (found: ArrayLike<number>, asked: PreparedQuery): number => {
  let total = 0;
  for (let at = 0; at < found.length; at++) total += found[at]! * asked.weights[at]!;
  return total / asked.total;
};

const k1 = 1.2;
const bodyB = 0.6;
const bagB = 0.5;
const bagAverage = 20;
/** What letters and order can add to a match: both are shares; and a little for rounding. */
const mostByLetters = 0.4001;

/** Returns how well title and variants together match each word of the question. */
function addQuestions(
  features: FeatureSet,
  asked: PreparedQuery,
  prepared: PreparedEntry,
): Float64Array {
  const size = asked.weights.length;
  const all = new Float64Array(size);
  const bag = new Float64Array(size);
  const found = new Float64Array(size);
  const hasConcepts = asked.query.concepts.size > 0;
  let bagLength = 0;
  let bestMatch = 0;
  const likely: { question: PreparedText; match: number; cover: number; coverBack: number }[] = [];
  for (let number = 0; number < prepared.questions.length; number++) {
    const question = prepared.questions[number]!;
    bagLength += question.length;
    let back = 0;
    let isTouched = false;
    for (let at = 0; at < question.terms.length; at++) {
      const slots = asked.slots.get(question.terms[at]!);
      if (slots === undefined) continue;
      isTouched = true;
      let best = 0;
      for (const { index, strength } of slots) {
        if (strength > found[index]!) found[index] = strength;
        if (strength > best) best = strength;
      }
      back += best * question.weights[at]!;
    }
    // Most variants share no word with the question.
    const cover = isTouched ? shareOf(found, asked) : 0;
    if (isTouched)
      for (let at = 0; at < size; at++) {
        bag[at]! += found[at]!;
        if (found[at]! > all[at]!) all[at] = found[at]!;
      }
    if (hasConcepts) align(found, asked.query, question.concepts);
    if (isTouched || hasConcepts) {
      features.alignQuestion = Math.max(features.alignQuestion, shareOf(found, asked));
      found.fill(0);
    }
    if (cover === 0) continue;
    const coverBack = question.total === 0 ? 0 : back / question.total;
    const match = Math.sqrt(cover * coverBack);
    if (number === 0) features.matchTitle = match;
    if (match > bestMatch) {
      features.matchNext = bestMatch;
      bestMatch = match;
    } else if (match > features.matchNext) features.matchNext = match;
    likely.push({ question, match, cover, coverBack });
  }
  for (const { question, match, cover, coverBack } of likely) {
    // Letters are compared only where they can still decide.
    if (match + mostByLetters <= bestMatch) continue;
    const rival = features.match + 0.3 * features.grams + 0.1 * features.order;
    if (match + mostByLetters <= rival) continue;
    const grams = cosine(asked.grams, question.grams);
    const order = pairShare(asked.pairs, question.pairs);
    if (match + 0.3 * grams + 0.1 * order > rival) {
      features.match = match;
      features.grams = grams;
      features.order = order;
      features.coverQuestion = cover;
      features.coverBack = coverBack;
    }
  }
  const norm = k1 * (1 - bagB + (bagB * bagLength) / bagAverage);
  for (let at = 0; at < size; at++)
    features.bag += (asked.weights[at]! * bag[at]!) / (bag[at]! + norm) / asked.total;
  features.coverQuestions = shareOf(all, asked);
  return all;
}

/** Raises `found` by what the body holds. */
function addBody(
  features: FeatureSet,
  asked: PreparedQuery,
  prepared: PreparedEntry,
  statistics: Statistics,
  found: Float64Array,
): void {
  const size = asked.weights.length;
  const counts = new Float64Array(size);
  const best = new Float64Array(size * prepared.passages);
  for (const [term, slots] of asked.slots) {
    const places = prepared.body.get(term);
    if (places === undefined) continue;
    for (const { index, strength } of slots) {
      counts[index]! += strength * places.length;
      if (strength > found[index]!) found[index] = strength;
      for (const place of places) {
        const cell = place * size + index;
        if (strength > best[cell]!) best[cell] = strength;
      }
    }
  }
  for (let from = 0; from < best.length; from += size)
    features.coverPassage = Math.max(
      features.coverPassage,
      shareOf(best.subarray(from, from + size), asked),
    );
  const average = Math.max(1, statistics.bodyLength / Math.max(1, statistics.documents));
  const norm = k1 * (1 - bodyB + (bodyB * prepared.bodyLength) / average);
  let total = 0;
  for (let at = 0; at < size; at++)
    total += (asked.bodyWeights[at]! * counts[at]!) / (counts[at]! + norm);
  features.body = asked.bodyTotal === 0 ? 0 : total / asked.bodyTotal;
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

function addConcepts(features: FeatureSet, asked: PreparedQuery, prepared: PreparedEntry): void {
  const { conceptTotal: total } = asked;
  if (total === 0) return;
  const concepts = asked.query.concepts;
  const weightOf = (names: Iterable<string>): number => {
    let weight = 0;
    for (const name of names) weight += concepts.get(name)?.weight ?? 0;
    return weight;
  };
  for (const [number, question] of prepared.questions.entries()) {
    if (question.conceptTotal === 0) continue;
    const match = weightOf(question.concepts) / Math.sqrt(total * question.conceptTotal);
    if (match > features.conceptMatch) features.conceptMatch = match;
    if (number === 0) features.conceptTitle = match;
    else if (match > features.conceptVariant) features.conceptVariant = match;
  }
  let named = 0;
  let anywhere = 0;
  let dot = 0;
  for (const [name, { weight }] of concepts) {
    const value = prepared.profile.get(name);
    if (value !== undefined) {
      named += weight;
      dot += value * weight;
    }
    if (value !== undefined || prepared.bodyConcepts.includes(name)) anywhere += weight;
  }
  features.conceptQuestions = named / total;
  features.conceptBody = anywhere / total;
  if (dot > 0) features.conceptProfile = dot / (prepared.profileLength * asked.conceptLength);
  if (prepared.questions.length > 1) features.conceptSpread = features.conceptProfile;
}
