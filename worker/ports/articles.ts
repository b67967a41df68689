/** The tenant's articles as its staff keep them: lists, one article, its switch. Searching for answers is ports/knowledge. */
import type { Entry } from '#core/retrieval/entry';
import type { ArticleText } from '#ports/vector-index';
import type { Article, ArticleFacets, ArticleFilter, ArticlePage } from '#protocol/article';

/** What a change of one article needs, read at one moment. */
export interface ArticleStanding {
  enabled: boolean;
  locale: string;
  /** As core/retrieval/entry writes it. */
  entry: string;
  /** Of the language's statistics; null when there are none. */
  version: number | null;
  statistics: string | null;
}

export interface ArticleSwitch {
  tenantId: string;
  id: string;
  locale: string;
  enabled: boolean;
  /** Epoch ms. */
  at: number;
  /** Of the statistics that were read; 0 when there were none. */
  version: number;
  statistics: string;
}

export interface Articles {
  page(tenantId: string, filter: ArticleFilter): Promise<ArticlePage>;
  facets(tenantId: string): Promise<ArticleFacets>;
  get(tenantId: string, id: string): Promise<Article | null>;
  /** Whole, by id; for the vectors. */
  texts(tenantId: string, after: string | null, limit: number): Promise<ArticleText[]>;
  standing(tenantId: string, id: string): Promise<ArticleStanding | null>;
  enabledEntries(tenantId: string, locale: string): Promise<Entry[]>;
  /** Article and statistics in one transaction; false when the statistics have moved on, then nothing is changed. */
  setEnabled(change: ArticleSwitch): Promise<boolean>;
}
