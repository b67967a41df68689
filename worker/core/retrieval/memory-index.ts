// A knowledge base held whole in memory: statistics, ranking and calibration without a database. Used by small tenants, tests
// and evals; the D1 adapter does the same steps on stored parts. Pure.
import { toEntry, type RetrievableArticle } from '#core/retrieval/entry';
import { rank, type Ranked } from '#core/retrieval/rank';
import { buildStatistics, type Statistics } from '#core/retrieval/statistics';

export type SearchOptions = { locale?: string; limit?: number };
export type MemoryIndex = {
  statistics: Statistics;
  search(text: string, options?: SearchOptions): Ranked[];
};

export function buildIndex(articles: readonly RetrievableArticle[]): MemoryIndex {
  const entries = articles.map(toEntry);
  const statistics = buildStatistics(entries);
  return {
    statistics,
    search: (text, options = {}) =>
      rank(
        { text, ...(options.locale === undefined ? {} : { locale: options.locale }) },
        entries,
        statistics,
        {
          limit: options.limit ?? 10,
        },
      ),
  };
}
