/**
 * One counter of the address and tenant limits, on itty-durable (no sockets, JSON state). Called only through
 * the proxy that `limiter-client` builds: a client's request never reaches its `fetch`, because itty routes
 * any request to any method by path and header.
 */
import { createDurable } from 'itty-durable';
import type { Counter, RateLimit } from '#core/rate-limit';
import { take } from '#core/rate-limit';
import type { Lease } from '#ports/limiter';

interface IttyState {
  storage: DurableObjectStorage;
}

const persistMs = 1_000;

export class LimiterObject extends createDurable({ autoPersist: false }) {
  counter: Counter = [];
  /** Public, because itty calls methods on a proxy, which has no private fields. */
  flush: ReturnType<typeof setTimeout> | undefined;

  constructor(ctx: DurableObjectState) {
    // itty assigns onto the state it is given and copies env into it: hand it a wrapper and no env.
    super(
      {
        storage: ctx.storage,
        id: ctx.id,
        blockConcurrencyWhile: <T>(work: () => Promise<T>) => ctx.blockConcurrencyWhile(work),
      },
      {},
    );
  }

  /** `now` comes from the caller so that the whole deployment follows one clock. */
  async take(rule: RateLimit, wanted: number, now: number): Promise<Lease> {
    const taken = take(this.counter, rule, now, wanted);
    this.counter = taken.counter;
    if (taken.ok) this.persistSoon();
    return {
      granted: taken.granted,
      expiresAt: now + rule.windowMs / 12,
      remaining: taken.remaining,
      retryAfterMs: taken.retryAfterMs,
    };
  }

  /** Once a second, not gated: losing a second in a crash is better than an fsync a request. */
  persistSoon(): void {
    this.flush ??= setTimeout(() => {
      this.flush = undefined;
      const { storage } = this.state as unknown as IttyState;
      void storage.put('data', { counter: this.counter }, { allowUnconfirmed: true });
    }, persistMs);
  }
}
