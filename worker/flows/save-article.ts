/**
 * Staff write, change, switch and remove articles. The article, its words in the index and what ranking knows of its language's
 * articles change in one transaction, so the next turn sees all of it; two staff at once: the later one begins again on what
 * the first has left. Vectors, where there are any, follow afterwards: every hit of theirs is read again from D1.
 */
import { edit, slugOf } from '#core/article';
import { calibrate } from '#core/retrieval/calibrate';
import { readEntry, toEntry, writeEntry } from '#core/retrieval/entry';
import type { Entry } from '#core/retrieval/entry';
import { searchText } from '#core/retrieval/search-text';
import {
  adjustStatistics,
  buildStatistics,
  readStatistics,
  writeStatistics,
} from '#core/retrieval/statistics';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import type { ArticleRow, Articles, Scope } from '#ports/articles';
import type { Failures } from '#ports/failures';
import type { System } from '#ports/system';
import type { VectorIndex } from '#ports/vector-index';
import type { Article, ArticleChange, ArticleDraft } from '#protocol/article';

export interface SaveArticleDeps {
  articles: Articles;
  vectors: VectorIndex | null;
  failures: Pick<Failures, 'record'>;
  system: System;
}

const attempts = 5;
/** Up to here the confidence is fitted anew at each change (some 100 ms of CPU); one article among more moves it little. */
const refittedUpTo = 500;

const busy = () => refuse('stale', 'somebody else is changing articles');

export async function addArticle(
  tenantId: string,
  draft: ArticleDraft,
  deps: SaveArticleDeps,
): Promise<Result<Article>> {
  const { articles, system } = deps;
  const room = roomFor('articles', await articles.count(tenantId));
  if (!room.ok) return room;
  const id = system.newId('art');
  const now = system.now();
  const entry = toEntry({ ...draft, id });
  const row: ArticleRow = {
    ...draft,
    id,
    tenantId,
    slug: draft.slug ?? (await freeSlug(tenantId, draft, id, articles)),
    entry: writeEntry(entry),
    createdAt: now,
    updatedAt: now,
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const scope = await articles.scope(tenantId, draft.locale);
    const statistics = await statisticsAfter(
      scope,
      { id, added: draft.enabled ? entry : undefined },
      articles,
    );
    const outcome = await articles.write({ add: row, terms: searchText(entry) }, scope, statistics);
    if (outcome === 'taken')
      return refuse('invalid-request', `there is an article “${row.slug}” in this language`);
    if (outcome === 'done') return stored(row, deps);
  }
  return busy();
}

export async function changeArticle(
  tenantId: string,
  id: string,
  { updatedAt, ...change }: ArticleChange,
  deps: SaveArticleDeps,
): Promise<Result<Article>> {
  const { articles, system } = deps;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await articles.standing(tenantId, id);
    if (!found) return refuse('not-found');
    const { article: before, scope } = found;
    if (updatedAt !== undefined && Date.parse(updatedAt) !== before.updatedAt)
      return refuse('stale', 'somebody changed this article meanwhile');
    const { after, isRetold, isChanged } = edit(before, change);
    if (!isChanged) return ok(onWire(before));
    const old = readEntry(id, before.entry);
    const entry = isRetold ? toEntry(after) : old;
    const row = {
      ...after,
      entry: isRetold ? writeEntry(entry) : before.entry,
      // Readers keep an article by its id and this.
      updatedAt: Math.max(system.now(), before.updatedAt + 1),
    };
    const statistics = await statisticsAfter(
      scope,
      {
        id,
        removed: before.enabled ? old : undefined,
        added: after.enabled ? entry : undefined,
      },
      articles,
    );
    const terms = isRetold ? searchText(entry) : null;
    if ((await articles.write({ replace: row, terms }, scope, statistics)) === 'done')
      return isRetold ? stored(row, deps) : ok(onWire(row));
  }
  return busy();
}

export async function removeArticle(
  tenantId: string,
  id: string,
  { articles, vectors }: SaveArticleDeps,
): Promise<Result<null>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await articles.standing(tenantId, id);
    if (!found) return refuse('not-found');
    const { article, scope } = found;
    const removed = article.enabled ? readEntry(id, article.entry) : undefined;
    const statistics = await statisticsAfter(scope, { id, removed }, articles);
    if ((await articles.write({ remove: id }, scope, statistics)) === 'done') {
      // A vector that stays behind finds nothing: D1 is asked for each.
      await vectors?.remove([id]).catch(() => undefined);
      return ok(null);
    }
  }
  return busy();
}

/** Of a small base all is counted and fitted again; of a large one the difference is taken. */
async function statisticsAfter(
  { tenantId, locale, statistics }: Scope,
  { id, removed, added }: { id: string; removed?: Entry | undefined; added?: Entry | undefined },
  articles: Articles,
): Promise<string> {
  const before = readStatistics(statistics ?? '');
  if (before && before.documents > refittedUpTo)
    return writeStatistics(
      adjustStatistics(before, { ...(removed && { removed }), ...(added && { added }) }),
    );
  const others = await articles.enabledEntries(tenantId, locale);
  const entries = others.filter((entry) => entry.id !== id);
  if (added) entries.push(added);
  return writeStatistics(calibrate(entries, buildStatistics(entries)));
}

async function freeSlug(
  tenantId: string,
  { title, locale }: ArticleDraft,
  id: string,
  articles: Articles,
): Promise<string> {
  const slug = slugOf(title);
  const ending = id.slice(-8).toLowerCase();
  if (slug === '') return `article-${ending}`;
  return (await articles.bySlug(tenantId, slug, locale)) === null ? slug : `${slug}-${ending}`;
}

/** It is stored already: vectors that are late find the article by its old words until they are made again. */
async function stored(
  row: ArticleRow,
  { vectors, failures, system }: SaveArticleDeps,
): Promise<Result<Article>> {
  try {
    await vectors?.put([row]);
  } catch {
    const failure = {
      kind: 'provider',
      source: 'vectors',
      code: 'unreachable',
      example: `the vectors of article “${row.slug}” were not made; its next change or npm run vectors makes them`,
    } as const;
    await failures.record(row.tenantId, failure, system.now());
  }
  return ok(onWire(row));
}

const onWire = (row: ArticleRow): Article => ({
  id: row.id,
  slug: row.slug,
  locale: row.locale,
  category: row.category,
  title: row.title,
  enabled: row.enabled,
  url: row.url,
  updatedAt: new Date(row.updatedAt).toISOString(),
  questions: row.questions,
  body: row.body,
});
