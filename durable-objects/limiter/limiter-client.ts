/** The `Limiter` port over LimiterObject: one object a counter, named by a hash so that names hold no address. */
import { proxyDurable } from 'itty-durable';
import type { RateLimit } from '#core/rate-limit';
import type { Lease, Limiter } from '#ports/limiter';
import type { System } from '#ports/system';

interface LimiterStub {
  take(rule: RateLimit, wanted: number, now: number): Promise<Lease>;
}

export function limiterClient(namespace: DurableObjectNamespace, system: System): Limiter {
  const limiters = proxyDurable(namespace, { name: 'LIMITER', parse: true });
  return {
    async take(key, rule, wanted = 1) {
      const stub = limiters.get(`k:${await digest(key)}`) as LimiterStub;
      return stub.take(rule, wanted, system.now());
    },
  };
}

async function digest(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return btoa(String.fromCharCode(...new Uint8Array(hash).subarray(0, 18)));
}
