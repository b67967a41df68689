// Orders candidate articles for a question and says how sure the first is. Score and evidence are linear sums of a few readable
// features; the weights were fitted on open data and are the same for every tenant; a tenant's calibration turns evidence
// into a probability. Used by the D1 adapter (on FTS5's
// candidates) and by the in-memory index (on all articles). Pure.
import { probability } from '#core/retrieval/calibration-model';
import { coverageOf } from '#core/retrieval/coverage';
import type { Entry } from '#core/retrieval/entry';
import { expandQuery, type ExpandedQuery } from '#core/retrieval/expand';
import type { FeatureSet } from '#core/retrieval/feature-set';
import { articleFeatures, prepareQuery } from '#core/retrieval/features';
import { confidenceWeights, rankWeights } from '#core/retrieval/rank-weights';
import type { Statistics } from '#core/retrieval/statistics';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

export type Query = { text: string; locale?: string };

/** `confidence` is the probability that this article answers; it is meant for the first hit. */
export type Ranked = { id: string; score: number; confidence: number };

export type RankOptions = { limit?: number };

const maxQueryCharacters = 4000;

/**
 * Best first; ties keep the order of the candidates. A candidate that shares nothing with the question is left out.
 */
export function rank(
  query: Query,
  candidates: readonly Entry[],
  statistics: Statistics,
  options: RankOptions = {},
): Ranked[] {
  return rankExpanded(expandText(query, statistics), candidates, statistics, options);
}

/** The first step of `rank`, for a caller that needs the expansion to find its candidates. */
export function expandText(query: Query, statistics: Statistics): ExpandedQuery {
  const language = languageOf(query.locale);
  const tokens = tokenize(query.text.slice(0, maxQueryCharacters), language);
  return expandQuery(tokens, statistics, language);
}

export function rankExpanded(
  query: ExpandedQuery,
  candidates: readonly Entry[],
  statistics: Statistics,
  options: RankOptions = {},
): Ranked[] {
  const scored = score(query, candidates, statistics);
  const evidence = evidenceOf(scored, query, statistics);
  const best = scored[0]?.score ?? 0;
  return scored.slice(0, options.limit ?? 10).map(({ id, score: own }) => ({
    id,
    score: own,
    confidence: probability(statistics.calibration, evidence + (own - best)),
  }));
}

/** The first hit and what speaks for it, before calibration. */
export function weighEvidence(
  query: ExpandedQuery,
  candidates: readonly Entry[],
  statistics: Statistics,
): { first: string | null; evidence: number } {
  const scored = score(query, candidates, statistics);
  return { first: scored[0]?.id ?? null, evidence: evidenceOf(scored, query, statistics) };
}

type Scored = { id: string; entry: Entry; features: FeatureSet; score: number };

function score(
  query: ExpandedQuery,
  candidates: readonly Entry[],
  statistics: Statistics,
): Scored[] {
  const asked = prepareQuery(query, statistics);
  const scored: Scored[] = [];
  for (const entry of candidates) {
    const features = articleFeatures(asked, entry, statistics);
    if (features.coverAll + features.conceptBody === 0) continue;
    scored.push({ id: entry.id, entry, features, score: sum(rankWeights, features) });
  }
  return scored.toSorted((a, b) => b.score - a.score);
}

const sum = (weights: Record<string, number>, features: Record<string, number>): number => {
  let total = 0;
  for (const name in weights) total += weights[name]! * (features[name] ?? 0);
  return total;
};

/** What speaks for the first hit: its own features, how far the others are behind, and what kind of question it is. */
export function confidenceFeatures(
  scored: readonly { entry: Entry; score: number; features: FeatureSet }[],
  query: ExpandedQuery,
  statistics: Statistics,
): Record<string, number> | null {
  const first = scored[0];
  if (first === undefined) return null;
  let rivals = 0;
  for (const other of scored) rivals += Math.exp(other.score - first.score);
  const length = query.terms.length;
  return {
    one: 1,
    score: first.score,
    margin: Math.min(3, first.score - (scored[1]?.score ?? 0)),
    rivals: Math.log(rivals),
    short: 1 / Math.max(1, length),
    long: Math.log(1 + length),
    speaksOfNothing: query.concepts.size === 0 ? 1 : 0,
    ...first.features,
    ...coverageOf(query, first.entry, statistics),
  };
}

function evidenceOf(
  scored: readonly Scored[],
  query: ExpandedQuery,
  statistics: Statistics,
): number {
  const features = confidenceFeatures(scored, query, statistics);
  return features === null ? -20 : sum(confidenceWeights, features);
}
