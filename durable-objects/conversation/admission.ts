/**
 * The tenant's message limit, spent in leases: while a large limit is mostly unused a conversation takes several acts at
 * once, so that the limiter is not asked for every message; small or well-used limits are counted one by one.
 * The sum never passes the limit. Keeps the order of the messages that wait for a lease.
 */
import { leaseShare } from '#core/rate-limit';
import type { TenantSettings } from '#core/tenant';
import { tenantMessageRule } from '#core/tenant';
import { refuse } from '#core/result';
import type { Result } from '#core/result';
import type { Limiter } from '#ports/limiter';
import { limiterRefusal } from '#ports/limiter';
import type { System } from '#ports/system';

export class Admission {
  #limiter: Limiter;
  #system: System;
  #left = 0;
  #expiresAt = 0;
  #share = 1;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(limiter: Limiter, system: System) {
    this.#limiter = limiter;
    this.#system = system;
  }

  /** A new message may be stored right now, without waiting. */
  ready(): boolean {
    return this.#waiting === 0 && this.#left > 0 && this.#system.now() < this.#expiresAt;
  }

  spend(): void {
    if (this.#left > 0) this.#left--;
  }

  /** `look` refuses what would not be stored anyway: that must cost the tenant's other visitors nothing. */
  queue<T>(
    tenantId: string,
    settings: TenantSettings,
    look: () => Result<unknown>,
    store: () => Result<T>,
  ): Promise<Result<T>> {
    this.#waiting++;
    const run = async (): Promise<Result<T>> => {
      try {
        if (this.#left <= 0 || this.#system.now() >= this.#expiresAt) {
          const looked = look();
          if (!looked.ok) return looked;
          const refused = await this.#lease(tenantId, settings);
          if (refused) return refused;
        }
        return store();
      } finally {
        this.#waiting--;
      }
    };
    const mine = this.#tail.then(run, run);
    this.#tail = mine;
    return mine;
  }

  async #lease(tenantId: string, settings: TenantSettings): Promise<Result<never> | null> {
    const rule = tenantMessageRule(settings);
    const lease = await this.#limiter
      .take(`tenant:${tenantId}`, rule, this.#share)
      .catch(() => null);
    // Silence would leave a socket's sender waiting for ever.
    if (!lease) return refuse('unavailable', undefined, { retryAfterSeconds: 1 });
    this.#share = leaseShare(rule.limit, lease.remaining);
    if (lease.granted === 0) return { ok: false, refusal: limiterRefusal(rule, lease) };
    this.#left = lease.granted;
    this.#expiresAt = lease.expiresAt;
    return null;
  }
}
