// A knowledge base held whole in memory: statistics, calibration, candidates and ranking without a database. Used by small
// tenants, tests and evals; the D1 adapter does the same steps on stored parts. Pure.
import { calibrate } from '#core/retrieval/calibrate';
import { buildCandidateIndex } from '#core/retrieval/candidates';
import { toEntry, type RetrievableArticle } from '#core/retrieval/entry';
import { expandText, rankExpanded, type Ranked } from '#core/retrieval/rank';
import { buildStatistics, type Statistics } from '#core/retrieval/statistics';

export type SearchOptions = { locale?: string; limit?: number };
export type MemoryIndex = {
  statistics: Statistics;
  search(text: string, options?: SearchOptions): Ranked[];
};

export function buildIndex(articles: readonly RetrievableArticle[]): MemoryIndex {
  const entries = articles.map(toEntry);
  const statistics = calibrate(entries, buildStatistics(entries));
  const index = buildCandidateIndex(entries);
  return {
    statistics,
    search(text, options = {}) {
      const query = expandText({ text, locale: options.locale }, statistics);
      const limit = options.limit ?? 10;
      return rankExpanded(query, index.candidates(query), statistics, { limit });
    },
  };
}
