/** The summaries of the last moments, in the inbox's memory: newer than what the list in D1 may know yet. */
import { matches } from '#core/inbox-overlay';
import type { InboxSummary } from '#protocol/inbox';
import type { InboxFilter } from '#protocol/inbox-filter';

/** The list in D1 is behind by the outbox's gathering, and by more when D1 is slow. */
const recentMs = 60_000;
/** Of many more than these a list asks in vain: it is behind for as long as it takes. */
const recentMax = 2_000;
/** Of what a list would show; more than a page. */
const shownMax = 300;
/** Who joins is told of these; what is older is in the list that it loads. */
const welcomeMs = 15_000;

export class Recent {
  #byId = new Map<string, { at: number; summary: InboxSummary }>();

  /** False when what is known is newer: summaries may overtake each other. */
  keep(summary: InboxSummary): boolean {
    const now = Date.now();
    const known = this.#byId.get(summary.id);
    if (known && known.summary.lastSeq > summary.lastSeq) return false;
    // Oldest first, as a Map keeps the order of insertion.
    this.#byId.delete(summary.id);
    this.#byId.set(summary.id, { at: now, summary });
    for (const [id, { at }] of this.#byId) {
      if (now - at < recentMs && this.#byId.size <= recentMax) break;
      this.#byId.delete(id);
    }
    return true;
  }

  /** What a list must know of: what it would show, and what became of what it shows. Newest first when they are many. */
  shown(memberId: string, filter: InboxFilter, listed: string[]): InboxSummary[] {
    const ids = new Set(listed);
    const known = this.#since(recentMs);
    const named = known.filter(({ id }) => ids.has(id));
    const more = known.filter((one) => !ids.has(one.id) && matches(one, filter, memberId));
    return [...named, ...more.slice(-shownMax)];
  }

  forWelcome(): InboxSummary[] {
    return this.#since(welcomeMs);
  }

  #since(ms: number): InboxSummary[] {
    const since = Date.now() - ms;
    return [...this.#byId.values()].flatMap(({ at, summary }) => (at > since ? [summary] : []));
  }
}
