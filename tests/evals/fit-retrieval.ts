// Fits the ranker's weights and prints them for worker/core/retrieval/rank-weights.ts: `node tests/evals/fit-retrieval.ts`.
// Reads the open language data (NLP_DATA, default ../shared/nlp) and the demo tenants; writes nothing. Trained on CovidFAQ (MIT),
// deepset COVID-QA (Apache-2.0), BANKING77, CLINC150 and HWU64 (CC BY) and our own demo content; StackFAQ only measures.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { toEntry, type Entry, type RetrievableArticle } from '#core/retrieval/entry';
import { farQuestions } from '#core/retrieval/far-questions';
import type { FeatureSet } from '#core/retrieval/feature-set';
import { articleFeatures, prepareQuery } from '#core/retrieval/features';
import { confidenceFeatures, expandText } from '#core/retrieval/rank';
import { confidenceWeights, rankWeights } from '#core/retrieval/rank-weights';
import { buildStatistics } from '#core/retrieval/statistics';

type Asked = { text: string; gold: string[] };
type Base = {
  name: string;
  articles: RetrievableArticle[];
  asked: Asked[];
  foreign: string[];
  weight: number;
};
type Row = { id: string; entry: Entry; features: FeatureSet };
type Sample = { features: Record<string, number>; right: boolean; weight: number };
type Line = Record<string, never> & { id: string; text: string; label: string; orig_split: string };

const data = process.env['NLP_DATA'] ?? new URL('../../../shared/nlp', import.meta.url).pathname;
if (!existsSync(`${data}/faq`)) {
  console.log('The open language data is not here; nothing to fit.');
  process.exit(0);
}
const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const hash = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);
const article = (id: string, title: string, body = '', questions: string[] = []) =>
  ({ id, title, body, questions, locale: 'en' }) satisfies RetrievableArticle;

function faqBase(name: string): Base {
  const articles = lines<{ id: string; title: string; body: string }>(
    `${data}/faq/${name}.docs.jsonl`,
  );
  const ids = new Set(articles.map(({ id }) => id));
  const asked = lines<Asked & { meta: { verbatim: boolean } }>(
    `${data}/faq/${name}.queries.jsonl`,
  ).filter(({ gold, meta }) => !meta.verbatim && gold.some((id) => ids.has(id)));
  return {
    name,
    articles: articles.map(({ id, title, body }) => article(id, title, body)),
    asked,
    foreign: [],
    weight: 2,
  };
}

/** The same base after its owner took up to three questions of each article in. */
function withVariants(base: Base): Base {
  const taken = new Map<string, string[]>();
  const asked = base.asked.filter(({ text, gold }) => {
    const list = taken.get(gold[0]!) ?? [];
    if (gold.length > 1 || list.length >= 3) return true;
    taken.set(gold[0]!, [...list, text]);
    return false;
  });
  const articles = base.articles.map((one) => ({ ...one, questions: taken.get(one.id) ?? [] }));
  return { ...base, name: `${base.name}+3`, articles, asked };
}

function intentBase(name: string, variants: number): Base {
  const all = lines<Line>(`${data}/intent_native/${name}.jsonl`).filter(
    ({ label }) => label !== 'oos',
  );
  const labels = Map.groupBy(
    all.filter((line) => line.orig_split === 'train'),
    ({ label }) => label,
  );
  const articles = [...labels].map(([label, group]) => {
    const sorted = group.toSorted((a, b) => hash(a.id) - hash(b.id)).slice(0, variants);
    return article(
      label,
      label.replaceAll('_', ' '),
      '',
      sorted.map(({ text }) => text),
    );
  });
  const asked = all
    .filter(({ label, orig_split: split }) => split === 'test' && labels.has(label))
    .toSorted((a, b) => hash(a.id) - hash(b.id))
    .slice(0, 150)
    .map(({ text, label }) => ({ text, gold: [label] }));
  return { name: `${name}:${variants}`, articles, asked, foreign: [], weight: 1 };
}

function pairBase(): Base {
  const pairs = lines<{ a: string; b: string; label: number }>(
    `${data}/paraphrase/deepset_en.jsonl`,
  );
  const titles = [...new Set(pairs.map(({ a }) => a))];
  const asked = pairs
    .filter(({ label }) => label === 1)
    .map(({ a, b }) => ({ text: b, gold: [String(titles.indexOf(a))] }));
  return {
    name: 'deepset',
    articles: titles.map((title, at) => article(String(at), title)),
    asked,
    foreign: [],
    weight: 2,
  };
}

