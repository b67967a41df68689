// Text to hashed features for the intent and sentiment classifiers: words, word pairs, word parts,
// single ideographs and their pairs. Pure, linear; the head of a long text is all that is read.
import type { SparseVector } from '#core/understanding/linear-classifier';

export type FeatureOptions = {
  /** A power of two. */
  readonly buckets: number;
  readonly pairWeight: number;
  readonly partWeight: number;
  /** Of the named extra features; 1 unless said otherwise. */
  readonly extraWeight?: number;
  /** Word parts from this length … to this length. */
  readonly shortestPart: number;
  readonly longestPart: number;
};

/** Characters read: an intent is stated early, and hostile input must not cost time. */
export const readLength = 1000;
const mostWords = 120;

const isIdeograph = (code: number): boolean =>
  (code >= 0x3040 && code < 0x3100) ||
  (code >= 0x3400 && code < 0xa000) ||
  (code >= 0xac00 && code < 0xd7b0);

const ascii = /^[\0-\x7f]*$/;

/** Lower case, Latin accents folded, apostrophes closed up, digits reduced to "0". */
export function foldText(text: string): string {
  const lower = text.slice(0, readLength).toLowerCase();
  if (ascii.test(lower)) return lower.replace(/['`]/g, '').replace(/\d+/g, '0');
  return lower
    .replace(/['’`´]/g, '')
    .replace(/[ıłß]/g, (letter) => (letter === 'ß' ? 'ss' : letter === 'ł' ? 'l' : 'i'))
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u05b0-\u05c7\u064b-\u0652\u0640]/g, '')
    .normalize('NFC')
    .replace(/[أإآ]/g, 'ا')
    .replace(/\d+/g, '0');
}

export function wordsOf(text: string): string[] {
  const folded = foldText(text);
  const words = folded.match(ascii.test(folded) ? /[a-z]+|0|[?]/g : /[\p{L}\p{M}]+|0|[?]/gu) ?? [];
  return words.length > mostWords ? words.slice(0, mostWords) : words;
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash;
}

const mix = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
};

/** Raw features (bucket → weight) before any weighing by rarity. */
export function hashFeatures(
  words: readonly string[],
  options: FeatureOptions,
  extra: readonly string[] = [],
): Map<number, number> {
  const features = new Map<number, number>();
  const mask = options.buckets - 1;
  const add = (hash: number, weight: number): void => {
    const bucket = mix(hash) & mask;
    features.set(bucket, Math.max(features.get(bucket) ?? 0, weight));
  };
  let previous = hashOf('^', 17);
  for (const word of words) {
    const own = hashOf(word, 0x811c9dc5);
    add(own, 1);
    if (options.pairWeight > 0) add(Math.imul(previous, 31) ^ own, options.pairWeight);
    previous = own;
    if (isIdeograph(word.charCodeAt(0))) {
      for (let i = 0; i < word.length; i++) {
        add(hashOf(word[i]!, 23), 0.7);
        if (i + 1 < word.length) add(hashOf(word.slice(i, i + 2), 23), 1);
        if (i + 2 < word.length) add(hashOf(word.slice(i, i + 3), 23), 0.7);
      }
    } else if (options.partWeight > 0 && word.length > 1) {
      const padded = ` ${word.slice(0, 30)} `;
      for (let i = 0; i + options.shortestPart <= padded.length; i++) {
        let hash = 41;
        const end = Math.min(padded.length, i + options.longestPart);
        for (let j = i; j < end; j++) {
          hash = Math.imul(hash ^ padded.charCodeAt(j), 16777619);
          if (j - i + 1 >= options.shortestPart) add(hash, options.partWeight);
        }
      }
    }
  }
  if (words.length > 0 && options.pairWeight > 0) {
    add(Math.imul(previous, 31) ^ hashOf('$', 17), options.pairWeight);
  }
  for (const cue of extra) add(hashOf(cue, 0x1234567), options.extraWeight ?? 1);
  return features;
}

/** Weighs by rarity and scales to unit length (times `length`). */
export function toVector(
  features: ReadonlyMap<number, number>,
  rarity: ArrayLike<number> | null,
  length = 1,
): SparseVector {
  const indices = new Int32Array(features.size);
  const values = new Float32Array(features.size);
  let k = 0;
  let square = 0;
  for (const [bucket, weight] of features) {
    const value = rarity === null ? weight : weight * rarity[bucket]!;
    indices[k] = bucket;
    values[k++] = value;
    square += value * value;
  }
  const scale = square > 0 ? length / Math.sqrt(square) : 0;
  for (let i = 0; i < k; i++) values[i]! *= scale;
  return { indices, values };
}

/** Inverse document frequency per bucket; a bucket never seen weighs as much as one seen once. */
export function rarityOf(
  documents: readonly ReadonlyMap<number, number>[],
  buckets: number,
): Float32Array {
  const counts = new Float32Array(buckets);
  for (const document of documents) for (const bucket of document.keys()) counts[bucket]! += 1;
  const total = documents.length;
  return counts.map((count) => Math.log((total + 1) / (Math.max(count, 0.7) + 0.5)) + 0.3);
}
