/** The clock and randomness: the only source of both. Tests inject their own. */
import type { IdOf, IdPrefix } from '#protocol/ids';

export interface System {
  /** Epoch ms. */
  now(): number;
  /** A fresh id of 131 random bits. */
  newId<P extends IdPrefix>(prefix: P): IdOf[P];
  /** 0 ≤ x < 1, of 32 random bits: jitter, one-time codes with few tries. Keys and ids are `newId`. */
  random(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
