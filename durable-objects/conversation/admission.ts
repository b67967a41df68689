/**
 * The tenant's message limit, spent in leases: a busy conversation takes several acts at once from the limiter
 * object, a quiet one a single act a message, so the sum never passes the limit and the limiter is not asked
 * for every message of a burst. Keeps the order of the messages that wait for a lease.
 */
import type { TenantSettings } from '#core/tenant';
import { tenantMessageRule } from '#core/tenant';
import type { Result } from '#core/result';
import type { Limiter } from '#ports/limiter';
import { limiterRefusal } from '#ports/limiter';
import type { System } from '#ports/system';

const leaseMax = 32;

export class Admission {
  #limiter: Limiter;
  #system: System;
  #left = 0;
  #expiresAt = 0;
  #wanted = 1;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(limiter: Limiter, system: System) {
    this.#limiter = limiter;
    this.#system = system;
  }

  /** A new message may be stored right now, without waiting. */
  ready(_settings: TenantSettings): boolean {
    return this.#waiting === 0 && this.#left > 0 && this.#system.now() < this.#expiresAt;
  }

  spend(): void {
    if (this.#left > 0) this.#left--;
  }

  queue<T>(tenantId: string, settings: TenantSettings, store: () => Result<T>): Promise<Result<T>> {
    this.#waiting++;
    const run = async (): Promise<Result<T>> => {
      try {
        if (this.#left <= 0 || this.#system.now() >= this.#expiresAt) {
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
    const now = this.#system.now();
    // A conversation that used up its last lease in time is busy: let it ask for more, but never for a large
    // part of the whole limit.
    const busy = now < this.#expiresAt;
    this.#wanted = busy
      ? Math.min(leaseMax, this.#wanted * 2, Math.max(1, Math.floor(rule.limit / 100)))
      : 1;
    const lease = await this.#limiter.take(`tenant:${tenantId}`, rule, this.#wanted);
    if (lease.granted === 0) return { ok: false, refusal: limiterRefusal(rule, lease) };
    this.#left = lease.granted;
    this.#expiresAt = lease.expiresAt;
    return null;
  }
}
