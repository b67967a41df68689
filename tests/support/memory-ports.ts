/** Ports held in memory, for tests of flows; the contract suites run against these, too. */
import { calibrate } from '#core/retrieval/calibrate';
import { toEntry } from '#core/retrieval/entry';
import { rank } from '#core/retrieval/rank';
import { buildStatistics } from '#core/retrieval/statistics';
import type { Spend } from '#core/budget';
import {
  accountsOf,
  correction,
  dayOf,
  monthOf,
  nothingSpent,
  plus,
  shortageOf,
} from '#core/budget';
import type { Ledger } from '#ports/ledger';
import type { Knowledge } from '#ports/knowledge';
import type { ArticleId, TenantId } from '#protocol/ids';

export interface MemoryLedger extends Ledger {
  sums: Map<string, Spend>;
  /** Reservations that nobody has settled. */
  open: Set<number>;
  isAway: boolean;
}

/** The rules of the real one, without its disk. */
export function memoryLedger(): MemoryLedger {
  const sums = new Map<string, Spend>();
  const open = new Set<number>();
  const reservations: { keys: string[]; spend: Spend }[] = [];
  const spentIn = (key: string) => sums.get(key) ?? nothingSpent;
  const add = (keys: string[], spend: Spend) => {
    for (const key of keys) sums.set(key, plus(spentIn(key), spend));
  };
  const ledger: MemoryLedger = {
    sums,
    open,
    isAway: false,
    reserve(_, { visitor, budgets, spend, now }) {
      if (ledger.isAway) return Promise.reject(new Error('away'));
      const accounts = accountsOf(budgets, visitor, now);
      const shortage = shortageOf(accounts, spentIn, spend);
      if (shortage) return Promise.resolve({ ok: false, shortage });
      const keys = accounts.map(({ key }) => key);
      add(keys, spend);
      const id = reservations.push({ keys, spend });
      open.add(id);
      return Promise.resolve({ ok: true, reservation: { id } });
    },
    settle(_, { id }, actual) {
      const reservation = reservations[id - 1];
      if (reservation && open.delete(id))
        add(reservation.keys, correction(reservation.spend, actual));
      return Promise.resolve();
    },
    spent: (_, now) => Promise.resolve({ day: spentIn(dayOf(now)), month: spentIn(monthOf(now)) }),
  };
  return ledger;
}

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
