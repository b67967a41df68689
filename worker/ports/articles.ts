/** The tenant's articles as its staff keep them: lists, one article, what is written of it. Searching for answers is ports/knowledge. */
import type { Entry } from '#core/retrieval/entry';
import type { ArticleText } from '#ports/vector-index';
import type {
  Article,
  ArticleFacets,
  ArticleFilter,
  ArticleFilters,
  ArticlePage,
} from '#protocol/article';

/** What ranking knows of a language's articles, read at one moment. */
export interface Scope {
  tenantId: string;
  locale: string;
  /** 0 when there is none yet. */
  version: number;
  /** As core/retrieval/statistics writes it; null when there is none. */
  statistics: string | null;
}

/** What a change of one article needs, read at one moment. */
export interface ArticleStanding {
  article: ArticleRow;
  scope: Scope;
}

/** An article as it is kept. */
export interface ArticleRow {
  id: string;
  tenantId: string;
  slug: string;
  locale: string;
  category: string;
  title: string;
  questions: string[];
  body: string;
  url: string | null;
  enabled: boolean;
  /** Tokens by field, as core/retrieval/entry writes them. */
  entry: string;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
}

/** `terms` are what full-text search finds it by (core/retrieval/search-text). */
export type ArticleWrite =
  | { add: ArticleRow; terms: string }
  /** Without terms: only whether it is in use has changed. */
  | { replace: ArticleRow; terms: string | null }
  | { remove: string };

export interface Articles {
  page(tenantId: string, filter: ArticleFilter): Promise<ArticlePage>;
  facets(tenantId: string): Promise<ArticleFacets>;
  get(tenantId: string, id: string): Promise<Article | null>;
  /** Whole, of these ids, at most a page of them; in no order. */
  whole(tenantId: string, ids: string[]): Promise<Article[]>;
  /** Whole, by id; for the vectors. */
  texts(tenantId: string, after: string | null, limit: number): Promise<ArticleText[]>;
  /** With a filter, those that it leaves. */
  count(tenantId: string, filter?: ArticleFilters): Promise<number>;
  standing(tenantId: string, id: string): Promise<ArticleStanding | null>;
  /** Of the article with this slug in this language. */
  bySlug(
    tenantId: string,
    slug: string,
    locale: string,
  ): Promise<Pick<ArticleRow, 'id' | 'updatedAt'> | null>;
  scope(tenantId: string, locale: string): Promise<Scope>;
  enabledEntries(tenantId: string, locale: string): Promise<Entry[]>;
  /**
   * Article, full-text index and the statistics after it in one transaction. `moved`: the statistics are others than those of
   * `scope`, and nothing is changed; `taken`: there is an article with this slug in this language.
   */
  write(
    change: ArticleWrite,
    scope: Scope,
    statistics: string,
  ): Promise<'done' | 'moved' | 'taken'>;
}
