/**
 * Articles and their search. Candidates come from FTS5 (its own terms, one scope term a tenant and locale), the ranking
 * from core/retrieval. The join with `article` is the second look at every hit: tenant, enabled, locale.
 * Implements ports/knowledge; statistics are cached per isolate by the tenant's knowledge version.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { inEnglish, mergeLanguages } from '#core/retrieval/gloss';
import { rank } from '#core/retrieval/rank';
import { readEntry } from '#core/retrieval/entry';
import type { Entry } from '#core/retrieval/entry';
import { matchQuery, searchTerms } from '#core/retrieval/search-text';
import { emptyStatistics, readStatistics } from '#core/retrieval/statistics';
import type { Statistics } from '#core/retrieval/statistics';
import type { Knowledge, KnowledgeHit, KnowledgeQuery } from '#ports/knowledge';
import type { System } from '#ports/system';
import type { ArticleId, TenantId } from '#protocol/ids';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { article, knowledgeStatistics } from '#worker/store/schema';

const candidatesMax = 50;
const cachedScopesMax = 200;
/** About 3 kB each. */
const cachedArticlesMax = 3_000;
const statisticsFreshMs = 2_000;
const searchTimeoutMs = 2_000;

interface Cached {
  row: Row;
  entry: Entry;
}

type Row = typeof article.$inferSelect;
/** Variants of one article share its slug. */
type Slugged = KnowledgeHit & { slug: string };

const withoutSlug = (hit: Slugged): KnowledgeHit => {
  const { slug, ...rest } = hit;
  void slug;
  return rest;
};

const glossed =
  ({ text, language }: KnowledgeQuery) =>
  ({ frequency }: Statistics): string =>
    inEnglish(text, language, (term) => frequency.has(term)) ?? text;

export interface ArticleStore extends Knowledge {
  /** Articles of the tenant that are enabled, of these ids; in no order. */
  enabled(tenantId: TenantId, ids: ArticleId[]): Promise<Row[]>;
}

export function articleStore(db: Database, system: Pick<System, 'now'>): ArticleStore {
  const cache = new Map<string, { version: number; statistics: Statistics | null; at: number }>();
  const known = new Map<number, Cached>();

  const statisticsOf = async (tenantId: string, locale: string): Promise<Statistics | null> => {
    const key = `${tenantId}:${locale}`;
    const where = and(
      eq(knowledgeStatistics.tenantId, tenantId),
      eq(knowledgeStatistics.locale, locale),
    );
    const cached = cache.get(key);
    // Statistics steer the ranking only; every hit is checked by the search itself, so some seconds old is good.
    if (cached && Math.abs(system.now() - cached.at) < statisticsFreshMs) return cached.statistics;
    const current = await db
      .select({ version: knowledgeStatistics.version })
      .from(knowledgeStatistics)
      .where(where)
      .get();
    if (cached && cached.version === (current?.version ?? 0)) {
      cached.at = system.now();
      return cached.statistics;
    }
    const stored = current && (await db.select().from(knowledgeStatistics).where(where).get());
    const statistics = stored ? (readStatistics(stored.body) ?? emptyStatistics()) : null;
    if (cache.size >= cachedScopesMax) cache.clear();
    cache.set(key, { version: stored?.version ?? 0, statistics, at: system.now() });
    return statistics;
  };

  /** The candidates as D1 has them now; what has not changed since the last time does not travel again. */
  const candidates = async (
    query: KnowledgeQuery,
    locale: string,
    match: string,
  ): Promise<Cached[]> => {
    const current = await db
      .select({ rowid: article.rowid, updatedAt: article.updatedAt })
      .from(article)
      .where(
        and(
          sql`${article.rowid} IN (SELECT rowid FROM article_search WHERE article_search MATCH ${match} ORDER BY rank LIMIT ${candidatesMax})`,
          eq(article.tenantId, query.tenantId),
          eq(article.enabled, true),
          eq(article.locale, locale),
        ),
      )
      .all();
    // Held apart from the cache: while this waits for D1 another search may empty that.
    const held = new Map<number, Cached>();
    for (const { rowid, updatedAt } of current) {
      const cached = known.get(rowid);
      if (cached?.row.updatedAt === updatedAt) held.set(rowid, cached);
    }
    const missing = current.flatMap(({ rowid }) => (held.has(rowid) ? [] : [rowid]));
    if (missing.length > 0) {
      const rows = await db.select().from(article).where(inArray(article.rowid, missing)).all();
      if (known.size > cachedArticlesMax) known.clear();
      for (const row of rows) {
        const fresh = { row, entry: readEntry(row.id, row.entry) };
        held.set(row.rowid, fresh);
        known.set(row.rowid, fresh);
      }
    }
    return current.flatMap(({ rowid }) => held.get(rowid) ?? []);
  };

  const searchIn = async (
    query: KnowledgeQuery,
    locale: string,
    asked: (statistics: Statistics) => string = () => query.text,
  ): Promise<Slugged[]> => {
    const statistics = await statisticsOf(query.tenantId, locale);
    if (!statistics) return [];
    const text = asked(statistics);
    const terms = searchTerms(text, statistics, locale);
    if (terms.length === 0) return [];
    const match = matchQuery(terms, { scope: `${query.tenantId}:${locale}` });
    const found = await candidates(query, locale, match);
    const byId = new Map(found.map(({ row }) => [row.id, row]));
    const entries = found.map(({ entry }) => entry);
    return rank({ text, locale }, entries, statistics, { limit: query.limit }).flatMap(
      ({ id, score, confidence }) => {
        const row = byId.get(id);
        return row ? [{ ...toHit(row, score, confidence), slug: row.slug }] : [];
      },
    );
  };

  /** The articles of these hits as they stand in the question's language. */
  const variantsOf = async (query: KnowledgeQuery, hits: Slugged[]) => {
    if (hits.length === 0) return new Map<string, Slugged>();
    const rows = await db
      .select()
      .from(article)
      .where(
        and(
          eq(article.tenantId, query.tenantId),
          eq(article.enabled, true),
          eq(article.locale, query.language),
          inArray(
            article.slug,
            hits.map(({ slug }) => slug),
          ),
        ),
      )
      .all();
    const bySlug = new Map(hits.map((hit) => [hit.slug, hit]));
    return new Map(
      rows.map((row) => {
        const { score, confidence } = bySlug.get(row.slug)!;
        return [row.slug, { ...toHit(row, score, confidence), slug: row.slug }];
      }),
    );
  };

  return {
    async search(query) {
      const find = async () => {
        if (query.language === 'en') return searchIn(query, 'en');
        // Tenants write most articles in English: a question in another language may still be answered from it.
        const [own, english] = await Promise.all([
          searchIn(query, query.language),
          searchIn(query, 'en', glossed(query)),
        ]);
        const variants = await variantsOf(query, english);
        return mergeLanguages(own, english, (slug) => variants.get(slug)).slice(0, query.limit);
      };
      const hits = await guarded(find(), searchTimeoutMs);
      return hits.map(withoutSlug);
    },
    enabled: (tenantId, ids) =>
      guarded(
        db
          .select()
          .from(article)
          .where(
            and(
              eq(article.tenantId, tenantId),
              eq(article.enabled, true),
              inArray(article.id, ids),
            ),
          )
          .all(),
      ),
  };
}

export function toHit(row: Row, score: number, confidence: number): KnowledgeHit {
  return {
    articleId: row.id as ArticleId,
    title: row.title,
    questions: row.questions,
    body: row.body,
    locale: row.locale,
    ...(row.url === null ? {} : { url: row.url }),
    score,
    confidence,
  };
}