function demoBase(tenant: string): Base {
  const folder = new URL(`../../worker/demo/${tenant}/`, import.meta.url).pathname;
  const read = <T>(file: string): T => JSON.parse(readFileSync(folder + file, 'utf8')) as T;
  const articles = read<(RetrievableArticle & { slug: string })[]>('articles.json')
    .filter(({ locale }) => locale === 'en')
    .map(({ slug, title, body, questions }) => article(slug, title, body, [...questions]));
  const questions = read<{ text: string; slug: string | null }[]>('questions.json');
  const asked = questions.flatMap(({ text, slug }) =>
    slug === null ? [] : [{ text, gold: [slug] }],
  );
  const foreign = questions.filter(({ slug }) => slug === null).map(({ text }) => text);
  return { name: `demo-${tenant}`, articles, asked, foreign, weight: 2 };
}

const rowsOf = (base: Base, articles: RetrievableArticle[]) => {
  const entries = articles.map(toEntry);
  const statistics = buildStatistics(entries);
  return (text: string) => {
    const query = expandText({ text, locale: 'en' }, statistics);
    const prepared = prepareQuery(query, statistics);
    const rows: Row[] = entries
      .map((entry) => ({
        id: entry.id,
        entry,
        features: articleFeatures(prepared, entry, statistics),
      }))
      .filter(({ features }) => features.coverAll + features.conceptBody > 0);
    return { query, rows, statistics };
  };
};
const dot = (weights: Record<string, number>, features: Record<string, number>): number =>
  Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), 0);

/** Listwise logistic regression with AdaGrad; weights stay positive, since every ranking feature speaks for an article. */
function fitRanking(bases: Base[]): Record<string, number> {
  const names = Object.keys(rankWeights) as (keyof FeatureSet)[];
  const weights = Object.fromEntries(names.map((name) => [name, 1]));
  const squares = Object.fromEntries(names.map((name) => [name, 1e-3]));
  const lists = bases.flatMap((base) => {
    const ask = rowsOf(base, base.articles);
    const asked = base.asked.slice(0, 300);
    return asked.map(({ text, gold }) => ({
      gold,
      rows: ask(text).rows,
      weight: base.weight / Math.sqrt(asked.length),
    }));
  });
  for (let round = 0; round < 15; round++)
    for (const { gold, rows, weight } of lists.toSorted(
      (a, b) => hash(round + a.gold[0]!) - hash(round + b.gold[0]!),
    )) {
      if (!rows.some(({ id }) => gold.includes(id))) continue;
      const scores = rows.map(({ features }) => dot(weights, features));
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const right = powers.reduce(
        (sum, power, at) => sum + (gold.includes(rows[at]!.id) ? power : 0),
        0,
      );
      for (const name of names) {
        let gradient = 0;
        for (const [at, { id, features }] of rows.entries())
          gradient +=
            ((gold.includes(id) ? powers[at]! / right : 0) - powers[at]! / all) * features[name];
        const step = weight * gradient - 0.0002 * weights[name]!;
        squares[name]! += step * step;
        weights[name] = Math.max(0, weights[name]! + (0.3 * step) / Math.sqrt(squares[name]!));
      }
    }
  return weights;
}

/** Samples for the confidence: each base with a third of its articles gone, and questions from elsewhere. */
function confidenceSamples(
  base: Base,
  ranking: Record<string, number>,
  elsewhere: string[],
): Sample[] {
  return ['one', 'two'].flatMap((seed) => {
    const kept = base.articles.filter(({ id }) => hash(seed + id) % 100 >= 30);
    const ask = rowsOf(base, kept);
    const sample = ({ text, gold }: Asked, weight: number): Sample[] => {
      const { query, rows, statistics } = ask(text);
      const scored = rows
        .map((row) => ({ ...row, score: dot(ranking, row.features) }))
        .toSorted((a, b) => b.score - a.score);
      const features = confidenceFeatures(scored, query, statistics);
      return features === null ? [] : [{ features, right: gold.includes(scored[0]!.id), weight }];
    };
    const own = base.asked.slice(0, 300);
    const shared = (texts: readonly string[], weight: number): Sample[] =>
      texts.flatMap((text) => sample({ text, gold: [] }, weight / texts.length));
    return [
      ...own.flatMap((asked) => sample(asked, 100 / own.length)),
      ...shared(base.foreign, 20),
      ...shared(farQuestions, 60),
      ...shared(elsewhere, 40),
    ];
  });
}

