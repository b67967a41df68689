/** The limit on looking for site keys that may be nobody's. */
import type { Refusal } from '#protocol/problem';

export interface Guesses {
  /** Counts a look-up by this address; the refusal when it has had its share. */
  take(address: string): Refusal | null;
  /** It was no guess: the key is somebody's. */
  giveBack(address: string): void;
}
