/** One counter of tries of a secret (core/attempts), kept through restarts. Reached only by adapters/attempts. */
import { DurableObject } from 'cloudflare:workers';
import { begin, noAttempts, succeed, withdraw } from '#core/attempts';
import type { AttemptRule, Attempts } from '#core/attempts';

const place = 'attempts';

export class AttemptsObject extends DurableObject {
  begin(rule: AttemptRule, now: number): { ok: true } | { ok: false; retryAfterMs: number } {
    const begun = begin(this.#read(), rule, now);
    if (!begun.ok) return { ok: false, retryAfterMs: begun.retryAfterMs };
    this.ctx.storage.kv.put(place, begun.attempts);
    return { ok: true };
  }

  succeed(begunAt: number): void {
    this.ctx.storage.kv.put(place, succeed(this.#read(), begunAt));
  }

  withdraw(begunAt: number): void {
    this.ctx.storage.kv.put(place, withdraw(this.#read(), begunAt));
  }

  forget(): void {
    this.ctx.storage.kv.delete(place);
  }

  #read(): Attempts {
    return this.ctx.storage.kv.get<Attempts>(place) ?? noAttempts;
  }
}