// What speaks against an answer can only speak against it, and the rest only for it; the length does either.
const against = new Set(['rivals', 'lone']);
const either = new Set(['one', 'long', 'speaksOfNothing']);
const allowed = (name: string, weight: number): number =>
  either.has(name) ? weight : against.has(name) ? Math.min(0, weight) : Math.max(0, weight);

/** Logistic regression with AdaGrad under those signs. */
function fitConfidence(samples: Sample[]): Record<string, number> {
  const names = Object.keys(confidenceWeights);
  const mean = names.map((name) =>
    name === 'one' ? 0 : average(samples.map(({ features }) => features[name] ?? 0)),
  );
  const spread = names.map((name, at) =>
    name === 'one'
      ? 1
      : Math.sqrt(
          average(samples.map(({ features }) => ((features[name] ?? 0) - mean[at]!) ** 2)),
        ) || 1,
  );
  const rows = samples.map(({ features }) =>
    names.map((name, at) => ((features[name] ?? 0) - mean[at]!) / spread[at]!),
  );
  const weights = names.map(() => 0);
  const squares = names.map(() => 1e-2);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < 300; round++) {
    const gradient = names.map(() => 0);
    for (const [at, row] of rows.entries()) {
      const evidence = row.reduce((sum, value, number) => sum + value * weights[number]!, 0);
      const error =
        samples[at]!.weight * ((samples[at]!.right ? 1 : 0) - 1 / (1 + Math.exp(-evidence)));
      for (let number = 0; number < row.length; number++) gradient[number]! += error * row[number]!;
    }
    for (let number = 0; number < weights.length; number++) {
      const step =
        gradient[number]! / total - (names[number] === 'one' ? 0 : 0.015 * weights[number]!);
      squares[number]! += step * step;
      weights[number] = allowed(
        names[number]!,
        weights[number]! + (0.15 * step) / Math.sqrt(squares[number]!),
      );
    }
  }
  const result: Record<string, number> = {};
  for (const [at, name] of names.entries())
    if (name !== 'one') result[name] = weights[at]! / spread[at]!;
  // Questions nobody can answer are fewer in life than among the samples; the constant is the shift measured on whole bases.
  const shift = 0.6;
  result['one'] =
    shift +
    weights[names.indexOf('one')]! -
    names.reduce((sum, name, at) => sum + (result[name] ?? 0) * mean[at]!, 0);
  return result;
}

const average = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (weights: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(2))]),
  );

const covid = faqBase('covidfaq');
// Half of its questions are "what is coronavirus" with another word each; every sixth is enough.
let floods = 0;
covid.asked = covid.asked.filter(
  ({ text }) => !/^what is .*(?:corona|covid)/i.test(text) || floods++ % 6 === 0,
);
const bases = [
  covid,
  withVariants(covid),
  pairBase(),
  demoBase('shop'),
  demoBase('logistics'),
  intentBase('banking77', 0),
  intentBase('banking77', 4),
  intentBase('clinc150', 4),
  intentBase('hwu64', 4),
];
const elsewhere = lines<Line>(`${data}/intent_native/clinc150.jsonl`)
  .filter(({ label, orig_split: split }) => label === 'oos' && split === 'test')
  .filter((_, at) => at % 3 === 0)
  .map(({ text }) => text);
const ranking = rounded(fitRanking(bases));
const telling = bases.filter(({ name }) => !name.endsWith(':0'));
const samples = telling.flatMap((base) => confidenceSamples(base, ranking, elsewhere));
console.log(
  JSON.stringify(
    { rankWeights: ranking, confidenceWeights: rounded(fitConfidence(samples)) },
    null,
    2,
  ),
);
const measured = faqBase('stackfaq');
const ask = rowsOf(measured, measured.articles);
const firsts = measured.asked.map(({ text, gold }) => {
  const best = ask(text).rows.toSorted(
    (a, b) => dot(ranking, b.features) - dot(ranking, a.features),
  )[0];
  return best !== undefined && gold.includes(best.id) ? 1 : 0;
});
console.log(`StackFAQ, not fitted on: first hit right in ${(100 * average(firsts)).toFixed(1)} %`);
