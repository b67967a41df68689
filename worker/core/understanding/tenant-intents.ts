// Intents that a tenant defines by examples: what was learnt (tenant-training.ts) is kept as JSON beside the tenant's settings and
// read here in every turn. Pure. The confidence is calibrated: it falls for messages unlike every example; compare it with a
// threshold.
import { senseSize } from '#core/understanding/sentence-sense';
import { decodeBytes, sigmoid } from '#core/understanding/linear-classifier';
import {
  isWritten,
  tenantBuckets,
  tenantFeatures,
  tenantPositions,
  tenantVector,
  writtenMass,
} from '#core/understanding/tenant-features';

/** Plain JSON: survives storage in D1 or KV. Rows hold the weights of the positions in use. */
export type TenantIntentModel = {
  /** Of the features and their storage: another one must be learnt again. */
  readonly version: 3;
  readonly labels: readonly string[];
  readonly used: { readonly count: number; readonly gaps: string };
  readonly rows: string;
  readonly rarity: string;
  readonly step: number;
  readonly examples: number;
  readonly unseenRarity: number;
};

const version = 3;
/** A model of an earlier release reads other features: it must be learnt again from the examples. */
export const isCurrentModel = (model: { readonly version: number }): boolean =>
  model.version === version;
export const rarityStep = 1 / 24;
/** Of a bucket that no example has. */
export const unseenRarityOf = (examples: number): number => Math.log((examples + 1) / 1.2) + 0.3;

type Ready = {
  readonly weights: Int8Array;
  readonly rowOf: Int32Array;
  readonly rarity: Float32Array;
  /** Rows of words as written come first; those of meanings, and of the sense at the end, follow. */
  readonly written: number;
};

/** Unpacked models by identity: classifying must not decode each time. */
const unpacked = new WeakMap<TenantIntentModel, Ready>();

function positionsOf({ count, gaps }: TenantIntentModel['used']): number[] {
  const positions: number[] = [];
  let at = 0;
  for (const gap of decodeBytes(gaps, count)) {
    at += gap;
    if (gap < 127) positions.push(at++);
  }
  return positions;
}

/** The inverse of packing: a zero is followed by how many more there are. */
function weightsOf(rows: string, length: number): Int8Array {
  const bytes = decodeBytes(rows, Math.floor((rows.length / 4) * 3));
  const weights = new Int8Array(length);
  for (let i = 0, at = 0; i < bytes.length && at < length; i++) {
    if (bytes[i] === 0) at += 1 + bytes[++i]!;
    else weights[at++] = bytes[i]!;
  }
  return weights;
}

function unpack(model: TenantIntentModel): Ready {
  const known = unpacked.get(model);
  if (known !== undefined) return known;
  const positions = positionsOf(model.used);
  const steps = decodeBytes(model.rarity, positions.length);
  const rowOf = new Int32Array(tenantPositions).fill(-1);
  const rarity = new Float32Array(tenantBuckets).fill(model.unseenRarity);
  for (const [row, position] of positions.entries()) {
    rowOf[position] = row;
    if (position < tenantBuckets) rarity[position] = (steps[row]! & 255) * rarityStep;
  }
  const ready = {
    weights: weightsOf(model.rows, positions.length * model.labels.length),
    rowOf,
    rarity,
    written: positions.filter(isWritten).length,
  };
  unpacked.set(model, ready);
  return ready;
}

/**
 * To the chance of being right, by logistic regression on three corpora with 3 to 150 labels, half of the messages of none of them, each
 * corpus read with a sense table learnt from the others. The weight of the odds is the one that tells strangers best. Strength
 * and odds grow with the labels, hence their logarithm.
 */
const calibration = { odds: 0.7, base: -3.16, slope: 2.48, labels: 0.14, slopeByLabels: -0.417 };
const widestOdds = 4;

function chanceOf({ odds, strength }: Evidence, labels: number): number {
  const sum = strength + calibration.odds * Math.max(-widestOdds, Math.min(widestOdds, odds));
  const many = Math.log(labels);
  const slope = calibration.slope + calibration.slopeByLabels * many;
  return sigmoid(calibration.base + calibration.labels * many + slope * sum);
}

export type Evidence = {
  readonly best: number;
  /** Logarithm of the odds of the best label against all others. */
  readonly odds: number;
  /** How strongly the message's own words speak for the best label. */
  readonly strength: number;
};

/**
 * How much meanings count when it is asked whether the message is of the tenant at all: they find the right intent, but they are wide
 * and also met in what is none of them. Of a message in a language that the examples do not have, they are all there is.
 */
const meaningCounts = 0.3;

/** Null when the examples know nothing of the message. */
export function evidenceFor(model: TenantIntentModel, text: string): Evidence | null {
  const { weights, rowOf, rarity, written } = unpack(model);
  const features = tenantFeatures(text);
  const { rows, values } = tenantVector(features, rarity, rowOf);
  const width = model.labels.length;
  const senseFrom = weights.length / width - senseSize;
  if (!rows.some((row) => row < senseFrom)) return null;
  const scores = new Float64Array(width);
  for (let k = 0; k < rows.length; k++) {
    const offset = rows[k]! * width;
    const value = values[k]! * model.step;
    for (let c = 0; c < width; c++) scores[c]! += weights[offset + c]! * value;
  }
  let best = 0;
  for (let c = 1; c < width; c++) if (scores[c]! > scores[best]!) best = c;
  let others = 0;
  for (let c = 0; c < width; c++) if (c !== best) others += Math.exp(scores[c]! - scores[best]!);
  let ofWords = 0;
  let ofMeanings = 0;
  let mass = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    const part = weights[row * width + best]! * values[k]! * model.step;
    if (row < written) {
      ofWords += part;
      mass += values[k]! ** 2;
    } else ofMeanings += part;
  }
  const foreign = features.translated * Math.max(0, 1 - mass / writtenMass);
  return {
    best,
    odds: -Math.log(Math.max(others, 1e-6)),
    strength: ofWords + (meaningCounts + (1 - meaningCounts) * foreign) * ofMeanings,
  };
}

/** The best label, with a confidence that is low when none fits; null without any intent, or from another version's model. */
export function classify(
  model: TenantIntentModel,
  text: string,
): { readonly label: string; readonly confidence: number } | null {
  if (model.labels.length === 0 || !isCurrentModel(model)) return null;
  const found = evidenceFor(model, text);
  if (found === null) return { label: model.labels[0]!, confidence: 0 };
  return {
    label: model.labels[found.best]!,
    confidence: chanceOf(found, model.labels.length),
  };
}
