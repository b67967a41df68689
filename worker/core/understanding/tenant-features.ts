// What the classifier of a tenant's own intents sees of a message: three bundles of hashed features (words and their pairs, parts of
// words, meanings), each brought to its own length, so that many small parts cannot outvote one telling word. Pure.
import { wordsOf } from '#core/understanding/features';
import { synonyms } from '#core/understanding/intent-synonyms';
import type { SparseVector } from '#core/understanding/linear-classifier';
import { meaningsOf } from '#core/understanding/meanings';
import { stemEnglish } from '#core/retrieval/stem-english';

/** Buckets of each bundle (powers of two), and the length it is brought to: found by leaving examples out. */
const bundles = [
  { buckets: 1 << 13, length: 1 },
  { buckets: 1 << 13, length: 0.7 },
  { buckets: 1 << 12, length: 1 },
] as const;

export type TenantFeatures = {
  /** Bucket to weight, by bundle. */
  readonly bundles: readonly ReadonlyMap<number, number>[];
};

const weights = { pair: 0.6, stem: 0.7, topic: 0.7, synonym: 1, meaningPair: 0.5, ideograph: 0.7 };
const shortestPart = 3;
const longestPart = 4;
const mostMeaningsPaired = 12;
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

function bundle(place: number): {
  add: (name: string, weight: number) => void;
  map: Map<number, number>;
} {
  const map = new Map<number, number>();
  const mask = bundles[place]!.buckets - 1;
  const first = bundles.slice(0, place).reduce((sum, { buckets }) => sum + buckets, 0);
  const add = (name: string, weight: number): void => {
    const bucket = first + (hashOf(name) & mask);
    if ((map.get(bucket) ?? 0) < weight) map.set(bucket, weight);
  };
  return { add, map };
}

export function tenantFeatures(text: string): TenantFeatures {
  const words = wordsOf(text);
  const whole = bundle(0);
  const parts = bundle(1);
  const meant = bundle(2);
  let previous = '^';
  for (const word of words) {
    const stem = stemEnglish(word);
    whole.add(word, 1);
    whole.add(`~${stem}`, weights.stem);
    whole.add(`${previous} ${stem}`, weights.pair);
    previous = stem;
    if (unspaced.test(word)) addIdeographs(word, parts.add, whole.add);
    else addParts(word, parts.add);
  }
  whole.add(`${previous} $`, weights.pair);
  const groups = new Set<string>();
  for (const meanings of meaningsOf(words)) {
    for (const group of meanings.groups) groups.add(group);
    for (const topic of meanings.topics) meant.add(topic, weights.topic);
  }
  for (const group of groups) meant.add(group, 1);
  for (const synonym of synonyms(words)) meant.add(synonym, weights.synonym);
  const paired = [...groups].slice(0, mostMeaningsPaired).sort();
  for (const [i, a] of paired.entries())
    for (const b of paired.slice(i + 1)) meant.add(`${a}+${b}`, weights.meaningPair);
  return { bundles: [whole.map, parts.map, meant.map] };
}

type Add = (name: string, weight: number) => void;

function addParts(word: string, add: Add): void {
  const padded = ` ${word.slice(0, 30)} `;
  for (let length = shortestPart; length <= longestPart; length++)
    for (let i = 0; i + length <= padded.length; i++) add(padded.slice(i, i + length), 1);
}

/** Without spaces, overlapping pairs of characters are the words. */
function addIdeographs(word: string, add: Add, addWord: Add): void {
  for (let i = 0; i < word.length; i++) {
    add(word[i]!, weights.ideograph);
    if (i + 1 < word.length) {
      add(word.slice(i, i + 2), 1);
      addWord(word.slice(i, i + 2), 1);
    }
    if (i + 2 < word.length) add(word.slice(i, i + 3), weights.ideograph);
  }
}

/** One vector of all bundles, each weighed by rarity and brought to its length. */
export function tenantVector(
  features: TenantFeatures,
  rarity: (bucket: number) => number,
): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  for (const [place, map] of features.bundles.entries()) {
    const from = values.length;
    let square = 0;
    for (const [bucket, weight] of map) {
      const value = weight * rarity(bucket);
      indices.push(bucket);
      values.push(value);
      square += value * value;
    }
    const scale = square > 0 ? bundles[place]!.length / Math.sqrt(square) : 0;
    for (let i = from; i < values.length; i++) values[i]! *= scale;
  }
  return { indices: Int32Array.from(indices), values: Float32Array.from(values) };
}
