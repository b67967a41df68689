// What the built-in intent classifier sees of a message; shared by intent.ts and its training
// script so that both hash alike. Pure.
import { type FeatureOptions, hashFeatures, wordsOf } from '#core/understanding/features';
import { concepts } from '#core/understanding/intent-concepts';

export const intentFeatureOptions: FeatureOptions = {
  buckets: 1 << 13,
  pairWeight: 0.6,
  partWeight: 0.35,
  shortestPart: 3,
  longestPart: 5,
  extraWeight: 1.8,
};

export function intentFeatures(text: string): Map<number, number> {
  const words = wordsOf(text);
  return hashFeatures(words, intentFeatureOptions, concepts(words));
}
