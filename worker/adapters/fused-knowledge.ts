/** The `Knowledge` port over two others, asked at once: words (D1) and vectors. One that is away leaves the other; both away is a failure. */
import { fuse } from '#core/retrieval/fuse';
import type { Knowledge } from '#ports/knowledge';

/** Each side looks further than it is asked, so that what both have in the middle can come first. */
const deeper = 3;

export function fusedKnowledge(lexical: Knowledge, vectors: Knowledge): Knowledge {
  return {
    async search(query) {
      const wider = { ...query, limit: query.limit * deeper };
      const [words, near] = await Promise.allSettled([
        lexical.search(wider),
        vectors.search(wider),
      ]);
      if (near.status === 'rejected') {
        if (words.status === 'rejected') throw words.reason;
        const error = near.reason instanceof Error ? near.reason.name : 'unknown';
        console.error(JSON.stringify({ at: 'vectors', tenantId: query.tenantId, error }));
      }
      return fuse(
        words.status === 'fulfilled' ? words.value : [],
        near.status === 'fulfilled' ? near.value : [],
        query.limit,
      );
    },
  };
}
