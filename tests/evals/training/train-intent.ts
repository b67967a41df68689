// Trains the built-in intent classifier and writes intent.weights.ts.
//   NLP_DATA=<open corpora> node tests/evals/training/train-intent.ts [--validate]
// Own template sentences and translations, BANKING77 (CC BY 4.0) and CLINC150 (CC BY 3.0), and as
// "none of them" the unrelated intents of CLINC150 and HWU64 (CC BY 4.0). Bitext and ePQA are only
// measured. --validate leaves one corpus out at a time and writes nothing.
import { writeFileSync } from 'node:fs';
import { rarityOf, toVector } from '#core/understanding/features';
import { intentFeatureOptions, intentFeatures } from '#core/understanding/intent-features';
import {
  argmax,
  encodeBytes,
  encodeLetters,
  type LinearModel,
  quantise,
  scoreLinear,
  softmax,
  trainLinear,
} from '#core/understanding/linear-classifier';
import { fold, readOwn, readRows, requireOpenData, type Row } from './open-data.ts';
import { ownSentences } from './templates.ts';

requireOpenData();
const labels = [
  'ORDER_TRACKING',
  'ORDER_MODIFICATION',
  'PRODUCT_INQUIRY',
  'PRICING',
  'RETURNS_REFUNDS',
  'SHIPPING',
  'PAYMENT',
  'ACCOUNT',
  'TECHNICAL_SUPPORT',
  'GENERAL_INQUIRY',
  'BOOKING',
  'CUSTOMS',
];
type Example = { text: string; label: string; weight: number };

/** Native labels of open corpora that mean one of ours beyond the measured mapping. */
const alsoMeans: Record<string, string> = {
  'clinc150 book_flight': 'BOOKING',
  'clinc150 book_hotel': 'BOOKING',
  'clinc150 car_rental': 'BOOKING',
  'clinc150 restaurant_reservation': 'BOOKING',
  'clinc150 schedule_meeting': 'BOOKING',
  'hwu64 transport_ticket': 'BOOKING',
};

function corpus(name: string): Example[] {
  return readRows(`intent/${name}.jsonl`)
    .filter((row) => row.label !== 'HANDOFF')
    .map((row) => ({ text: row.text, label: row.label, weight: 0.4 }));
}

/** Utterances of no customer-service intent: what the classifier must be unsure about. */
function background(): Example[] {
  const mapped = new Set(
    [...readRows('intent/clinc150.jsonl'), ...readRows('intent/banking77.jsonl')].map(
      (r) => r.native,
    ),
  );
  const near =
    /order|deliver|ship|refund|card|account|pay|bill|balance|transfer|fraud|pin|credit|insurance|rate|lost|damaged|password|transaction|book|reserv|ticket|takeaway|greet|thank|goodbye|yes|^no$|return|tax|routing|spending|rollover|rewards|apr|income|direct_deposit|meeting|hotel|flight|rental|restaurant|improve|application/;
  const rows: Row[] = [];
  for (const name of ['clinc150', 'hwu64']) {
    rows.push(...readRows(`intent_native/${name}.jsonl`).filter((r) => r.orig_split === 'train'));
  }
  return rows
    .filter((row) => !mapped.has(row.label) && !near.test(row.label))
    .map((row) => ({ text: row.text, label: '', weight: 0.5 }));
}

function meantBeyond(): Example[] {
  return ['clinc150', 'hwu64'].flatMap((name) =>
    readRows(`intent_native/${name}.jsonl`)
      .filter((row) => row.orig_split === 'train' && alsoMeans[`${name} ${row.label}`])
      .map((row) => ({ text: row.text, label: alsoMeans[`${name} ${row.label}`]!, weight: 0.7 })),
  );
}

/** sentences/<language>.txt: lines "LABEL<tab>sentence|sentence". */
function translations(): Example[] {
  return [...readOwn('sentences').values()].flatMap((body) =>
    body
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([label, list]) => list !== undefined && labels.includes(label!))
      .flatMap(([label, list]) =>
        list!.split('|').map((text) => ({ text, label: label!, weight: 1.5 })),
      ),
  );
}

export type Trained = { model: LinearModel; rarity: Float32Array };

function train(examples: readonly Example[]): Trained {
  const features = examples.map((example) => intentFeatures(example.text));
  const rarity = rarityOf(features, intentFeatureOptions.buckets);
  // Every label gets the same say, whatever its number of sentences.
  const mass = new Map<string, number>();
  for (const { label, weight } of examples) mass.set(label, (mass.get(label) ?? 0) + weight);
  const mean = [...mass.values()].reduce((a, b) => a + b, 0) / mass.size;
  // Questions about products are the most varied; "none" must not swallow them.
  const say = (label: string): number => (label === 'PRODUCT_INQUIRY' ? 3 : label === '' ? 0.7 : 1);
  const model = trainLinear(
    labels,
    intentFeatureOptions.buckets,
    examples.map(({ label, weight }, i) => ({
      vector: toVector(features[i]!, rarity),
      target: labels.indexOf(label),
      weight: weight * say(label) * Math.min(4, Math.max(0.3, mean / mass.get(label)!)),
    })),
    {
      epochs: 8,
      rate: 0.15,
      l2: 1e-4,
    },
  );
  return { model, rarity };
}

