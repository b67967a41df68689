// A linear classifier over hashed sparse features: the one learner behind language, built-in
// intents, tenant intents and sentiment weights. Pure; training is used by the offline scripts
// (tests/evals/training) and, in small, by tenant-intents inside the Worker.

/** A sparse vector: strictly positive values at hashed positions. */
export type SparseVector = {
  readonly indices: ArrayLike<number>;
  readonly values: ArrayLike<number>;
};

/** Weights are row-major by bucket: weights[bucket * labels + label], each times scale[label]. */
export type LinearModel = {
  readonly labels: readonly string[];
  readonly buckets: number;
  readonly weights: Int8Array | Float32Array;
  readonly scale: readonly number[];
  readonly bias: readonly number[];
};

export type TrainingOptions = {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Start of AdaGrad's sums: larger means even steps, smaller bold first ones. */
  readonly damping?: number;
  /** Labels whose error is smaller are left alone: what makes many labels affordable. */
  readonly errorFloor?: number;
  /** Seed of the shuffling: same seed, same model. */
  readonly seed?: number;
};

export function scoreLinear(model: LinearModel, vector: SparseVector): Float64Array {
  const width = model.labels.length;
  const scores = new Float64Array(width);
  for (let k = 0; k < vector.indices.length; k++) {
    const offset = (vector.indices[k] as number) * width;
    const value = vector.values[k] as number;
    for (let c = 0; c < width; c++) scores[c]! += model.weights[offset + c]! * value;
  }
  for (let c = 0; c < width; c++) scores[c] = scores[c]! * model.scale[c]! + model.bias[c]!;
  return scores;
}

export function softmax(scores: ArrayLike<number>, sharpness = 1): Float64Array {
  const result = new Float64Array(scores.length);
  let top = -Infinity;
  for (let c = 0; c < scores.length; c++) top = Math.max(top, scores[c]!);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    sum += result[c] = Math.exp((scores[c]! - top) * sharpness);
  }
  for (let c = 0; c < scores.length; c++) result[c]! /= sum;
  return result;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < values.length; c++) if (values[c]! > values[best]!) best = c;
  return best;
}

function shuffledOrder(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 4294967296) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * Softmax regression by AdaGrad. A target of -1 means "none of the labels": the example pulls
 * every label down (towards the uniform distribution), which is what teaches out-of-scope.
 */
export function trainLinear(
  labels: readonly string[],
  buckets: number,
  examples: readonly { vector: SparseVector; target: number; weight?: number }[],
  options: TrainingOptions,
): LinearModel & { weights: Float32Array } {
  const width = labels.length;
  const weights = new Float32Array(buckets * width);
  const gradients = new Float32Array(buckets * width).fill(options.damping ?? 1e-4);
  const bias = Array.from({ length: width }, () => 0);
  const scale = Array.from({ length: width }, () => 1);
  const model = { labels, buckets, weights, scale, bias };
  const floor = options.errorFloor ?? 0;
  const doubted = new Int32Array(width);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const i of shuffledOrder(examples.length, (options.seed ?? 1) + epoch)) {
      const { vector, target, weight = 1 } = examples[i]!;
      const errors = softmax(scoreLinear(model, vector));
      for (let c = 0; c < width; c++) {
        errors[c] = (errors[c]! - (target < 0 ? 1 / width : +(c === target))) * weight;
      }
      // The few labels in doubt, once for all features: what makes many labels affordable.
      let doubts = 0;
      for (let c = 0; c < width; c++) if (Math.abs(errors[c]!) >= floor) doubted[doubts++] = c;
      for (let k = 0; k < vector.indices.length; k++) {
        const offset = vector.indices[k]! * width;
        const value = vector.values[k]!;
        for (let d = 0; d < doubts; d++) {
          const c = doubted[d]!;
          const gradient = errors[c]! * value + options.l2 * weights[offset + c]!;
          const squared = (gradients[offset + c]! += gradient * gradient);
          weights[offset + c]! -= (options.rate * gradient) / Math.sqrt(squared);
        }
      }
    }
  }
  return model;
}

/**
 * Rounds to `levels` steps a side of one common scale. Each bucket's median is taken off first:
 * that changes no comparison between labels, and leaves mostly zeros, which compress well.
 */
export function quantise(model: LinearModel, levels = 127, clip = 1): LinearModel {
  const width = model.labels.length;
  const centred = Float32Array.from(model.weights);
  let top = 0;
  for (let offset = 0; offset < centred.length; offset += width) {
    const row = centred.subarray(offset, offset + width);
    const median = row.slice().sort()[width >> 1] ?? 0;
    for (let c = 0; c < width; c++) top = Math.max(top, Math.abs((row[c]! -= median)));
  }
  top *= clip;
  const weights = Int8Array.from(centred, (w) =>
    Math.max(-levels, Math.min(levels, Math.round((w / (top || 1)) * levels))),
  );
  return {
    labels: model.labels,
    buckets: model.buckets,
    weights,
    scale: model.labels.map(() => top / levels),
    bias: model.bias,
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Small weights, one letter each: gzip shortens that far better than packed bits. */
export const encodeLetters = (weights: ArrayLike<number>): string =>
  Array.from(weights, (weight) => alphabet[weight + 32]!).join('');

export function decodeLetters(text: string): Int8Array {
  const lookup = new Int8Array(128);
  for (let i = 0; i < 64; i++) lookup[alphabet.charCodeAt(i)] = i - 32;
  const weights = new Int8Array(text.length);
  for (let i = 0; i < text.length; i++) weights[i] = lookup[text.charCodeAt(i)]!;
  return weights;
}

/** Bytes to text in 6-bit letters: self-written because core knows neither Buffer nor atob. */
export function encodeBytes(bytes: ArrayLike<number>): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const n =
      ((bytes[i]! & 255) << 16) | (((bytes[i + 1] ?? 0) & 255) << 8) | ((bytes[i + 2] ?? 0) & 255);
    parts.push(
      alphabet[n >> 18]! + alphabet[(n >> 12) & 63]! + alphabet[(n >> 6) & 63]! + alphabet[n & 63]!,
    );
  }
  return parts.join('');
}

export function decodeBytes(text: string, length: number): Int8Array {
  const lookup = new Uint8Array(128);
  for (let i = 0; i < 64; i++) lookup[alphabet.charCodeAt(i)] = i;
  const bytes = new Int8Array(Math.ceil(length / 3) * 3);
  for (let i = 0, o = 0; i < text.length; i += 4, o += 3) {
    const n =
      (lookup[text.charCodeAt(i)]! << 18) |
      (lookup[text.charCodeAt(i + 1)]! << 12) |
      (lookup[text.charCodeAt(i + 2)]! << 6) |
      lookup[text.charCodeAt(i + 3)]!;
    bytes[o] = n >> 16;
    bytes[o + 1] = n >> 8;
    bytes[o + 2] = n;
  }
  return bytes.subarray(0, length);
}
