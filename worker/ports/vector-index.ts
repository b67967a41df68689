/** Where articles are kept as vectors. Implemented by adapters/vectorize; a deployment without vectors has none. */
export interface ArticleText {
  id: string;
  tenantId: string;
  title: string;
  questions: readonly string[];
  body: string;
}

export interface VectorIndex {
  /** Adds them, or replaces what was there of them. What becomes visible does so some seconds later. */
  put(articles: ArticleText[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
}
