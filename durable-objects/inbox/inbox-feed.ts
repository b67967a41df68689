/**
 * A conversation's line to its tenant's inbox: after a commit the summary follows, gathered, never awaited by the room, and
 * lost without harm (the next one or a reload of the list makes up for it). Lives in the conversation's memory.
 */
import type { Inbox } from '#ports/inbox';
import type { ConversationId } from '#protocol/ids';
import type { InboxSummary } from '#protocol/inbox';

/** The visitor's acknowledgement and the turn go first; what they lead to at once travels along. */
const firstMs = 25;
/** An act of staff does not wait longer for the list to know of it. */
const waitedForMs = 1_000;
/** At most one summary in this time. */
const gapMs = 250;
/** The same while nobody is at the desk: who comes then loads the list, and is at most this far behind. */
const emptyDeskGapMs = 3_000;
/** A visitor who types says so this often at most. */
const typingGapMs = 1_000;

export class InboxFeed {
  #inbox: Inbox;
  #summary: () => InboxSummary | null;
  #isDue = false;
  #sentAt = 0;
  #gapMs = gapMs;
  #isSending = false;
  #sending: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBehind = false;
  #typing = { on: false, at: 0 };

  constructor(inbox: Inbox, summary: () => InboxSummary | null) {
    this.#inbox = inbox;
    this.#summary = summary;
  }

  changed(tenantId: string | undefined): void {
    if (!tenantId) return;
    if (this.#isSending || this.#isDue) {
      this.#isBehind = true;
      return;
    }
    this.#isDue = true;
    const waitMs = Math.max(firstMs, this.#sentAt + this.#gapMs - Date.now());
    this.#timer = setTimeout(() => void this.#send(tenantId), waitMs);
  }

  /** Who asked for it lists next, and must see it there: sent at once, and waited for. */
  async now(tenantId: string): Promise<void> {
    // What is under way may have been made before the change.
    await this.#sending;
    clearTimeout(this.#timer);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitedForMs);
    });
    await Promise.race([this.#send(tenantId), late]);
    clearTimeout(timer);
  }

  visitorTypes(of: { tenantId: string; id: ConversationId } | null, on: boolean): void {
    const now = Date.now();
    if (!of || (on === this.#typing.on && (!on || now - this.#typing.at < typingGapMs))) return;
    this.#typing = { on, at: now };
    this.#inbox.visitorTypes(of.tenantId, of.id, on).catch(() => undefined);
  }

  #send(tenantId: string): Promise<void> {
    this.#sending = this.#deliver(tenantId);
    return this.#sending;
  }

  async #deliver(tenantId: string): Promise<void> {
    this.#isDue = false;
    this.#isSending = true;
    this.#isBehind = false;
    this.#sentAt = Date.now();
    try {
      const summary = this.#summary();
      if (summary) {
        const windows = await this.#inbox.changed(tenantId, summary);
        this.#gapMs = windows > 0 ? gapMs : emptyDeskGapMs;
      }
    } catch {
      // The inbox is away: whoever is at the desk reconnects and loads the list.
    } finally {
      this.#isSending = false;
      if (this.#isBehind) this.changed(tenantId);
    }
  }
}
