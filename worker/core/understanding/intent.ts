// Which of sixteen intents a message states: requests for a person and small talk by phrase lists,
// the others by one hashed linear classifier. Pure; the answer flow routes and logs by it. The
// confidence is calibrated (tests/evals/training): 0.8 is right about four times in five.
import { toVector } from '#core/understanding/features';
import { wantsPerson } from '#core/understanding/handoff';
import { intentFeatureOptions, intentFeatures } from '#core/understanding/intent-features';
import {
  intentLabels,
  intentRarity,
  intentScale,
  intentWeights,
} from '#core/understanding/intent.weights';
import {
  argmax,
  decodeBytes,
  decodeLetters,
  scoreLinear,
  softmax,
} from '#core/understanding/linear-classifier';
import { detectSmalltalk } from '#core/understanding/smalltalk';

export type Intent =
  | (typeof intentLabels)[number]
  | 'HUMAN_REQUEST'
  | 'GREETING'
  | 'THANKS'
  | 'GOODBYE';
export const intents: readonly Intent[] = [
  ...intentLabels,
  'HUMAN_REQUEST',
  'GREETING',
  'THANKS',
  'GOODBYE',
];
export type IntentGuess = { readonly label: Intent; readonly confidence: number };

const { buckets } = intentFeatureOptions;
const model = {
  labels: intentLabels,
  buckets,
  weights: decodeLetters(intentWeights),
  scale: intentScale,
  bias: intentLabels.map(() => 0),
};
const rarity = Float32Array.from(decodeBytes(intentRarity, buckets), (byte) => (byte & 255) / 20);

/** Flattens the learner's certainty to what validation on unseen merchants showed. */
const sharpness = 1;

const ofSmalltalk: Readonly<Record<string, Intent>> = {
  greeting: 'GREETING',
  'how-are-you': 'GREETING',
  thanks: 'THANKS',
  goodbye: 'GOODBYE',
};

/** The language is accepted for callers that know it; the features are the same in all. */
export function classifyIntent(text: string, _options: { language?: string } = {}): IntentGuess {
  if (wantsPerson(text)) return { label: 'HUMAN_REQUEST', confidence: 0.97 };
  const smalltalk = detectSmalltalk(text);
  const social = smalltalk === null ? undefined : ofSmalltalk[smalltalk];
  if (social !== undefined) return { label: social, confidence: 0.98 };
  const features = intentFeatures(text);
  if (features.size === 0) return { label: 'GENERAL_INQUIRY', confidence: 0 };
  const odds = softmax(scoreLinear(model, toVector(features, rarity)), sharpness);
  const best = argmax(odds);
  return { label: intentLabels[best]!, confidence: odds[best]! };
}
