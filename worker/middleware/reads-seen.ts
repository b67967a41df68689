/** Which lists were read by whom in the last quarter of an hour: pages load them again and again. Memory of one isolate. Used by audit. */

/** So long one entry says that somebody looks at a list, however often the page loads it. */
export const listReadMs = 15 * 60_000;
/** Of one isolate; beyond these the oldest are forgotten and recorded again. */
const readsSeenMax = 10_000;

/** Whether a read of a list is the first of its quarter of an hour. */
export class ReadsSeen {
  #at = new Map<string, number>();

  isFirst(key: string, now: number): boolean {
    const before = this.#at.get(key);
    if (before !== undefined && now >= before && now < before + listReadMs) return false;
    this.#at.delete(key);
    this.#at.set(key, now);
    if (this.#at.size > readsSeenMax) {
      const [oldest] = this.#at.keys();
      if (oldest !== undefined) this.#at.delete(oldest);
    }
    return true;
  }
}
