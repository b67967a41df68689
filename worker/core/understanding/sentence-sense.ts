// What a message is about, as a point of 32 numbers: messages that ask for the same lie near each other although they share no word.
// Learnt offline from sentences of 290 intents of assistants and banks (tests/evals/training/train-sense.ts); other languages reach
// it by the meanings of their words. Pure; the table is read at the first use. Used by tenant-features.ts.
import { synonyms } from '#core/understanding/intent-synonyms';
import { decodeLetters } from '#core/understanding/linear-classifier';
import type { Meanings } from '#core/understanding/meanings';
import {
  senseNames,
  senseRarity,
  senseStep,
  senseWeights,
} from '#core/understanding/sense.weights';

/** Numbers of a point; the training script must agree. */
export const senseSize = 32;
const topicWeight = 0.7;

export type SenseName = readonly [name: string, weight: number];

/** The names of a message that the table may know, each once. */
export function senseNamesOf(
  words: readonly string[],
  stems: readonly string[],
  meanings: readonly Meanings[],
): SenseName[] {
  const groups = new Set(meanings.flatMap((meaning) => meaning.groups));
  const topics = new Set(meanings.flatMap((meaning) => meaning.topics));
  const named = (names: Iterable<string>, weight: number, mark = ''): SenseName[] =>
    [...names].map((name) => [mark + name, weight]);
  return [
    ...named(new Set(stems), 1, '~'),
    ...named(groups, 1),
    ...named(topics, topicWeight),
    ...named(new Set(synonyms(words)), 1, '='),
  ];
}

type Table = {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly rarity: Int8Array;
  readonly weights: Int8Array;
};
let table: Table | undefined;

const read = (): Table => ({
  rowOf: new Map(senseNames.split('|').map((name, row) => [name, row])),
  rarity: decodeLetters(senseRarity),
  weights: decodeLetters(senseWeights),
});

/** Steps of rarity in the table: letters hold -32 … 31. */
export const rarityOfLetter = (letter: number): number => (letter + 32) * 0.15;

/** A direction: of length one, or all zeros where the table knows nothing. */
export function senseOf(names: readonly SenseName[]): Float32Array {
  table ??= read();
  const { rowOf, rarity, weights } = table;
  const point = new Float32Array(senseSize);
  for (const [name, weight] of names) {
    const row = rowOf.get(name);
    if (row === undefined) continue;
    const value = weight * rarityOfLetter(rarity[row]!) * senseStep;
    const offset = row * senseSize;
    for (let j = 0; j < senseSize; j++) point[j]! += weights[offset + j]! * value;
  }
  let square = 0;
  for (const value of point) square += value * value;
  if (square > 0) for (let j = 0; j < senseSize; j++) point[j]! /= Math.sqrt(square);
  return point;
}
