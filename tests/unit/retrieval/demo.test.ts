// Floors under retrieval on the two demo tenants: the right article, the right confidence, a readable answer.
// The questions were written by other people than the ranker; floors lie a little under what was measured.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compose } from '#core/answer/compose';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { farQuestions } from '#core/retrieval/far-questions';
import { buildIndex } from '#core/retrieval/memory-index';

type DemoArticle = Omit<RetrievableArticle, 'id'> & { slug: string };
type DemoQuestion = { text: string; slug: string | null };

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../worker/demo/${path}`, import.meta.url), 'utf8')) as T;
const threshold = 0.45;

describe.each([
  { tenant: 'shop', first: 0.92, amongThree: 0.97, answered: 0.92, declined: 0.95 },
  { tenant: 'logistics', first: 0.95, amongThree: 0.97, answered: 0.92, declined: 0.75 },
])('the demo tenant $tenant', ({ tenant, first, amongThree, answered, declined }) => {
  const articles = read<DemoArticle[]>(`${tenant}/articles.json`)
    .filter((article) => article.locale === 'en')
    .map((article) => ({ ...article, id: article.slug }));
  const questions = read<DemoQuestion[]>(`${tenant}/questions.json`);
  const index = buildIndex(articles);
  const share = (list: DemoQuestion[], holds: (question: DemoQuestion) => boolean): number =>
    list.filter(holds).length / list.length;
  const answerable = questions.filter(({ slug }) => slug !== null);
  const unanswerable = questions.filter(({ slug }) => slug === null);
  const ids = (text: string) => index.search(text).map(({ id }) => id);
  test('calibration was not told the questions that measure it', () => {
    const asked = new Set(questions.map(({ text }) => text.toLowerCase()));
    expect(farQuestions.filter((text) => asked.has(text))).toEqual([]);
  });

  const confidence = (text: string) => index.search(text)[0]?.confidence ?? 0;

  test('finds the article', () => {
    expect(share(answerable, ({ text, slug }) => ids(text)[0] === slug)).toBeGreaterThan(first);
    expect(
      share(answerable, ({ text, slug }) => ids(text).slice(0, 3).includes(slug!)),
    ).toBeGreaterThan(amongThree);
  });

  test('knows what it knows', () => {
    expect(share(answerable, ({ text }) => confidence(text) >= threshold)).toBeGreaterThan(
      answered,
    );
    expect(share(unanswerable, ({ text }) => confidence(text) < threshold)).toBeGreaterThan(
      declined,
    );
  });

  test('answers in whole blocks of the article, at a readable length', () => {
    for (const { text } of answerable) {
      const hits = index.search(text, { limit: 3 }).map(({ id, score }) => ({
        article: articles.find((article) => article.id === id)!,
        score,
      }));
      const answer = compose({ question: text, hits, locale: 'en' });
      const words = answer.text.split(/\s+/).length;
      expect(words).toBeGreaterThan(5);
      expect(words).toBeLessThanOrEqual(260);
      expect(answer.citations[0]?.articleId).toBe(hits[0]!.article.id);
      expect(answer.text).not.toMatch(/(?:,|\band|\bthe)$/);
    }
  });
});
