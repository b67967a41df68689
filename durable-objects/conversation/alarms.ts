/**
 * One alarm for everything that must happen later: the outbox, the watch over a running turn, the end of a wait in the
 * queue. Knows when the alarm stands, so that a commit sets it only if it must come sooner (each
 * setAlarm is a written row).
 */
/** Gathers several messages into one delivery: D1 is one writer for all tenants, live views do not wait for it. */
export const gatherMs = 5_000;
/** What lists and people wait for (an end, an escalation, a lead) is delivered soon. */
export const promptGatherMs = 500;
/** A turn without a runner is found within this time. */
export const turnWatchMs = 4_000;

/** The platform's six tries take about two minutes; an alarm older than this will not come any more. */
const overdueMs = 5 * 60_000;

export class Alarms {
  #storage: DurableObjectStorage;
  #at: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    this.#at = await this.#storage.getAlarm();
  }

  /** One that the platform has given up on counts as none, also while the object lives. */
  get isSet(): boolean {
    return this.#at !== null && this.#at >= Date.now() - overdueMs;
  }

  /** Sees that the alarm goes off at `at` (real epoch ms) or earlier. */
  wakeAt(at: number): void {
    if (this.#at !== null && this.#at <= at && this.isSet) return;
    this.#at = at;
    void this.#storage.setAlarm(at);
  }

  /** The runtime has called: nothing is set any more. */
  fired(): void {
    this.#at = null;
  }
}
