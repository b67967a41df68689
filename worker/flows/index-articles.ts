/** Makes vectors of a tenant's articles, page by page: at its making, and for all by `npm run vectors`. Enabled or not is asked in D1. */
import type { Articles } from '#ports/articles';
import type { VectorIndex } from '#ports/vector-index';

export interface IndexArticlesDeps {
  articles: Articles;
  vectors: VectorIndex | null;
}

const pageSize = 50;

export async function indexArticles(
  tenantId: string,
  after: string | null,
  { articles, vectors }: IndexArticlesDeps,
): Promise<{ indexed: number; cursor: string | null; hasVectors: boolean }> {
  if (!vectors) return { indexed: 0, cursor: null, hasVectors: false };
  const texts = await articles.texts(tenantId, after, pageSize);
  if (texts.length > 0) await vectors.put(texts);
  const last = texts.length === pageSize ? (texts.at(-1)?.id ?? null) : null;
  return { indexed: texts.length, cursor: last, hasVectors: true };
}
