// Intents that a tenant defines by examples: a small classifier trained inside the Worker, kept as
// JSON beside the tenant's settings. Pure; ten examples of 150 intents train in about a second.
// The confidence falls for messages unlike every example: compare it with a threshold.
import {
  type FeatureOptions,
  hashFeatures,
  rarityOf,
  toVector,
  wordsOf,
} from '#core/understanding/features';
import {
  argmax,
  decodeBytes,
  encodeBytes,
  quantise,
  scoreLinear,
  softmax,
  trainLinear,
} from '#core/understanding/linear-classifier';
import { concepts } from '#core/understanding/intent-concepts';
import { synonyms } from '#core/understanding/intent-synonyms';

export type TenantIntentExample = { readonly text: string; readonly label: string };

/** Plain JSON: survives storage in D1 or KV. Rows hold the weights of the buckets in use. */
export type TenantIntentModel = {
  readonly version: 1;
  readonly labels: readonly string[];
  readonly used: readonly number[];
  readonly rows: string;
  readonly rarity: string;
  readonly scale: readonly number[];
  readonly unseenRarity: number;
};

const options: FeatureOptions = {
  buckets: 1 << 13,
  pairWeight: 0.6,
  partWeight: 0.4,
  shortestPart: 3,
  longestPart: 5,
  extraWeight: 1.6,
};
const rarityStep = 1 / 24;

/** More examples would not fit the Worker's CPU time; the first of each label are kept. */
export const tenantIntentLimits = { labels: 200, examples: 4000, perLabel: 60 } as const;

const featuresOf = (text: string): Map<number, number> => {
  const words = wordsOf(text);
  const meant = synonyms(words);
  if (meant.length > 0) return hashFeatures(words, options, meant);
  // No everyday English in it: the support desk's words of other languages, at less weight.
  return hashFeatures(words, { ...options, extraWeight: 0.8 }, concepts(words));
};

function admitted(examples: readonly TenantIntentExample[]): TenantIntentExample[] {
  const counts = new Map<string, number>();
  const kept: TenantIntentExample[] = [];
  for (const example of examples) {
    const count = counts.get(example.label) ?? 0;
    if (count >= tenantIntentLimits.perLabel || kept.length >= tenantIntentLimits.examples)
      continue;
    if (count === 0 && counts.size >= tenantIntentLimits.labels) continue;
    counts.set(example.label, count + 1);
    kept.push(example);
  }
  return kept;
}

export function trainTenantIntents(all: readonly TenantIntentExample[]): TenantIntentModel {
  const examples = admitted(all);
  const labels = [...new Set(examples.map((example) => example.label))];
  const place = new Map(labels.map((label, i) => [label, i]));
  const features = examples.map((example) => featuresOf(example.text));
  const rarity = rarityOf(features, options.buckets);
  const trained = trainLinear(
    labels,
    options.buckets,
    examples.map((example, i) => ({
      vector: toVector(features[i]!, rarity),
      target: place.get(example.label)!,
    })),
    { epochs: 10, rate: 1, l2: 0, damping: 0.3, errorFloor: 0.01 },
  );
  const small = quantise(trained);
  const used = [...new Set(features.flatMap((map) => [...map.keys()]))].sort((a, b) => a - b);
  const width = labels.length;
  const rows = new Int8Array(used.length * width);
  used.forEach((bucket, row) => {
    rows.set(
      small.weights.subarray(bucket * width, (bucket + 1) * width) as Int8Array,
      row * width,
    );
  });
  const inSteps = (value: number): number => Math.min(255, Math.round(value / rarityStep));
  return {
    version: 1,
    labels,
    used,
    rows: encodeBytes(rows),
    rarity: encodeBytes(Uint8Array.from(used, (bucket) => inSteps(rarity[bucket]!))),
    scale: small.scale,
    unseenRarity: Math.log((examples.length + 1) / 1.2) + 0.3,
  };
}

type Ready = { readonly model: Parameters<typeof scoreLinear>[0]; readonly rarity: Float32Array };

/** Unpacked models by identity: classifying must not decode each time. */
const unpacked = new WeakMap<TenantIntentModel, Ready>();

function unpack(model: TenantIntentModel): Ready {
  const known = unpacked.get(model);
  if (known !== undefined) return known;
  const width = model.labels.length;
  const rows = decodeBytes(model.rows, model.used.length * width);
  const rarities = decodeBytes(model.rarity, model.used.length);
  const weights = new Int8Array(options.buckets * width);
  const rarity = new Float32Array(options.buckets).fill(model.unseenRarity);
  model.used.forEach((bucket, row) => {
    weights.set(rows.subarray(row * width, (row + 1) * width), bucket * width);
    rarity[bucket] = (rarities[row]! & 255) * rarityStep;
  });
  const bias = model.labels.map(() => 0);
  const { labels, scale } = model;
  const ready = { model: { labels, buckets: options.buckets, weights, scale, bias }, rarity };
  unpacked.set(model, ready);
  return ready;
}

/** The best label, with a confidence that is low when none fits; null without any intent. */
export function classify(
  model: TenantIntentModel,
  text: string,
): { readonly label: string; readonly confidence: number } | null {
  const features = featuresOf(text);
  if (model.labels.length === 0) return null;
  const { model: linear, rarity } = unpack(model);
  const scores = scoreLinear(linear, toVector(features, rarity));
  const best = argmax(scores);
  if (features.size === 0) return { label: model.labels[best]!, confidence: 0 };
  return { label: model.labels[best]!, confidence: softmax(scores)[best]! };
}
