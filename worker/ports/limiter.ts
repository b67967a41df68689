/** Exact counters shared by everybody: addresses and tenants. */
import type { Refusal } from '#protocol/problem';
import type { RateLimit } from '#core/rate-limit';

export interface Lease {
  granted: number;
  /** Epoch ms until which the granted acts may be used. */
  expiresAt: number;
  remaining: number;
  retryAfterMs: number;
}

export interface Limiter {
  /** Takes up to `wanted` acts of the counter `key`; 0 granted means refused. Throws LimiterAway. */
  take(key: string, rule: RateLimit, wanted?: number): Promise<Lease>;
}

/** The counter cannot be reached: neither granted nor refused; the sender is asked to come again. */
export class LimiterAway extends Error {
  override name = 'LimiterAway';
}

export function limiterRefusal(rule: RateLimit, lease: Lease): Refusal {
  const seconds = Math.max(1, Math.ceil(lease.retryAfterMs / 1000));
  return {
    code: 'rate-limited',
    detail: `at most ${rule.limit} in ${Math.round(rule.windowMs / 1000)} seconds`,
    retryAfterSeconds: seconds,
    limit: { name: rule.name, limit: rule.limit, remaining: 0, resetSeconds: seconds },
  };
}
