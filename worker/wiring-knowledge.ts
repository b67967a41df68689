/** The part of wiring that belongs to the articles: found by words in D1, and by vectors too where those are configured. Used by wiring. */
import type { Articles } from '#ports/articles';
import type { Knowledge } from '#ports/knowledge';
import type { System } from '#ports/system';
import type { VectorIndex } from '#ports/vector-index';
import { fusedKnowledge } from '#worker/adapters/fused-knowledge';
import {
  openAiEmbedder,
  vectorizeIndex,
  vectorizeKnowledge,
  workersAiEmbedder,
} from '#worker/adapters/vectorize';
import type { Embedder } from '#worker/adapters/vectorize';
import type { Env, Settings } from '#worker/env';
import { articleList } from '#worker/store/article-list';
import { articleWriter } from '#worker/store/article-writer';
import { articleStore } from '#worker/store/articles';
import type { Database } from '#worker/store/database';

export interface KnowledgeDeps {
  knowledge: Knowledge;
  /** Null without Vectorize. */
  vectors: VectorIndex | null;
  articles: Articles;
}

export function wireKnowledge(
  db: Database,
  env: Env,
  settings: Settings,
  system: System,
): KnowledgeDeps {
  const byWords = articleStore(db, system);
  const articles = { ...articleList(db), ...articleWriter(db) };
  if (settings.KNOWLEDGE !== 'vectorize' || !env.VECTORIZE)
    return { knowledge: byWords, vectors: null, articles };
  const embedder = embedderOf(settings, env);
  return {
    knowledge: fusedKnowledge(byWords, vectorizeKnowledge(env.VECTORIZE, embedder, byWords)),
    vectors: vectorizeIndex(env.VECTORIZE, embedder),
    articles,
  };
}

const embedderOf = (settings: Settings, env: Env): Embedder =>
  settings.EMBEDDING_MODEL.startsWith('@cf/')
    ? workersAiEmbedder(env.AI, settings.EMBEDDING_MODEL)
    : openAiEmbedder(
        { apiKey: settings.OPENAI_API_KEY, baseUrl: settings.OPENAI_BASE_URL },
        settings.EMBEDDING_MODEL,
      );
