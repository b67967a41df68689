// Whether two messages ask the same thing (the repetition trigger), 0..1: the probability learned from pairs of questions that
// people marked (deepset COVID-QA, English and German, Apache-2.0). Used by the escalation rules. Pure.
import { conceptsOf } from '#core/retrieval/concepts';
import { expandQuery } from '#core/retrieval/expand';
import type { FeatureSet } from '#core/retrieval/feature-set';
import { articleFeatures, prepareQuery } from '#core/retrieval/features';
import { buildStatistics } from '#core/retrieval/statistics';
import { languageOf, tokenize } from '#core/retrieval/tokenize';

// Of the mean over both directions, then of the larger of both.
const meanWeights = {
  match: 0.15,
  coverQuestion: 0.34,
  coverBack: 0.12,
  grams: 0.79,
  order: -0.34,
  conceptMatch: 3.81,
  alignQuestion: 1.17,
} as const;
const mostWeights = { coverQuestion: 0.67, alignQuestion: 1.35 } as const;
const lengthWeight = -0.51;
const offset = -2.48;
// People who repeat themselves mostly repeat their words: equal texts are the same question whatever they are about.
const repeated = 0.9;

const maxCharacters = 2000;

export function similarity(a: string, b: string, options: { locale?: string } = {}): number {
  const language = languageOf(options.locale);
  const left = tokenize(a.slice(0, maxCharacters), language);
  const right = tokenize(b.slice(0, maxCharacters), language);
  if (left.length === 0 || right.length === 0) return 0;
  const there = directed(left, right, language);
  const back = directed(right, left, language);
  let evidence = offset + lengthWeight * Math.abs(Math.log((left.length + 1) / (right.length + 1)));
  for (const [name, weight] of Object.entries(meanWeights) as [keyof FeatureSet, number][])
    evidence += (weight * (there[name] + back[name])) / 2;
  for (const [name, weight] of Object.entries(mostWeights) as [keyof FeatureSet, number][])
    evidence += weight * Math.max(there[name], back[name]);
  const learned = 1 / (1 + Math.exp(-evidence));
  const same = (there.match + back.match) / 2;
  return same > repeated ? Math.max(learned, same) : learned;
}

function directed(from: string[], to: string[], language: string): FeatureSet {
  const concepts = conceptsOf(to, language);
  const entry = {
    id: '',
    locale: language,
    questions: [to],
    passages: [],
    concepts: [concepts, []],
  };
  const statistics = { ...buildStatistics([entry]), documents: 0 };
  const query = expandQuery(from, statistics, language);
  const features = articleFeatures(prepareQuery(query, statistics), entry, statistics);
  // Where neither speaks of anything we know, only the words can tell.
  if (query.concepts.size === 0 && concepts.length === 0) features.conceptMatch = features.match;
  return features;
}
