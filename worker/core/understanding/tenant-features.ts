// What the classifier of a tenant's own intents sees of a message: three bundles of hashed features (words and their pairs, parts of
// words, meanings), each brought to its own length, so that many small parts cannot outvote one telling word, and what the
// message is about as a point (sentence-sense.ts). Pure; typed arrays, because training reads thousands at once.
import { wordsOf } from '#core/understanding/features';
import { synonyms } from '#core/understanding/intent-synonyms';
import { readMeanings } from '#core/understanding/meanings';
import { senseNamesOf, senseOf, senseSize } from '#core/understanding/sentence-sense';
import { stemEnglish } from '#core/retrieval/stem-english';

/** Buckets of each bundle (powers of two), and the length it is brought to: found by leaving examples out. */
const bundles = [
  { buckets: 1 << 13, length: 1 },
  { buckets: 1 << 13, length: 0.8 },
  { buckets: 1 << 12, length: 1 },
] as const;
export const tenantBuckets = bundles.reduce((sum, { buckets }) => sum + buckets, 0);
const senseLength = 0.5;
/** The point's numbers come after all buckets. */
export const tenantPositions = tenantBuckets + senseSize;

const firstOf = (place: number): number =>
  bundles.slice(0, place).reduce((sum, { buckets }) => sum + buckets, 0);
const starts = bundles.map((_, place) => firstOf(place));
/** Is it a feature of the words as they were written, not of their meaning? */
export const isWritten = (position: number): boolean => position < starts[2]!;
/** What all written features of a message weigh together, when all are known: the squares of their lengths. */
export const writtenMass = bundles[0].length ** 2 + bundles[1].length ** 2;

export type TenantFeatures = {
  /** Positions of each bundle one after the other, with their raw weights, and where each bundle ends. */
  readonly positions: Int32Array;
  readonly weights: Float32Array;
  readonly ends: readonly number[];
  readonly sense: Float32Array;
  /** Share of the meanings that were read from words of another language than English. */
  readonly translated: number;
};

const weights = { pair: 0.6, stem: 0.7, topic: 0.7, synonym: 1, meaningPair: 0.5, ideograph: 0.7 };
const partLength = 3;
const longestWord = 30;
const mostMeaningsPaired = 12;
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const seed = 0x811c9dc5;
const hashOn = (hash: number, text: string): number => {
  let next = hash;
  for (let i = 0; i < text.length; i++) next = Math.imul(next ^ text.charCodeAt(i), 16777619);
  return next;
};
const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 12)) >>> 0;
};

/** Collects one message's features; a bucket met twice keeps its larger weight. One, used again: nothing is kept between messages. */
class Collector {
  readonly #at = new Int32Array(tenantBuckets).fill(-1);
  #positions: number[] = [];
  #weights: number[] = [];
  #start = 0;
  #mask = 0;

  open(place: number): void {
    this.#start = starts[place]!;
    this.#mask = bundles[place]!.buckets - 1;
  }

