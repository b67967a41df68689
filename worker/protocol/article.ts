/** Articles as staff see them over HTTP: a page of a list, its filters, one article, and what may be changed of it. */
import * as v from 'valibot';

export const ArticleSummary = v.object({
  id: v.string(),
  slug: v.string(),
  locale: v.string(),
  category: v.string(),
  title: v.string(),
  enabled: v.boolean(),
  url: v.nullable(v.string()),
  updatedAt: v.string(),
});
export type ArticleSummary = v.InferOutput<typeof ArticleSummary>;

export const ArticlePage = v.object({
  articles: v.array(ArticleSummary),
  /** Of the next page; null on the last. */
  cursor: v.nullable(v.string()),
});
export type ArticlePage = v.InferOutput<typeof ArticlePage>;

export const Article = v.object({
  ...ArticleSummary.entries,
  questions: v.array(v.string()),
  body: v.string(),
});
export type Article = v.InferOutput<typeof Article>;

const Facet = v.array(v.object({ value: v.string(), count: v.number() }));
export const ArticleFacets = v.object({
  total: v.number(),
  enabled: v.number(),
  locales: Facet,
  categories: Facet,
});
export type ArticleFacets = v.InferOutput<typeof ArticleFacets>;

export const articlePageMax = 100;

/** The query of the list. `cursor` is a place in its order: found in the title first, then slug and locale. */
export const ArticleFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[01]~[\w-]{1,80}~[a-z]{2}$/))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(articlePageMax),
    ),
    '50',
  ),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/))),
  category: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  enabled: v.optional(v.picklist(['true', 'false'])),
});
export type ArticleFilter = v.InferOutput<typeof ArticleFilter>;

export const ArticleChange = v.strictObject({ enabled: v.boolean() });
export type ArticleChange = v.InferOutput<typeof ArticleChange>;
