/** Articles as staff see them over HTTP: a page of a list, its filters, one article, what is written of it, and files of them. */
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

const filters = {
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/))),
  category: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  enabled: v.optional(v.picklist(['true', 'false'])),
};

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
  ...filters,
});
export type ArticleFilter = v.InferOutput<typeof ArticleFilter>;

/** The query of an export: the list's filters, without pages. What it gives can be imported. */
export const ArticleExportFilter = v.strictObject({
  format: v.optional(v.picklist(['csv', 'json']), 'json'),
  ...filters,
});
export type ArticleExportFilter = v.InferOutput<typeof ArticleExportFilter>;
export type ArticleFilters = Omit<ArticleExportFilter, 'format'>;

/** Bounds of one article, in characters and counts: what is longer is several articles. D1 takes 2 MB a row, a turn reads five. */
export const articleMax = {
  title: 200,
  category: 80,
  questions: 60,
  question: 300,
  body: 40_000,
  url: 2_000,
} as const;

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** What staff write of an article. */
const written = {
  title: line(articleMax.title),
  category: line(articleMax.category),
  questions: v.pipe(v.array(line(articleMax.question)), v.maxLength(articleMax.questions)),
  /** Markdown. */
  body: line(articleMax.body),
  /** Where visitors can read it; shown with answers. */
  url: v.nullable(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(articleMax.url),
      v.url(),
      v.regex(/^https?:\/\//i, 'an address of the web'),
    ),
  ),
  enabled: v.boolean(),
};

/** `slug` is made of the title when it is absent; the variants of an article in other languages share it. */
export const ArticleDraft = v.strictObject({
  ...written,
  slug: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/))),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), 'en'),
  category: v.optional(written.category, 'general'),
  questions: v.optional(written.questions, []),
  url: v.optional(written.url, null),
  enabled: v.optional(written.enabled, true),
});
export type ArticleDraft = v.InferOutput<typeof ArticleDraft>;

/** Slug and language stay. With `updatedAt` of what was read, a change that somebody else made meanwhile is not written over. */
export const ArticleChange = v.pipe(
  v.strictObject({
    ...v.partial(v.object(written)).entries,
    updatedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
  v.check((change) => Object.keys(change).some((key) => key !== 'updatedAt'), 'nothing to change'),
);
export type ArticleChange = v.InferOutput<typeof ArticleChange>;

/** At once; a file of more is sent in portions. */
export const importedAtOnce = 25;

/** Articles of a file: new, or in place of the one with their slug and language. A slug that is left out is made of the title. */
export const ArticleImport = v.strictObject({
  articles: v.pipe(v.array(ArticleDraft), v.minLength(1), v.maxLength(importedAtOnce)),
});
export type ArticleImport = v.InferOutput<typeof ArticleImport>;

/** What became of each, in order. */
export const ArticleImported = v.object({
  results: v.array(
    v.object({
      slug: v.string(),
      locale: v.string(),
      outcome: v.picklist(['added', 'changed', 'unchanged', 'refused']),
      /** Of a refusal. */
      detail: v.optional(v.string()),
    }),
  ),
});
export type ArticleImported = v.InferOutput<typeof ArticleImported>;
