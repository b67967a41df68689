/**
 * CPU of the built-in engine in this process: reading one message, ranking the demo shop's articles for it, the same question
 * in another language, training a tenant's twenty intents and classifying by them. No server.
 */
import { readFileSync } from 'node:fs';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { inEnglish } from '#core/retrieval/gloss';
import { buildIndex } from '#core/retrieval/memory-index';
import { classify } from '#core/understanding/tenant-intents';
import { trainTenantIntents } from '#core/understanding/tenant-training';
import { entitiesIn, understand } from '#core/understanding/understand';
import { report, round, spread } from './measure.ts';

type Article = Omit<RetrievableArticle, 'id'> & { slug: string };

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../worker/demo/shop/${path}`, import.meta.url), 'utf8')) as T;
const now = Date.UTC(2026, 10, 21);
const intentsTrained = 20;
const examplesEach = 10;

/** CPU milliseconds of each call, the first round left out: it compiles. */
function cost(texts: readonly string[], work: (text: string) => unknown) {
  for (const text of texts) work(text);
  const took = texts.map((text) => {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return spread(took);
}

export function understandingBench(): void {
  const articles = read<Article[]>('articles.json').map((article) => ({
    ...article,
    id: article.slug,
  }));
  const questions = read<{ text: string }[]>('questions.json').map(({ text }) => text);
  const german = read<Article[]>('articles.de.json').flatMap(({ questions: asked }) => [...asked]);
  const index = buildIndex(articles);
  const examples = articles
    .slice(0, intentsTrained)
    .flatMap(({ slug, title, questions: asked }) =>
      [title, ...asked].slice(0, examplesEach).map((text) => ({ label: slug, text })),
    );
  trainTenantIntents(examples);
  const before = process.cpuUsage();
  const model = trainTenantIntents(examples);
  const { user, system } = process.cpuUsage(before);
  report('understanding', {
    messages: questions.length,
    understandCpuMs: cost(questions, (text) => understand(text, { locale: 'en' })),
    entitiesCpuMs: cost(questions, (text) => entitiesIn(text, 'en', now)),
    rankCpuMs: cost(questions, (text) => index.search(text)),
    glossCpuMs: cost(german, (text) => inEnglish(text, 'de', () => true)),
    tenantIntentCpuMs: cost(questions, (text) => classify(model, text)),
    trainTwentyIntentsCpuMs: round((user + system) / 1000),
  });
}
