// Trains the table of sentence-sense.ts and writes sense.weights.ts: a softmax over intents through 32 numbers a sentence, of which
// only the numbers of words and meanings are kept.
//   NLP_DATA=<open corpora> node tests/evals/training/train-sense.ts [corpus to leave out]
// Training and validation parts of CLINC150 (CC BY 3.0), BANKING77 and HWU64 (CC BY 4.0), NLU++ (CC BY 4.0); never a test part. Chosen by leaving a whole corpus out: what was learnt from the others helped the fourth. Train again when meaning-words.ts
// or intent-synonyms.ts change the groups that stand there: the table names them by their place.
import { writeFileSync } from 'node:fs';
import { wordsOf } from '#core/understanding/features';
import { encodeLetters } from '#core/understanding/linear-classifier';
import { meaningsOf } from '#core/understanding/meanings';
import { senseNamesOf, senseSize } from '#core/understanding/sentence-sense';
import { stemEnglish } from '#core/retrieval/stem-english';
import { readRows, requireOpenData } from './open-data.ts';

requireOpenData();
const epochs = 8;
/** Share of a sentence's names left out at each step, so that no single word decides. */
const leftOut = 0.4;
const rate = 0.2;
/** Names met in fewer sentences are not kept. */
const fewest = 3;
const steps = 31;
const inputLength = 1.5;

type Sentence = { text: string; label: string };
const corpus = (name: string): Sentence[] =>
  readRows(`intent_native/${name}.jsonl`)
    .filter((row) => row.orig_split !== 'test' && row.label !== 'oos')
    .map(({ text, label }) => ({ text, label: `${name} ${String(label)}` }));
const sentences = ['clinc150', 'banking77', 'hwu64', 'nlupp']
  .filter((name) => name !== process.argv[2])
  .flatMap(corpus);

let state = 5;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  return (mixed >>> 0) / 4294967296;
}
const normal = (): number => (random() + random() + random() - 1.5) * 1.4;

const named = sentences.map(({ text }) => {
  const words = wordsOf(text);
  return senseNamesOf(words, words.map(stemEnglish), meaningsOf(words));
});
const counts = new Map<string, number>();
for (const names of named)
  for (const name of new Set(names.map(([name]) => name)))
    counts.set(name, (counts.get(name) ?? 0) + 1);
const names = [...counts].filter(([, count]) => count >= fewest).map(([name]) => name);
const rowOf = new Map(names.map((name, row) => [name, row]));
const letterOf = (name: string): number => {
  const rarity = Math.log((sentences.length + 1) / (counts.get(name)! + 0.5)) + 0.3;
  return Math.max(-32, Math.min(31, Math.round(rarity / 0.15) - 32));
};
const rarities = names.map(letterOf);

const labels = [...new Set(sentences.map(({ label }) => label))];
const place = new Map(labels.map((label, i) => [label, i]));
const inputs = named.map((list, i) => {
  const rows: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [name, weight] of list) {
    const row = rowOf.get(name);
    if (row === undefined) continue;
    const value = weight * (rarities[row]! + 32) * 0.15;
    rows.push(row);
    values.push(value);
    square += value * value;
  }
  const scale = square > 0 ? inputLength / Math.sqrt(square) : 0;
  return {
    rows,
    values: values.map((value) => value * scale),
    target: place.get(sentences[i]!.label)!,
  };
});

const table = new Float32Array(names.length * senseSize).map(
  () => (normal() * 0.6) / Math.sqrt(senseSize),
);
const heads = new Float32Array(labels.length * senseSize).map(
  () => normal() / Math.sqrt(senseSize),
);
const point = new Float32Array(senseSize);
const pull = new Float32Array(senseSize);
const odds = new Float64Array(labels.length);
let step = 0;
for (let epoch = 0; epoch < epochs; epoch++) {
  let loss = 0;
  const order = inputs.map((_, i) => [random(), i] as const).toSorted((a, b) => a[0] - b[0]);
  for (const [, i] of order) {
    const { rows, values, target } = inputs[i]!;
    const speed = rate * (1 - step++ / (epochs * inputs.length));
    const kept = rows.map((_, k) => k).filter(() => random() >= leftOut);
    point.fill(0);
    for (const k of kept)
      for (let j = 0; j < senseSize; j++)
        point[j]! += table[rows[k]! * senseSize + j]! * values[k]!;
    let top = -Infinity;
    for (let c = 0; c < labels.length; c++) {
      let score = 0;
      for (let j = 0; j < senseSize; j++) score += heads[c * senseSize + j]! * point[j]!;
      odds[c] = score;
      top = Math.max(top, score);
    }
    let sum = 0;
    for (let c = 0; c < labels.length; c++) sum += odds[c] = Math.exp(odds[c]! - top);
    loss -= Math.log(Math.max(1e-9, odds[target]! / sum));
    pull.fill(0);
    for (let c = 0; c < labels.length; c++) {
      const error = odds[c]! / sum - +(c === target);
      if (Math.abs(error) < 1e-3) continue;
      for (let j = 0; j < senseSize; j++) {
        pull[j]! += error * heads[c * senseSize + j]!;
        heads[c * senseSize + j]! -= speed * error * point[j]! * 0.5;
      }
    }
    for (const k of kept)
      for (let j = 0; j < senseSize; j++)
        table[rows[k]! * senseSize + j]! -= speed * 2 * values[k]! * pull[j]!;
  }
  console.log(`epoch ${epoch + 1}: loss ${(loss / inputs.length).toFixed(3)}`);
}

const sizes = Array.from(table, Math.abs).sort((a, b) => a - b);
const largest = sizes[Math.floor(sizes.length * 0.999)]!;
const rounded = Array.from(table, (value) =>
  Math.max(-steps, Math.min(steps, Math.round((value / largest) * steps))),
);
const file = new URL('../../../worker/core/understanding/sense.weights.ts', import.meta.url);
writeFileSync(
  file,
  `// Written by tests/evals/training/train-sense.ts; read by sentence-sense.ts. Sources and licences: NOTICE.md. Data only.

export const senseStep = ${largest / steps};
export const senseNames =
  '${names.join('|')}';
export const senseRarity =
  '${encodeLetters(rarities)}';
export const senseWeights =
  '${encodeLetters(rounded)}';
`,
);
console.log(`${names.length} names, ${sentences.length} sentences of ${labels.length} intents`);
