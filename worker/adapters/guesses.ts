/**
 * How many unknown site keys an address has asked for, counted in this isolate: each costs a read of D1, and before the
 * tenant is known its own limits do not apply. In memory, because asking a counter object would cost more than the read.
 * Implements ports/guesses.
 */
import type { Counter, RateLimit } from '#core/rate-limit';
import { take } from '#core/rate-limit';
import type { Guesses } from '#ports/guesses';
import { limiterRefusal } from '#ports/limiter';
import type { System } from '#ports/system';

/** More than the tenants of one page's visitors, behind one address, that an isolate may not know yet. */
export const guessRule: RateLimit = { name: 'unknown-keys', limit: 60, windowMs: 10_000 };
const maxAddresses = 10_000;

export function guesses(system: System): Guesses {
  const counters = new Map<string, Counter>();
  return {
    take(address) {
      const taken = take(counters.get(address) ?? [], guessRule, system.now());
      if (counters.size >= maxAddresses) counters.clear();
      counters.set(address, taken.counter);
      return taken.ok ? null : limiterRefusal(guessRule, { ...taken, expiresAt: 0 });
    },
    giveBack(address) {
      const counter = counters.get(address);
      const last = counter?.at(-1);
      if (counter && last)
        counters.set(address, [...counter.slice(0, -1), [last[0], Math.max(0, last[1] - 1)]]);
    },
  };
}
