/** Words and vectors joined by rank; passages within their budget. */
import { expect, it, test, vi } from 'vitest';
import { fusedKnowledge } from '#worker/adapters/fused-knowledge';
import { withinBudget } from '#core/retrieval/budget';
import { fuse } from '#core/retrieval/fuse';
import type { Knowledge, KnowledgeHit } from '#ports/knowledge';
import { idOf } from '../../support/factories.ts';

const hit = (articleId: string, confidence = 0.5) => ({ articleId, score: 1, confidence });
const ids = (list: { articleId: string }[]) => list.map(({ articleId }) => articleId);

test.each<[string, string[], string[], string[]]>([
  ['what both found comes first', ['a', 'b', 'c'], ['x', 'b', 'y'], ['b', 'a', 'x', 'c', 'y']],
  ['only words', ['a', 'b'], [], ['a', 'b']],
  ['only vectors', [], ['x', 'y'], ['x', 'y']],
  ['nothing', [], [], []],
  ['the same order', ['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']],
])('%s', (_, words, near, expected) =>
  expect(
    ids(
      fuse(
        words.map((id) => hit(id)),
        near.map((id) => hit(id)),
        5,
      ),
    ),
  ).toEqual(expected),
);

it('between equal ranks the surer one comes first, and a vector is believed a little less', () => {
  const fused = fuse([hit('a', 0.2)], [hit('b', 0.9)], 5);
  expect(fused.map(({ articleId, confidence }) => [articleId, confidence])).toEqual([
    ['b', expect.closeTo(0.72)],
    ['a', 0.2],
  ]);
});

it('never gives more than was asked', () =>
  expect(
    fuse(
      ['a', 'b', 'c'].map((id) => hit(id)),
      [],
      2,
    ).length,
  ).toBe(2));

const knowledge = (of: string[] | Error): Knowledge => ({
  search: () =>
    of instanceof Error
      ? Promise.reject(of)
      : Promise.resolve(of.map((id) => hit(id) as unknown as KnowledgeHit)),
});
const query = { tenantId: idOf('tnt', 1), text: 'q', language: 'en', limit: 5 };

it('goes on with one side while the other is away', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const away = new Error('away');
  expect(ids(await fusedKnowledge(knowledge(['a']), knowledge(away)).search(query))).toEqual(['a']);
  expect(ids(await fusedKnowledge(knowledge(away), knowledge(['x'])).search(query))).toEqual(['x']);
  await expect(fusedKnowledge(knowledge(away), knowledge(away)).search(query)).rejects.toBe(away);
});

it('takes the best passages whole, cuts the one that does not fit, leaves the rest', () => {
  const passage = (title: string, sentences: number) => ({
    title,
    body: 'One sentence of an article. '.repeat(sentences),
  });
  const kept = withinBudget([
    passage('a', 100),
    passage('b', 100),
    passage('c', 300),
    passage('d', 1),
  ]);
  expect(kept.map(({ title, body }) => [title, body.length > 2_000])).toEqual([
    ['a', true],
    ['b', true],
    ['c', true],
  ]);
  expect(kept[2]!.body.endsWith('article.')).toBe(true);
  expect(kept.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(10_000);
});
