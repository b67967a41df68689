/** Ports held in memory, for tests of flows; the contract suites run against these, too. */
import { calibrate } from '#core/retrieval/calibrate';
import { toEntry } from '#core/retrieval/entry';
import { rank } from '#core/retrieval/rank';
import { buildStatistics } from '#core/retrieval/statistics';
import type { Knowledge } from '#ports/knowledge';
import type { ArticleId, TenantId } from '#protocol/ids';

export interface MemoryArticle {
  id: ArticleId;
  tenantId: TenantId;
  locale: string;
  enabled: boolean;
  title: string;
  questions: string[];
  body: string;
}

export function memoryKnowledge(articles: MemoryArticle[]): Knowledge {
  const searchIn = (tenantId: TenantId, text: string, locale: string, limit: number) => {
    const own = articles.filter(
      (article) => article.tenantId === tenantId && article.enabled && article.locale === locale,
    );
    const entries = own.map(toEntry);
    const statistics = calibrate(entries, buildStatistics(entries));
    return rank({ text, locale }, entries, statistics, { limit }).flatMap((hit) => {
      const article = own.find((candidate) => candidate.id === hit.id);
      if (!article) return [];
      const { id, tenantId: _, enabled: __, ...rest } = article;
      const { title, questions, body } = rest;
      return [
        {
          articleId: id,
          title,
          questions,
          body,
          locale,
          score: hit.score,
          confidence: hit.confidence,
        },
      ];
    });
  };
  return {
    search: ({ tenantId, text, language, limit }) => {
      const own = searchIn(tenantId, text, language, limit);
      const other = language === 'en' ? [] : searchIn(tenantId, text, 'en', limit);
      return Promise.resolve(
        [...own, ...other].toSorted((a, b) => b.confidence - a.confidence).slice(0, limit),
      );
    },
  };
}
