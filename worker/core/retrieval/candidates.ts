// The in-memory counterpart of the FTS5 candidate search: the articles that share most weight with a question. Used by the
// in-memory index and by calibration; the D1 adapter asks FTS5 instead. Pure.
import type { Entry } from '#core/retrieval/entry';
import type { ExpandedQuery } from '#core/retrieval/expand';

export const candidateLimit = 50;

export type CandidateIndex = { candidates(query: ExpandedQuery): Entry[] };

// In a base this small every article is ranked.
const rankAllBelow = 120;

export function buildCandidateIndex(entries: readonly Entry[]): CandidateIndex {
  if (entries.length < rankAllBelow) return { candidates: () => [...entries] };
  const postings = new Map<string, number[]>();
  const post = (term: string, at: number): void => {
    const list = postings.get(term);
    if (list === undefined) postings.set(term, [at]);
    else if (list.at(-1) !== at) list.push(at);
  };
  for (const [at, entry] of entries.entries()) {
    for (const tokens of entry.questions) for (const term of tokens) post(term, at);
    for (const tokens of entry.passages) for (const term of tokens) post(term, at);
    for (const concepts of entry.concepts) for (const concept of concepts) post(concept, at);
  }
  const limit = entries.length * 0.3;
  return {
    candidates(query) {
      const scores = new Float64Array(entries.length);
      const add = (term: string, weight: number): void => {
        const list = postings.get(term);
        if (list === undefined || list.length > limit) return;
        const value = weight * Math.log(entries.length / list.length);
        for (const at of list) scores[at]! += value;
      };
      for (const term of query.terms)
        for (const [match, strength] of term.matches) add(match, strength);
      for (const concept of query.concepts.keys()) add(concept, 0.5);
      const found: number[] = [];
      for (let at = 0; at < scores.length; at++) if (scores[at]! > 0) found.push(at);
      return found
        .toSorted((a, b) => scores[b]! - scores[a]!)
        .slice(0, candidateLimit)
        .map((at) => entries[at]!);
    },
  };
}
