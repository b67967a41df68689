/**
 * Search over a tenant's articles. Implemented by store/articles (FTS5 in D1), adapters/vectorize and the
 * in-memory port of the tests; one contract suite runs against all. Every hit has been checked
 * in the database: same tenant, enabled, not deleted.
 */
import type { ArticleId, TenantId } from '#protocol/ids';

export interface KnowledgeHit {
  articleId: ArticleId;
  title: string;
  questions: string[];
  /** Markdown. */
  body: string;
  locale: string;
  url?: string;
  score: number;
  /** 0…1: the chance that this hit answers the question, calibrated per tenant. */
  confidence: number;
}

export interface KnowledgeQuery {
  tenantId: TenantId;
  text: string;
  /** BCP 47 language of the question; hits in it are preferred. */
  language: string;
  limit: number;
}

export interface Knowledge {
  /** Best first. Throws when the database is away. */
  search(query: KnowledgeQuery): Promise<KnowledgeHit[]>;
}
