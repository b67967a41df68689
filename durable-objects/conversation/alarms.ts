/**
 * One alarm for everything that must happen later: the outbox, the watch over a running turn, the end of a wait in the
 * queue. Knows when the alarm stands, so that a commit sets it only if it must come sooner (each
 * setAlarm is a written row).
 */
/** Gathers the events of a quick turn into one delivery. */
export const gatherMs = 1_000;
/** A turn without a runner is found within this time. */
export const turnWatchMs = 4_000;

export class Alarms {
  #storage: DurableObjectStorage;
  #at: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    this.#at = await this.#storage.getAlarm();
  }

  /** Sees that the alarm goes off at `at` (real epoch ms) or earlier. */
  wakeAt(at: number): void {
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    void this.#storage.setAlarm(at);
  }

  /** The runtime has called: nothing is set any more. */
  fired(): void {
    this.#at = null;
  }
}
