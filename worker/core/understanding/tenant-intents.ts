// Intents that a tenant defines by examples: a small classifier trained inside the Worker, kept as
// JSON beside the tenant's settings. Pure. Ten examples of 150 intents take half a second, twenty a tenth.
// The confidence is calibrated: it falls for messages unlike every example; compare it with a threshold.
import {
  argmax,
  decodeBytes,
  encodeBytes,
  scoreLinear,
  sigmoid,
  softmax,
  trainLinear,
} from '#core/understanding/linear-classifier';
import type { LinearModel, SparseVector } from '#core/understanding/linear-classifier';
import {
  type TenantFeatures,
  tenantFeatures,
  tenantVector,
} from '#core/understanding/tenant-features';

export type TenantIntentExample = { readonly text: string; readonly label: string };

/** Plain JSON: survives storage in D1 or KV. Rows hold the weights of the buckets in use. */
export type TenantIntentModel = {
  readonly version: 2;
  readonly labels: readonly string[];
  readonly used: readonly number[];
  readonly rows: string;
  readonly rarity: string;
  readonly scale: readonly number[];
  readonly unseenRarity: number;
};

const rarityStep = 1 / 24;

/** More examples would not fit the Worker's CPU time; the first of each label are kept. */
export const tenantIntentLimits = { labels: 200, examples: 4000, perLabel: 60 } as const;

/**
 * From the learner's odds, and from the share of the message whose words the examples know, to the chance of being right:
 * logistic regression over three corpora, in and out of scope, each part weighing the same.
 */
const calibration = { odds: 0.94, known: 1.4, base: -1 } as const;

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

const unseenOf = (examples: number): number => Math.log((examples + 1) / 1.2) + 0.3;

/** Inverse document frequency of each bucket in use. */
function raritiesOf(features: readonly TenantFeatures[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { bundles } of features)
    for (const bundle of bundles)
      for (const bucket of bundle.keys()) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const total = features.length + 1;
  return new Map([...counts].map(([bucket, n]) => [bucket, Math.log(total / (n + 0.5)) + 0.3]));
}

const spoken = (label: string): string =>
  label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');

export function trainTenantIntents(all: readonly TenantIntentExample[]): TenantIntentModel {
  const given = admitted(all);
  const labels = [...new Set(given.map((example) => example.label))];
  // The name is one more example: "card_arrival" says what its sentences are about.
  const examples = [...given, ...labels.map((label) => ({ text: spoken(label), label }))];
  const place = new Map(labels.map((label, i) => [label, i]));
  const features = examples.map((example) => tenantFeatures(example.text));
  const rarity = raritiesOf(features);
  const used = [...rarity.keys()].sort((a, b) => a - b);
  const rowOf = new Map(used.map((bucket, row) => [bucket, row]));
  const trained = trainLinear(
    labels,
    used.length,
    examples.map((example, i) => ({
      vector: byRow(
        tenantVector(features[i]!, (bucket) => rarity.get(bucket) ?? unseenOf(examples.length)),
        rowOf,
      ),
      target: place.get(example.label)!,
    })),
    { epochs: 6, rate: 0.9, l2: 0, damping: 0.3, errorFloor: 0.01 },
  );
  const { rows, step } = rounded(trained.weights);
  const inSteps = (bucket: number): number =>
    Math.min(255, Math.round(rarity.get(bucket)! / rarityStep));
  return {
    version: 2,
    labels,
    used,
    rows: encodeBytes(rows),
    rarity: encodeBytes(Uint8Array.from(used, inSteps)),
    scale: labels.map(() => step),
    unseenRarity: unseenOf(examples.length),
  };
}

function rounded(weights: Float32Array): { rows: Int8Array; step: number } {
  let top = 0;
  for (let i = 0; i < weights.length; i++) top = Math.max(top, Math.abs(weights[i]!));
  const step = (top || 1) / 127;
  const rows = new Int8Array(weights.length);
  for (let i = 0; i < rows.length; i++) rows[i] = Math.round(weights[i]! / step);
  return { rows, step };
}

/** The vector over the rows in use; buckets without a row fall away. */
function byRow(vector: SparseVector, rowOf: ReadonlyMap<number, number>): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  for (let k = 0; k < vector.indices.length; k++) {
    const row = rowOf.get(vector.indices[k]!);
    if (row === undefined) continue;
    indices.push(row);
    values.push(vector.values[k]!);
  }
  return { indices: Int32Array.from(indices), values: Float32Array.from(values) };
}

type Ready = {
  readonly model: LinearModel;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly rarity: (bucket: number) => number;
};

/** Unpacked models by identity: classifying must not decode each time. */
const unpacked = new WeakMap<TenantIntentModel, Ready>();

function unpack(model: TenantIntentModel): Ready {
  const known = unpacked.get(model);
  if (known !== undefined) return known;
  const { labels, scale, used, unseenRarity } = model;
  const weights = decodeBytes(model.rows, used.length * labels.length);
  const rarities = decodeBytes(model.rarity, used.length);
  const rowOf = new Map(used.map((bucket, row) => [bucket, row]));
  const ready = {
    model: { labels, buckets: used.length, weights, scale, bias: labels.map(() => 0) },
    rowOf,
    rarity: (bucket: number): number => {
      const row = rowOf.get(bucket);
      return row === undefined ? unseenRarity : (rarities[row]! & 255) * rarityStep;
    },
  };
  unpacked.set(model, ready);
  return ready;
}

/** The best label, with a confidence that is low when none fits; null without any intent. */
export function classify(
  model: TenantIntentModel,
  text: string,
): { readonly label: string; readonly confidence: number } | null {
  if (model.labels.length === 0) return null;
  const { model: linear, rowOf, rarity } = unpack(model);
  const features = tenantFeatures(text);
  const scores = scoreLinear(linear, byRow(tenantVector(features, rarity), rowOf));
  const best = argmax(scores);
  const label = model.labels[best]!;
  const known = shareKnown(features, rowOf, rarity);
  if (known === 0) return { label, confidence: 0 };
  const chance = Math.min(1 - 1e-6, Math.max(1e-6, softmax(scores)[best]!));
  const { odds, known: ofKnown, base } = calibration;
  return {
    label,
    confidence: sigmoid(base + odds * Math.log(chance / (1 - chance)) + ofKnown * known),
  };
}

/** How much of the message's words and pairs of words, by rarity, the examples know. */
function shareKnown(
  { bundles }: TenantFeatures,
  rowOf: ReadonlyMap<number, number>,
  rarity: (bucket: number) => number,
): number {
  let all = 0;
  let known = 0;
  for (const [bucket, weight] of bundles[0]!) {
    const square = (weight * rarity(bucket)) ** 2;
    all += square;
    if (rowOf.has(bucket)) known += square;
  }
  return all === 0 ? 0 : known / all;
}