function predict({ model, rarity }: Trained, text: string): { label: string; confidence: number } {
  const odds = softmax(scoreLinear(model, toVector(intentFeatures(text), rarity)));
  const best = argmax(odds);
  return { label: labels[best]!, confidence: odds[best]! };
}

function report(name: string, trained: Trained, rows: readonly Example[], verbose = false): number {
  const cells = new Map<string, [number, number]>();
  const wrong: string[] = [];
  const said = Array.from({ length: 10 }, () => [0, 0]);
  for (const { text, label } of rows) {
    const got = predict(trained, text);
    const bin = said[Math.min(9, Math.floor(got.confidence * 10))]!;
    bin[0]! += 1;
    bin[1]! += Number(got.label === label);
    const cell = cells.get(label) ?? [0, 0];
    cells.set(label, [cell[0] + Number(got.label === label), cell[1] + 1]);
    if (got.label !== label)
      wrong.push(`   ${label} as ${got.label} ${got.confidence.toFixed(2)}: ${text}`);
  }
  const values = [...cells.entries()].map(([label, [ok, all]]) => [label, ok / all] as const);
  const macro = values.reduce((sum, [, v]) => sum + v, 0) / values.length;
  console.log(
    name.padEnd(26),
    (100 * macro).toFixed(1),
    values.map(([l, v]) => `${l} ${(100 * v).toFixed(0)}`).join('  '),
  );
  const right = said.map(([n, ok], i) => (n! < 10 ? '' : `.${i}: ${(ok! / n!).toFixed(2)}`));
  console.log('   said → right  ', right.filter(Boolean).join('  '));
  if (verbose)
    console.log(wrong.filter((_, i) => i % Math.ceil(wrong.length / 60) === 0).join('\n'));
  return macro;
}

const own = [
  ...ownSentences(30).map((s) => ({ ...s, weight: 0.5 })),
  ...translations(),
  ...meantBeyond(),
];
const open = { banking77: corpus('banking77'), clinc150: corpus('clinc150') };
const none = background();
console.log({
  own: own.length,
  banking77: open.banking77.length,
  clinc150: open.clinc150.length,
  none: none.length,
});

if (process.argv.includes('--validate')) {
  // A quarter of each language's sentences held out.
  const told = translations();
  const held = told.filter((e) => fold(e.text, 4) === 0);
  const rest = own.filter((e) => e.weight !== 1.5 || fold(e.text, 4) !== 0);
  const partly = train([...rest, ...none, ...open.banking77, ...open.clinc150]);
  report('held-out sentences', partly, held);
  report(
    '  of Chinese',
    partly,
    held.filter((e) => /[\u4e00-\u9fff]/.test(e.text) && !/[\u3040-\u30ff]/.test(e.text)),
  );
  const verbose = process.argv.includes('--errors');
  const ownOnly = train([...own, ...none]);
  let sum = 0;
  for (const name of ['bitext', 'banking77', 'clinc150', 'epqa'])
    sum += report(`own only → ${name}`, ownOnly, corpus(name), verbose);
  console.log(`own only mean ${(25 * sum).toFixed(1)}`);
  report('+clinc → banking77', train([...own, ...none, ...open.clinc150]), open.banking77);
  report('+banking77 → clinc', train([...own, ...none, ...open.banking77]), open.clinc150);
  const all = train([...own, ...none, ...open.banking77, ...open.clinc150]);
  report('all → bitext', all, corpus('bitext'), verbose);
  report('all → epqa', all, corpus('epqa'));
  const quantised = { ...all, model: quantise(all.model, 12, 0.5) };
  report('all quantised → bitext', quantised, corpus('bitext'));
} else {
  const { model, rarity } = train([...own, ...none, ...open.banking77, ...open.clinc150]);
  const small = quantise(model, 12, 0.5);
  const rarityBytes = Uint8Array.from(rarity, (value) => Math.min(255, Math.round(value * 20)));
  const body = `// Generated by tests/evals/training/train-intent.ts: rarity and weights by bucket.
export const intentLabels = ${JSON.stringify(labels)} as const;
export const intentScale = ${JSON.stringify(small.scale.map((s) => Number(s.toPrecision(5))))};
export const intentRarity =
  '${encodeBytes(rarityBytes)}';
export const intentWeights =
  '${encodeLetters(small.weights)}';
`;
  writeFileSync(
    new URL('../../../worker/core/understanding/intent.weights.ts', import.meta.url),
    body,
  );
}
