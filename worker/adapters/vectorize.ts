/**
 * The `Knowledge` port over Vectorize with Workers AI embeddings, for production: Workers AI or an OpenAI-compatible server makes the vectors. Namespace = tenant; every hit is read
 * again from D1 (tenant, enabled) before it is used. Runs the contract suite of tests/contract/knowledge.
 */
import { Ai } from '@cloudflare/ai';
import { openAiClient } from '#worker/adapters/model/openai';
import { vectorText } from '#core/retrieval/vector-text';
import type { Knowledge } from '#ports/knowledge';
import type { VectorIndex } from '#ports/vector-index';
import type { ArticleId } from '#protocol/ids';
import type { ArticleStore } from '#worker/store/articles';
import { toHit } from '#worker/store/articles';

const topK = 20;

export interface Embedder {
  embed(text: string): Promise<number[]>;
}

export function workersAiEmbedder(binding: unknown, embeddingModel: string): Embedder {
  const ai = new Ai(binding as ConstructorParameters<typeof Ai>[0]);
  return {
    async embed(text) {
      const { data } = (await ai.run(embeddingModel as never, { text: [text] } as never)) as {
        data: number[][];
      };
      const vector = data[0];
      if (!vector) throw new Error('the embedding model gave no vector');
      return vector;
    },
  };
}

/** OpenAI and every server that speaks like it. */
export function openAiEmbedder(
  options: { apiKey: string; baseUrl: string },
  model: string,
): Embedder {
  const client = openAiClient(options);
  return {
    async embed(text) {
      const { data } = await client.embeddings.create({ model, input: text });
      const vector = data[0]?.embedding;
      if (!vector) throw new Error('the embedding model gave no vector');
      return vector;
    },
  };
}

/** At once; embedding models are asked over the network. */
const embeddedAtOnce = 5;

export function vectorizeIndex(
  index: Pick<VectorizeIndex, 'upsert' | 'deleteByIds'>,
  embedder: Embedder,
): VectorIndex {
  return {
    async put(articles) {
      for (let from = 0; from < articles.length; from += embeddedAtOnce) {
        const portion = articles.slice(from, from + embeddedAtOnce);
        await index.upsert(
          await Promise.all(
            portion.map(async (article) => ({
              id: article.id,
              namespace: article.tenantId,
              values: await embedder.embed(vectorText(article)),
            })),
          ),
        );
      }
    },
    async remove(ids) {
      await index.deleteByIds(ids);
    },
  };
}

export function vectorizeKnowledge(
  index: Pick<VectorizeIndex, 'query'>,
  embedder: Embedder,
  articles: Pick<ArticleStore, 'enabled'>,
): Knowledge {
  return {
    async search({ tenantId, text, language, limit }) {
      const vector = await embedder.embed(text);
      const { matches } = await index.query(vector, {
        topK,
        namespace: tenantId,
        returnMetadata: 'none',
      });
      if (matches.length === 0) return [];
      const rows = await articles.enabled(
        tenantId,
        matches.map((match) => match.id as ArticleId),
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      return matches
        .flatMap(({ id, score }) => {
          const row = byId.get(id);
          // Cosine of this model: 0.35 is unrelated, 0.85 the same sentence.
          const confidence = Math.min(1, Math.max(0, (score - 0.35) / 0.5));
          return row ? [toHit(row, score + (row.locale === language ? 0.02 : 0), confidence)] : [];
        })
        .toSorted((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}
