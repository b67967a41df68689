import { expect, test } from 'vitest';
import { vectorText } from '#core/retrieval/vector-text';
import { indexArticles } from '#flows/index-articles';
import type { Articles } from '#ports/articles';
import { vectorizeIndex } from '#worker/adapters/vectorize';

const articleAt = (number: number) => ({
  id: `art_${String(number).padStart(3, '0')}`,
  tenantId: 'tnt_a',
  title: `Title ${number}`,
  questions: ['one?', 'two?'],
  body: 'Body.',
});

test('what a vector is made of begins with what the article answers, and ends in time', () => {
  expect(vectorText(articleAt(1))).toBe('Title 1\none?\ntwo?\nBody.');
  const long = vectorText({ ...articleAt(1), body: '😀'.repeat(2_000) });
  expect([long.length, long.isWellFormed()]).toEqual([2_000, true]);
});

test('every article is put into its tenant’s namespace once, page by page', async () => {
  const all = Array.from({ length: 120 }, (_, number) => articleAt(number));
  const put: { id: string; namespace?: string; values: unknown }[] = [];
  const vectors = vectorizeIndex(
    { upsert: (rows: typeof put) => Promise.resolve(put.push(...rows)) } as never,
    { embed: (text) => Promise.resolve([text.length]) },
  );
  const articles = {
    texts: (_tenant: string, after: string | null, limit: number) =>
      Promise.resolve(all.filter(({ id }) => after === null || id > after).slice(0, limit)),
  } as unknown as Articles;
  const counts: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof indexArticles>> = await indexArticles('tnt_a', after, {
      articles,
      vectors,
    });
    counts.push(page.indexed);
    after = page.cursor;
  } while (after);
  expect(counts).toEqual([50, 50, 20]);
  expect(put.map(({ id, namespace }) => [id, namespace])).toEqual(
    all.map(({ id }) => [id, 'tnt_a']),
  );
  expect(put[0]?.values).toEqual([vectorText(articleAt(0)).length]);
});

test('an installation without vectors says so', async () => {
  expect(await indexArticles('tnt_a', null, { articles: {} as Articles, vectors: null })).toEqual({
    indexed: 0,
    cursor: null,
    hasVectors: false,
  });
});
