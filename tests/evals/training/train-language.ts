// Trains the Latin-script part of the language identifier and writes language.weights.ts.
//   NLP_DATA=<open corpora> node tests/evals/training/train-language.ts [--validate]
// Trains on Tatoeba (CC BY), Lingua test data (Apache-2.0, Leipzig CC BY) and the project's own
// word lists; xSID is only measured. --validate holds a quarter out and writes nothing.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  languageBuckets,
  languageWords,
  visitLanguageGrams,
} from '#core/understanding/language-features';
import {
  argmax,
  encodeLetters,
  type LinearModel,
  quantise,
  scoreLinear,
  softmax,
  type SparseVector,
  trainLinear,
} from '#core/understanding/linear-classifier';
import { smalltalkPhrases } from '#core/understanding/smalltalk-phrases';
import { fold, readOwn, readRows, requireOpenData } from './open-data.ts';

requireOpenData();
const labels = ['en', 'es', 'fr', 'de', 'it', 'pt', 'tr', 'nl', 'pl', 'hi'];
const validate = process.argv.includes('--validate');
type Text = { text: string; lang: string; kind: string; id: string };

const corpora: Text[] = [
  ...readRows('lang/tatoeba.jsonl').map((r) => ({ ...r, kind: 'tatoeba' })),
  ...readRows('lang/lingua.jsonl').map((r) => ({ ...r, kind: r.kind ?? '' })),
].filter((r) => labels.slice(0, 9).includes(r.lang));
const measured = readRows('lang/xsid.jsonl').map((r) => ({ ...r, kind: 'xsid' }));

function vectorOf(text: string): SparseVector {
  const counts = new Map<number, number>();
  const total = visitLanguageGrams(languageWords(text), (bucket) =>
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1),
  );
  const norm = 1 / Math.sqrt(total || 1);
  return {
    indices: [...counts.keys()],
    values: [...counts.values()].map((count) => count * norm),
  };
}

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss');

/** Sentences also teach their words and word pairs: visitors write both. */
function parts(text: string): string[] {
  const words = languageWords(text);
  const out = words.filter((word) => word.length > 2);
  for (let i = 0; i + 1 < words.length; i += 2) out.push(`${words[i]} ${words[i + 1]}`);
  for (let i = 0; i + 3 < words.length; i += 5) out.push(words.slice(i, i + 4).join(' '));
  return out;
}

function trainingTexts(rows: readonly Text[]): { text: string; lang: string; weight: number }[] {
  const out = rows.flatMap(({ text, lang, kind }) => [
    { text, lang, weight: 1 },
    ...(kind === 'single-words'
      ? []
      : parts(text).map((part) => ({ text: part, lang, weight: 0.5 }))),
    // Typed without accents, as phones and hurry do.
    ...(plain(text) === text ? [] : [{ text: plain(text), lang, weight: 0.3 }]),
  ]);
  for (const [name, text] of readOwn('words')) {
    const lang = name === 'hi-latn' ? 'hi' : name;
    for (const line of text.split('\n').filter(Boolean)) {
      if (line.includes(','))
        for (const phrase of line.split(',')) out.push({ text: phrase, lang, weight: 1 });
      const words = line.split(/[\s,]+/);
      for (const word of words) out.push({ text: word, lang, weight: 0.7 });
      for (let i = 0; i + 2 < words.length; i += 3) {
        out.push({ text: words.slice(i, i + 3).join(' '), lang, weight: 0.5 });
      }
    }
  }
  // Greetings and thanks are what a first message often is: line by line a language, as written.
  const inOrder = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr'];
  for (const list of Object.values(smalltalkPhrases)) {
    list
      .split('\n')
      .slice(0, inOrder.length)
      .forEach((line, i) => {
        for (const phrase of line.split('|').filter((p) => p.length > 1)) {
          out.push({ text: phrase, lang: inOrder[i]!, weight: 1.5 });
        }
      });
  }
  for (const [name, text] of readOwn('sentences')) {
    if (!labels.includes(name)) continue;
    for (const line of text.split('\n').filter((l) => l.includes('\t'))) {
      for (const sentence of line.split('\t')[1]!.split('|')) {
        out.push({ text: sentence, lang: name, weight: 1 });
        for (const part of parts(sentence)) out.push({ text: part, lang: name, weight: 0.3 });
      }
    }
  }
  return out;
}

function train(rows: readonly Text[]): LinearModel {
  const examples = trainingTexts(rows).map(({ text, lang, weight }) => ({
    vector: vectorOf(text),
    target: labels.indexOf(lang),
    weight,
  }));
  console.log(`training on ${examples.length} texts`);
  return trainLinear(labels, languageBuckets, examples, { epochs: 6, rate: 0.25, l2: 2e-6 });
}

const levels = 5;
const clip = 0.4;

function report(model: LinearModel, rows: readonly Text[]): void {
  const cells = new Map<string, [number, number]>();
  const bins = Array.from({ length: 10 }, () => [0, 0, 0]);
  for (const row of rows.filter((r) => labels.includes(r.lang))) {
    const p = softmax(scoreLinear(model, vectorOf(row.text)));
    const best = argmax(p);
    const ok = labels[best] === row.lang;
    const key = `${row.kind} ${row.lang}`;
    const cell = cells.get(key) ?? [0, 0];
    cells.set(key, [cell[0] + Number(ok), cell[1] + 1]);
    const bin = bins[Math.min(9, Math.floor(p[best]! * 10))]!;
    bin[0]! += 1;
    bin[1]! += Number(ok);
    bin[2]! += p[best]!;
  }
  const byKind = new Map<string, string[]>();
  for (const [key, [ok, all]] of cells) {
    const [kind, lang] = key.split(' ') as [string, string];
    byKind.set(kind, [...(byKind.get(kind) ?? []), `${lang} ${((100 * ok) / all).toFixed(1)}`]);
  }
  for (const [kind, values] of byKind) {
    const mean = values.reduce((sum, v) => sum + Number(v.split(' ')[1]), 0) / values.length;
    console.log(kind.padEnd(13), mean.toFixed(2), values.join('  '));
  }
  for (const [n, ok, p] of bins)
    if (n) console.log(`said ${(p! / n!).toFixed(2)} was ${(ok! / n!).toFixed(2)} (${n})`);
}

if (validate) {
  const model = train(corpora.filter((r) => fold(r.id, 4) !== 0));
  const held = [...corpora.filter((r) => fold(r.id, 4) === 0), ...measured];
  report(model, held);
  console.log('quantised');
  const small = quantise(model, levels, clip);
  report(small, held);
  console.log('gzip', gzipSync(encodeLetters(small.weights), { level: 9 }).length);
} else {
  const model = quantise(train(corpora), levels, clip);
  const body = `// Generated by tests/evals/training/train-language.ts; a letter a weight, by bucket and language.
export const languageLabels = ${JSON.stringify(labels)} as const;
export const languageScale = ${JSON.stringify(model.scale.map((s) => Number(s.toPrecision(5))))};
export const languageBias = ${JSON.stringify(model.bias)};
export const languageWeights =
  '${encodeLetters(model.weights)}';
`;
  writeFileSync(
    new URL('../../../worker/core/understanding/language.weights.ts', import.meta.url),
    body,
  );
}
