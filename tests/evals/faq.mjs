// The retrieval part of the evaluation adapter: the product's own ranker behind the functions the scorer expects.
import { buildIndex } from '#core/retrieval/memory-index';
import { similarity } from '#core/retrieval/similarity';

export function kb(documents) {
  const index = buildIndex(
    documents.map((document) => ({
      id: document.id,
      title: document.title,
      questions: document.alts ?? [],
      body: document.body ?? '',
      locale: document.lang ?? 'en',
    })),
  );
  return {
    search: (text, options = {}) => index.search(text, { locale: options.lang ?? 'en', limit: 10 }),
  };
}

export const similar = (a, b, options = {}) => similarity(a, b, { locale: options.lang ?? 'en' });
