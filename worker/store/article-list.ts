/**
 * Articles for staff: pages in the order of slug and locale (the unique index; hits in the title first), found by a part of title, question or slug
 * or by the whole words of the text (FTS5). Every statement names the tenant.
 * Implements the reads of ports/articles; article-writer has the writes.
 */
import { and, count, eq, inArray, or, sql } from 'drizzle-orm';
import { readEntry } from '#core/retrieval/entry';
import { ftsTerm, maxMatchTerms, scopeTerm } from '#core/retrieval/search-text';
import { tokenize } from '#core/retrieval/tokenize';
import type { Articles } from '#ports/articles';
import type { ArticleFilters } from '#protocol/article';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { article, knowledgeStatistics } from '#worker/store/schema';

const summary = {
  id: article.id,
  slug: article.slug,
  locale: article.locale,
  category: article.category,
  title: article.title,
  enabled: article.enabled,
  url: article.url,
  updatedAt: article.updatedAt,
};
/** Languages a search goes through when none is chosen. */
const searchedLocalesMax = 40;

export function articleList(db: Database): Omit<Articles, 'write'> {
  const one = (tenantId: string, id: string) =>
    and(eq(article.tenantId, tenantId), eq(article.id, id));

  const localesOf = async (tenantId: string): Promise<string[]> => {
    const rows = await db
      .select({ locale: knowledgeStatistics.locale })
      .from(knowledgeStatistics)
      .where(eq(knowledgeStatistics.tenantId, tenantId))
      .limit(searchedLocalesMax)
      .all();
    return rows.map(({ locale }) => locale);
  };

  const matching = async (tenantId: string, { q, locale }: ArticleFilters) => {
    if (!q) return undefined;
    // instr, not LIKE: D1 refuses patterns over 50 bytes.
    const inHead = sql`instr(lower(${article.title} || char(10) || ${article.questions} || char(10) || ${article.slug}), ${lowered(q)}) > 0`;
    const match = wholeWords(tenantId, q, locale ? [locale] : await localesOf(tenantId));
    if (!match) return inHead;
    return or(
      inHead,
      sql`${article.rowid} IN (SELECT rowid FROM article_search WHERE article_search MATCH ${match})`,
    );
  };

  const chosen = async (tenantId: string, filter: ArticleFilters) => {
    const { locale, category, enabled } = filter;
    return and(
      eq(article.tenantId, tenantId),
      locale === undefined ? undefined : eq(article.locale, locale),
      category === undefined ? undefined : eq(article.category, category),
      enabled === undefined ? undefined : eq(article.enabled, enabled === 'true'),
      await matching(tenantId, filter),
    );
  };

  return {
    page: async (tenantId, filter) => {
      const find = async () => {
        const { cursor, limit } = filter;
        const notInTitle = filter.q
          ? sql<number>`(instr(lower(${article.title}), ${lowered(filter.q)}) = 0)`
          : sql<number>`0`;
        const after = (place: string) => {
          const [rank, slug, language] = place.split('~');
          // Without a search the unique index is walked from here on (0.1 ms at 100,000 articles).
          return filter.q
            ? sql`(${notInTitle}, ${article.slug}, ${article.locale}) > (${Number(rank)}, ${slug}, ${language})`
            : sql`(${article.slug}, ${article.locale}) > (${slug}, ${language})`;
        };
        return db
          .select({ row: summary, notInTitle })
          .from(article)
          .where(and(await chosen(tenantId, filter), cursor ? after(cursor) : undefined))
          .orderBy(...(filter.q ? [notInTitle] : []), article.slug, article.locale)
          .limit(limit + 1)
          .all();
      };
      const rows = await guarded(find());
      const shown = rows.slice(0, filter.limit);
      const last = shown.at(-1);
      return {
        articles: shown.map(({ row }) => onWire(row)),
        cursor:
          rows.length > shown.length && last
            ? `${last.notInTitle}~${last.row.slug}~${last.row.locale}`
            : null,
      };
    },

    facets: async (tenantId) => {
      const where = eq(article.tenantId, tenantId);
      const [totals, locales, categories] = await guarded(
        db.batch([
          db
            .select({
              total: count(),
              enabled: sql<number>`coalesce(sum(${article.enabled}), 0)`,
            })
            .from(article)
            .where(where),
          db
            .select({ value: article.locale, count: count() })
            .from(article)
            .where(where)
            .groupBy(article.locale)
            .orderBy(article.locale),
          db
            .select({ value: article.category, count: count() })
            .from(article)
            .where(where)
            .groupBy(article.category)
            .orderBy(article.category),
        ]),
      );
      return { total: 0, enabled: 0, ...totals[0], locales, categories };
    },

    get: async (tenantId, id) => {
      const row = await guarded(
        db
          .select({ ...summary, questions: article.questions, body: article.body })
          .from(article)
          .where(one(tenantId, id))
          .get(),
      );
      return row ? onWire(row) : null;
    },

    whole: async (tenantId, ids) => {
      const rows = await guarded(
        db
          .select({ ...summary, questions: article.questions, body: article.body })
          .from(article)
          .where(and(eq(article.tenantId, tenantId), inArray(article.id, ids)))
          .all(),
      );
      return rows.map(onWire);
    },

    texts: (tenantId, after, limit) =>
      guarded(
        db
          .select({
            id: article.id,
            tenantId: article.tenantId,
            title: article.title,
            questions: article.questions,
            body: article.body,
          })
          .from(article)
          .where(
            and(
              eq(article.tenantId, tenantId),
              after === null ? undefined : sql`${article.id} > ${after}`,
            ),
          )
          .orderBy(article.id)
          .limit(limit)
          .all(),
      ),

    count: async (tenantId, filter = {}) =>
      guarded(db.$count(article, await chosen(tenantId, filter))),

    standing: async (tenantId, id) => {
      const row = await guarded(
        db
          .select({
            article,
            version: knowledgeStatistics.version,
            statistics: knowledgeStatistics.body,
          })
          .from(article)
          .leftJoin(
            knowledgeStatistics,
            and(
              eq(knowledgeStatistics.tenantId, article.tenantId),
              eq(knowledgeStatistics.locale, article.locale),
            ),
          )
          .where(one(tenantId, id))
          .get(),
      );
      if (!row) return null;
      const { version, statistics } = row;
      const { locale } = row.article;
      return {
        article: row.article,
        scope: { tenantId, locale, version: version ?? 0, statistics },
      };
    },

    bySlug: async (tenantId, slug, locale) => {
      const row = await guarded(
        db
          .select({ id: article.id, updatedAt: article.updatedAt })
          .from(article)
          .where(
            and(eq(article.tenantId, tenantId), eq(article.slug, slug), eq(article.locale, locale)),
          )
          .get(),
      );
      return row ?? null;
    },

    scope: async (tenantId, locale) => {
      const row = await guarded(
        db
          .select({ version: knowledgeStatistics.version, statistics: knowledgeStatistics.body })
          .from(knowledgeStatistics)
          .where(
            and(eq(knowledgeStatistics.tenantId, tenantId), eq(knowledgeStatistics.locale, locale)),
          )
          .get(),
      );
      return { tenantId, locale, version: 0, statistics: null, ...row };
    },

    enabledEntries: async (tenantId, locale) => {
      const rows = await guarded(
        db
          .select({ id: article.id, entry: article.entry })
          .from(article)
          .where(
            and(
              eq(article.tenantId, tenantId),
              eq(article.locale, locale),
              eq(article.enabled, true),
            ),
          )
          .all(),
      );
      return rows.map(({ id, entry }) => readEntry(id, entry));
    },
  };
}

/** As SQLite's lower() does it: ASCII only. Other letters are folded by the full-text index. */
const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** All words of `text`, in each language as its articles are indexed; null when it has no words. */
function wholeWords(tenantId: string, text: string, locales: string[]): string | null {
  const parts = locales.flatMap((locale) => {
    const terms = [...new Set(tokenize(text, locale).map(ftsTerm))].slice(0, maxMatchTerms);
    if (terms.length === 0) return [];
    const all = terms.map((term) => `"${term}"`).join(' AND ');
    return [`({scope}: "${scopeTerm(`${tenantId}:${locale}`)}" AND {terms}: (${all}))`];
  });
  return parts.length === 0 ? null : parts.join(' OR ');
}

const onWire = <T extends { updatedAt: number }>(
  row: T,
): Omit<T, 'updatedAt'> & { updatedAt: string } => ({
  ...row,
  updatedAt: new Date(row.updatedAt).toISOString(),
});
