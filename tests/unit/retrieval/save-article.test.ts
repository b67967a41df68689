// What ranking knows after a change of one article: a small base is counted and fitted again, of a large one the difference is taken.
import { expect, test } from 'vitest';
import { calibrate } from '#core/retrieval/calibrate';
import { readEntry, toEntry, writeEntry } from '#core/retrieval/entry';
import { adjustStatistics, buildStatistics, writeStatistics } from '#core/retrieval/statistics';
import { changeArticle, removeArticle } from '#flows/save-article';
import type { ArticleRow, Articles, ArticleWrite } from '#ports/articles';

const now = Date.parse('2026-06-15T12:00:00Z');
const entryOf = (at: number, body = `Text ${at} about parcels.`) =>
  toEntry({ id: `art_${at}`, title: `Article ${at}`, questions: [`Question ${at}?`], body });

/** A base of so many, of which the first is changed; answers what was written, and how often all were read. */
async function change(size: number, act: typeof removeArticle | 'edit') {
  const entries = Array.from({ length: size }, (_, at) => entryOf(at));
  const row: ArticleRow = {
    id: 'art_0',
    tenantId: 'tnt_1',
    slug: 'zero',
    locale: 'en',
    category: 'general',
    title: 'Article 0',
    questions: ['Question 0?'],
    body: 'Text 0 about parcels.',
    url: null,
    enabled: true,
    entry: writeEntry(entryOf(0)),
    createdAt: now,
    updatedAt: now,
  };
  const scope = { tenantId: 'tnt_1', locale: 'en', version: 7, statistics: '' };
  scope.statistics = writeStatistics(buildStatistics(entries));
  const written: { change: ArticleWrite; statistics: string }[] = [];
  let reads = 0;
  const articles = {
    standing: () => Promise.resolve({ article: row, scope }),
    enabledEntries: () => {
      reads++;
      return Promise.resolve(entries);
    },
    write: (what: ArticleWrite, _: unknown, statistics: string) => {
      written.push({ change: what, statistics });
      return Promise.resolve('done');
    },
  } as unknown as Articles;
  const deps = {
    articles,
    vectors: null,
    failures: { record: () => Promise.resolve() },
    system: { now: () => now } as never,
  };
  const done =
    act === 'edit'
      ? await changeArticle('tnt_1', 'art_0', { body: 'Kites instead.' }, deps)
      : await act('tnt_1', 'art_0', deps);
  expect(done.ok).toBe(true);
  return { entries, written, reads };
}

const edited = entryOf(0, 'Kites instead.');

test('a small base: all others and the new text, fitted', async () => {
  const { entries, written, reads } = await change(40, 'edit');
  const after = [...entries.slice(1), edited];
  expect([written[0]?.statistics, reads]).toEqual([
    writeStatistics(calibrate(after, buildStatistics(after))),
    1,
  ]);
});

test('a large base: the old text away, the new one added, and the others are not read', async () => {
  const { entries, written, reads } = await change(501, 'edit');
  const added = readEntry('art_0', writeEntry(edited));
  const removed = readEntry('art_0', writeEntry(entryOf(0)));
  expect([written[0]?.statistics, reads]).toEqual([
    writeStatistics(adjustStatistics(buildStatistics(entries), { added, removed })),
    0,
  ]);
});

test('removed from a large base, it counts no more', async () => {
  const { entries, written, reads } = await change(501, removeArticle);
  expect([written[0], reads]).toEqual([
    {
      change: { remove: 'art_0' },
      statistics: writeStatistics(buildStatistics(entries.slice(1))),
    },
    0,
  ]);
});
