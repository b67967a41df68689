/** Counts tries of a secret, exactly and for everybody. Implemented by adapters/attempts over its Durable Object. */
import type { AttemptRule } from '#core/attempts';

export interface AttemptCounter {
  /** Takes one try of what `key` names; refused ones are not counted. */
  begin(
    key: string,
    rule: AttemptRule,
    now: number,
  ): Promise<{ ok: true } | { ok: false; retryAfterMs: number }>;
  /** The try begun at that instant was right. */
  succeed(key: string, begunAt: number): Promise<void>;
  /** The try begun at that instant was not made after all. */
  withdraw(key: string, begunAt: number): Promise<void>;
  /** Unlocks. */
  forget(key: string): Promise<void>;
}