  add(hash: number, weight: number): void {
    const position = this.#start + (mixed(hash) & this.#mask);
    const known = this.#at[position]!;
    if (known < 0) {
      this.#at[position] = this.#positions.length;
      this.#positions.push(position);
      this.#weights.push(weight);
    } else if (this.#weights[known]! < weight) this.#weights[known] = weight;
  }

  get size(): number {
    return this.#positions.length;
  }

  take(): { positions: Int32Array; weights: Float32Array } {
    const taken = {
      positions: Int32Array.from(this.#positions),
      weights: Float32Array.from(this.#weights),
    };
    for (const position of this.#positions) this.#at[position] = -1;
    this.#positions = [];
    this.#weights = [];
    return taken;
  }
}
const collector = new Collector();

export function tenantFeatures(text: string): TenantFeatures {
  const words = wordsOf(text);
  const stems = words.map(stemEnglish);
  const { meanings, translated } = readMeanings(words);
  const ends: number[] = [];
  collector.open(0);
  let previous = '^';
  for (const [i, word] of words.entries()) {
    collector.add(hashOn(seed, word), 1);
    collector.add(hashOn(hashOn(seed, '~'), stems[i]!), weights.stem);
    collector.add(hashOn(hashOn(hashOn(seed, previous), ' '), stems[i]!), weights.pair);
    previous = stems[i]!;
    if (unspaced.test(word))
      for (let at = 0; at + 1 < word.length; at++)
        collector.add(hashOn(seed, word.slice(at, at + 2)), 1);
  }
  collector.add(hashOn(seed, `${previous} $`), weights.pair);
  ends.push(collector.size);
  collector.open(1);
  for (const word of words)
    if (unspaced.test(word)) addIdeographs(word);
    else addParts(word);
  ends.push(collector.size);
  collector.open(2);
  const groups = new Set<string>();
  for (const meaning of meanings) {
    for (const group of meaning.groups) groups.add(group);
    for (const topic of meaning.topics) collector.add(hashOn(seed, topic), weights.topic);
  }
  for (const group of groups) collector.add(hashOn(seed, group), 1);
  for (const synonym of synonyms(words)) collector.add(hashOn(seed, synonym), weights.synonym);
  const paired = [...groups].slice(0, mostMeaningsPaired).sort();
  for (const [i, a] of paired.entries()) {
    const half = hashOn(hashOn(seed, a), '+');
    for (let k = i + 1; k < paired.length; k++)
      collector.add(hashOn(half, paired[k]!), weights.meaningPair);
  }
  ends.push(collector.size);
  return {
    ...collector.take(),
    ends,
    sense: senseOf(senseNamesOf(words, stems, meanings)),
    translated: translated / Math.max(1, meanings.length),
  };
}

function addParts(word: string): void {
  const padded = ` ${word.slice(0, longestWord)} `;
  for (let i = 0; i + partLength <= padded.length; i++) {
    let hash = seed;
    for (let j = i; j < i + partLength; j++)
      hash = Math.imul(hash ^ padded.charCodeAt(j), 16777619);
    collector.add(hash, 1);
  }
}

/** Without spaces, overlapping pairs of characters are the words. */
function addIdeographs(word: string): void {
  for (let i = 0; i < word.length; i++) {
    collector.add(hashOn(seed, word[i]!), weights.ideograph);
    if (i + 1 < word.length) collector.add(hashOn(seed, word.slice(i, i + 2)), 1);
    if (i + 2 < word.length) collector.add(hashOn(seed, word.slice(i, i + 3)), weights.ideograph);
  }
}

export type TenantVector = { readonly rows: Int32Array; readonly values: Float32Array };

/** All bundles weighed by rarity and brought to their lengths, and the point; positions without a row count for the length only. */
export function tenantVector(
  { positions, weights: raw, ends, sense }: TenantFeatures,
  rarity: ArrayLike<number>,
  rowOf: ArrayLike<number>,
): TenantVector {
  const rows = new Int32Array(positions.length + senseSize);
  const values = new Float32Array(positions.length + senseSize);
  let used = 0;
  let from = 0;
  for (const [place, end] of ends.entries()) {
    const first = used;
    let square = 0;
    for (let k = from; k < end; k++) {
      const position = positions[k]!;
      const value = raw[k]! * rarity[position]!;
      square += value * value;
      const row = rowOf[position]!;
      if (row < 0) continue;
      rows[used] = row;
      values[used++] = value;
    }
    const scale = square > 0 ? bundles[place]!.length / Math.sqrt(square) : 0;
    for (let k = first; k < used; k++) values[k]! *= scale;
    from = end;
  }
  for (let j = 0; j < senseSize; j++) {
    const row = rowOf[tenantBuckets + j]!;
    if (row < 0 || sense[j] === 0) continue;
    rows[used] = row;
    values[used++] = sense[j]! * senseLength;
  }
  return { rows: rows.subarray(0, used), values: values.subarray(0, used) };
}
