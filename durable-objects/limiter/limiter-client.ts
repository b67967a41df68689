/** The `Limiter` port over LimiterObject: one object a counter, named by a hash so that names hold no address. */
import { describeError } from '#core/describe-error';
import { proxyDurable } from 'itty-durable';
import type { RateLimit } from '#core/rate-limit';
import type { Lease, Limiter } from '#ports/limiter';
import { LimiterAway } from '#ports/limiter';
import type { System } from '#ports/system';

interface LimiterStub {
  take(rule: RateLimit, wanted: number, now: number): Promise<Lease>;
}

export function limiterClient(namespace: DurableObjectNamespace, system: System): Limiter {
  const limiters = proxyDurable(namespace, { name: 'LIMITER', parse: true });
  return {
    async take(key, rule, wanted = 1) {
      const name = `k:${await digest(key)}`;
      const attempt = () => (limiters.get(name) as LimiterStub).take(rule, wanted, system.now());
      try {
        // A stub that threw is broken, its object restarts: once more with a new one. Taking twice only counts more.
        return await attempt().catch(attempt);
      } catch (error) {
        throw new LimiterAway(describeError(error, 200));
      }
    },
  };
}

async function digest(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return btoa(String.fromCharCode(...new Uint8Array(hash).subarray(0, 18)));
}
