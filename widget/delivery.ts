/** What becomes of a message that is sent, and what a refusal means for it. Used by connection, outbox and the ways around a blocked socket. Pure. */
import type { Down } from '#protocol/down';

export type Delivery =
  | { kind: 'done' }
  /** The line broke or the server is unwell: the same message again, later. */
  | { kind: 'later'; waitMs: number; limited?: boolean }
  | { kind: 'refused'; code: string };

/** What sending by POST needs of the connection. */
export interface ConnectionParts {
  base: string;
  waiters: Map<string, (delivery: Delivery) => void>;
  onFrame(down: Down, characters: number): void;
  onDown(code: number, worked: boolean): void;
  settle(clientId: string, delivery: Delivery): void;
  refusedAs(code: string, status: number, retryAfterMs?: number): Delivery;
}

export function refusedAs(code: string, status: number, retryAfterMs?: number): Delivery {
  if (code === 'rate-limited' || code === 'too-many-connections' || status === 429)
    return { kind: 'later', waitMs: retryAfterMs ?? 5_000, limited: true };
  if (status === 0 || status >= 500) return { kind: 'later', waitMs: retryAfterMs ?? 2_000 };
  return { kind: 'refused', code };
}
