// Learns a tenant's own intents from their examples, inside the Worker when staff saves them. Pure. Starts from the middle of each
// label's examples and mends what is still mistaken by some passes of softmax regression: ten examples of 150 intents take a quarter of a
// second, twenty intents ten milliseconds. Numbers were chosen by leaving examples out of training, on three corpora.
import { encodeBytes } from '#core/understanding/linear-classifier';
import {
  type TenantFeatures,
  type TenantVector,
  tenantBuckets,
  tenantFeatures,
  tenantPositions,
  tenantVector,
} from '#core/understanding/tenant-features';
import {
  rarityStep,
  type TenantIntentModel,
  unseenRarityOf,
} from '#core/understanding/tenant-intents';

export type TenantIntentExample = { readonly text: string; readonly label: string };

/** More examples would not fit the Worker's CPU time; the first of each label are kept. */
export const tenantIntentLimits = { labels: 200, examples: 4000, perLabel: 60 } as const;

/** Few labels cost little and gain by more. */
const passesFor = (labels: number): number => (labels <= 40 ? 6 : 3);
/** How far the middle of a label's examples speaks for it before anything is mended. */
const middle = 5;
const rate = 0.9;
/** Start of AdaGrad's sums: even steps from the first on. */
const damping = 0.3;
/** Labels whose error is smaller are left alone: what makes many labels affordable. */
const errorFloor = 0.03;

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

/** Inverse document frequency of each bucket, in the steps in which it is stored; 0 where no example has it. */
function raritiesOf(features: readonly TenantFeatures[]): Uint8Array {
  const counts = new Uint32Array(tenantBuckets);
  for (const { positions } of features)
    for (let k = 0; k < positions.length; k++) counts[positions[k]!]! += 1;
  const total = features.length + 1;
  const steps = new Uint8Array(tenantBuckets);
  for (let b = 0; b < tenantBuckets; b++)
    if (counts[b]! > 0)
      steps[b] = Math.min(
        255,
        Math.max(1, Math.round((Math.log(total / (counts[b]! + 0.5)) + 0.3) / rarityStep)),
      );
  return steps;
}

const spoken = (label: string): string =>
  label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');

/** Always the same order: the same examples make the same model. */
function shuffled(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 4294967296) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function learn(
  vectors: readonly TenantVector[],
  targets: Int32Array,
  rows: number,
  width: number,
): Float32Array {
  const weights = new Float32Array(rows * width);
  const squares = new Float32Array(rows * width).fill(damping);
  const sizes = new Float32Array(width);
  for (const target of targets) sizes[target]! += 1;
  for (const [i, { rows: at, values }] of vectors.entries()) {
    const target = targets[i]!;
    const share = middle / sizes[target]!;
    for (let k = 0; k < at.length; k++) weights[at[k]! * width + target]! += share * values[k]!;
  }
  const scores = new Float64Array(width);
  const doubted = new Int32Array(width);
  const passes = passesFor(width);
  for (let pass = 0; pass < passes; pass++) {
    for (const i of shuffled(vectors.length, pass + 1)) {
      const { rows: at, values } = vectors[i]!;
      const target = targets[i]!;
      scores.fill(0);
      for (let k = 0; k < at.length; k++) {
        const offset = at[k]! * width;
        const value = values[k]!;
        for (let c = 0; c < width; c++) scores[c]! += weights[offset + c]! * value;
      }
      let top = -Infinity;
      for (let c = 0; c < width; c++) if (scores[c]! > top) top = scores[c]!;
      let sum = 0;
      for (let c = 0; c < width; c++) sum += scores[c] = Math.exp(scores[c]! - top);
      let doubts = 0;
      for (let c = 0; c < width; c++) {
        const error = scores[c]! / sum - (c === target ? 1 : 0);
        scores[c] = error;
        if (error > errorFloor || error < -errorFloor) doubted[doubts++] = c;
      }
      if (doubts === 0) continue;
      for (let k = 0; k < at.length; k++) {
        const offset = at[k]! * width;
        const value = values[k]!;
        for (let d = 0; d < doubts; d++) {
          const c = doubted[d]!;
          const gradient = scores[c]! * value;
          const square = (squares[offset + c]! += gradient * gradient);
          weights[offset + c]! -= (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/**
 * Weights in 127 steps a side. Most are zero, and runs of zeros are stored as their length: 0 and how many more of them follow (0 … 127).
 */
function packed(weights: Float32Array): { rows: string; step: number } {
  let top = 0;
  for (let i = 0; i < weights.length; i++) top = Math.max(top, Math.abs(weights[i]!));
  const step = (top || 1) / 127;
  const bytes: number[] = [];
  for (let i = 0; i < weights.length; i++) {
    const value = Math.round(weights[i]! / step);
    bytes.push(value);
    if (value !== 0) continue;
    let more = 0;
    while (more < 127 && i + 1 < weights.length && Math.round(weights[i + 1]! / step) === 0) {
      more++;
      i++;
    }
    bytes.push(more);
  }
  return { rows: encodeBytes(bytes), step };
}

export function trainTenantIntents(all: readonly TenantIntentExample[]): TenantIntentModel {
  const given = admitted(all);
  const labels = [...new Set(given.map((example) => example.label))];
  // The name is one more example: "card_arrival" says what its sentences are about.
  const examples = [...given, ...labels.map((label) => ({ text: spoken(label), label }))];
  const place = new Map(labels.map((label, i) => [label, i]));
  const features = examples.map((example) => tenantFeatures(example.text));
  const steps = raritiesOf(features);
  const used: number[] = [];
  const rowOf = new Int32Array(tenantPositions).fill(-1);
  for (let position = 0; position < tenantPositions; position++)
    if (position >= tenantBuckets || steps[position]! > 0)
      rowOf[position] = used.push(position) - 1;
  const rarity = Float32Array.from(steps, (step) => step * rarityStep);
  const vectors = features.map((one) => tenantVector(one, rarity, rowOf));
  const targets = Int32Array.from(examples, ({ label }) => place.get(label)!);
  const { rows, step } = packed(learn(vectors, targets, used.length, labels.length));
  return {
    version: 3,
    labels,
    used: encodeGaps(used),
    rows,
    rarity: encodeBytes(Uint8Array.from(used, (position) => steps[position] ?? 0)),
    step,
    examples: examples.length,
    unseenRarity: unseenRarityOf(examples.length),
  };
}

/** Ascending numbers by their distances, in seven bits a byte. */
function encodeGaps(numbers: readonly number[]): { readonly count: number; readonly gaps: string } {
  const bytes: number[] = [];
  let before = -1;
  for (const number of numbers) {
    let gap = number - before - 1;
    for (; gap >= 127; gap -= 127) bytes.push(127);
    bytes.push(gap);
    before = number;
  }
  return { count: bytes.length, gaps: encodeBytes(bytes) };
}
