/**
 * What a tenant's models may cost: budgets for a visitor's day, the tenant's day and the tenant's month, in calls and in USD. A call is
 * reserved at its estimated cost before it is made and corrected to its real cost afterwards; what is never corrected
 * (its turn died) stays spent. Days and months are UTC. Pure; the ledger object keeps the sums.
 */
import type { TokenPrice, Usage } from '#core/model-chain';
import { costUsd, estimatedTokens } from '#core/model-chain';

/** Money in millionths of a USD, whole: sums must not drift. */
export interface Spend {
  calls: number;
  microUsd: number;
}

export interface BudgetSettings {
  visitorCallsPerDay: number;
  visitorUsdPerDay: number;
  tenantCallsPerDay: number;
  tenantUsdPerDay: number;
  tenantCallsPerMonth: number;
  tenantUsdPerMonth: number;
}

export type BudgetName = 'visitor-day' | 'tenant-day' | 'tenant-month';

export interface Account {
  budget: BudgetName;
  /** Under which its sum is kept. */
  key: string;
  limit: Spend;
}

/** The budget that does not suffice, and for what. */
export interface Shortage {
  budget: BudgetName;
  unit: 'calls' | 'USD';
}

export const nothingSpent: Spend = { calls: 0, microUsd: 0 };

export const plus = (a: Spend, b: Spend): Spend => ({
  calls: a.calls + b.calls,
  microUsd: a.microUsd + b.microUsd,
});

/** What a correction adds to the sums; mostly less than nothing. */
export const correction = (reserved: Spend, actual: Spend): Spend => ({
  calls: actual.calls - reserved.calls,
  microUsd: actual.microUsd - reserved.microUsd,
});

export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);
export const monthOf = (now: number): string => dayOf(now).slice(0, 7);

/** The accounts a call is paid from, the narrowest first. `visitor` is whoever pays: the contact when known, else the visitor. */
export function accountsOf(settings: BudgetSettings, visitor: string, now: number): Account[] {
  const limit = (calls: number, usd: number): Spend => ({
    calls,
    microUsd: Math.floor(usd * 1e6),
  });
  const day = dayOf(now);
  return [
    {
      budget: 'visitor-day',
      key: `${day} ${visitor}`,
      limit: limit(settings.visitorCallsPerDay, settings.visitorUsdPerDay),
    },
    {
      budget: 'tenant-day',
      key: day,
      limit: limit(settings.tenantCallsPerDay, settings.tenantUsdPerDay),
    },
    {
      budget: 'tenant-month',
      key: monthOf(now),
      limit: limit(settings.tenantCallsPerMonth, settings.tenantUsdPerMonth),
    },
  ];
}

/** The first account that `wanted` would overdraw; null when all suffice. */
export function shortageOf(
  accounts: readonly Account[],
  spentIn: (key: string) => Spend,
  wanted: Spend,
): Shortage | null {
  for (const { budget, key, limit } of accounts) {
    const then = plus(spentIn(key), wanted);
    if (then.calls > limit.calls) return { budget, unit: 'calls' };
    if (then.microUsd > limit.microUsd) return { budget, unit: 'USD' };
  }
  return null;
}

/** A call before it is made: its question as long as it is, its answer as long as it may become. */
export function reservationOf(
  asked: { characters: number; maxTokens: number },
  price: TokenPrice | null,
): Spend {
  const usage = { inputTokens: estimatedTokens(asked.characters), outputTokens: asked.maxTokens };
  return { calls: 1, microUsd: price ? microUsdOf(usage, price) : 0 };
}

/** What a call has cost in the end; rounded up, so that nothing is free. */
export const microUsdOf = (usage: Usage, price: TokenPrice): number =>
  Math.ceil(costUsd(usage, price) * 1e6);
