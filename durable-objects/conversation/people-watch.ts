/**
 * What is due among people: a snooze that ends, a promised call-back, an agent of whom nothing is seen any more, a visitor
 * who waits. Asked by the caretaker's alarm; decides nothing, everything goes through the room.
 */
import { describeError } from '#core/describe-error';
import type { ConversationState } from '#core/conversation/state';
import { askUnmanned } from '#flows/talk-about-lead';
import type { LeadAnswer } from '#flows/talk-about-lead';
import type { Inbox } from '#ports/inbox';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { ConversationEvent } from '#protocol/event';
import { notices, spokenLanguage } from '#worker/locales/notices';
import { promptGatherMs } from '#durable-objects/conversation/alarms';
import type { Room } from '#durable-objects/conversation/room';
import type { Router } from '#durable-objects/conversation/router';

/** With the inbox away nobody knows whether the agent is there: it is asked again after this time. */
const askAgainMs = 15_000;

export class PeopleWatch {
  #room: Room;
  #router: Router;
  #inbox: Inbox;
  #tenants: Tenants;
  #system: System;
  /** When the agent who holds the floor was last seen, as far as it was asked. */
  #seenAt = 0;
  #askAgainAt = 0;

  constructor(
    room: Room,
    router: Router,
    { inbox, system, tenants }: { inbox: Inbox; system: System; tenants: Tenants },
  ) {
    this.#room = room;
    this.#router = router;
    this.#inbox = inbox;
    this.#tenants = tenants;
    this.#system = system;
  }

  /** A wait that begins anew. */
  committed(events: ConversationEvent[]): void {
    if (events.some(({ kind }) => kind === 'escalation.requested' || kind === 'escalation.queued'))
      this.#router.begins();
  }

  async look(state: ConversationState): Promise<void> {
    if (state.floor.holder === 'queue') await this.#router.waitLimitMs();
    const asked = await this.#askedFor(state);
    this.#room.enter({
      kind: 'queue.expire',
      messageId: this.#system.newId('msg'),
      notice: asked ? { ...asked.draft, notice: 'lead-offer' } : notices.queueExpired(state.locale),
      overdue: notices.queueOverdue(state.locale),
      lead: asked?.progress,
      waitLimitMs: this.#router.knownWaitLimitMs,
    });
    this.#room.enter({ kind: 'due' });
    await this.#lookForAgent(state);
    if ((this.#router.dueAt() ?? Infinity) <= this.#system.now()) await this.#router.look();
  }

  /** What a visitor to whom nobody came is asked for, when the queue is over and the tenant wants it asked. */
  async #askedFor(state: ConversationState): Promise<LeadAnswer | null> {
    const { floor, escalation } = state;
    const { leadCapture } = this.#room.settings;
    if (leadCapture.mode === 'off' || floor.holder !== 'queue' || !escalation) return null;
    if (this.#system.now() < escalation.queuedAt + this.#waitLimitMs()) return null;
    const tenant = await this.#tenants.byId(state.tenantId).catch(() => null);
    if (!tenant) return null;
    const desk = { progress: state.lead ?? null, hasLead: state.leadId !== undefined };
    const place = { page: state.page ?? null, segment: null };
    return askUnmanned(tenant, desk, spokenLanguage(state.locale), place);
  }

  /** Instants on our clock at which something may be due. */
  dueAt(state: ConversationState): number[] {
    const soon = this.#system.now() + promptGatherMs;
    const due: number[] = [];
    const { escalation, floor, desk, callback } = state;
    if (floor.holder === 'queue' && escalation && !escalation.isOverdue)
      due.push(escalation.queuedAt + this.#waitLimitMs());
    // Told once already: the queue still ends, unless it stays with people.
    else if (floor.holder === 'queue' && escalation) due.push(this.#expiry(state));
    const routing = this.#router.dueAt();
    if (routing !== null) due.push(routing);
    if (desk.snoozedUntil !== null) due.push(desk.snoozedUntil);
    if (callback && !callback.isMissed) due.push(callback.dueAt);
    if (floor.holder === 'agent' && state.unansweredSince !== null)
      due.push(Math.max(this.#lastSeen(state) + this.#room.settings.agentAwayMs, this.#askAgainAt));
    return due.filter((at) => at < Infinity).map((at) => Math.max(at, soon));
  }

  /** The inbox's, else the tenant's. */
  #waitLimitMs(): number {
    return this.#router.knownWaitLimitMs ?? this.#room.settings.queueTimeoutMs;
  }

  #expiry({ escalation }: ConversationState): number {
    const at = (escalation?.queuedAt ?? 0) + this.#waitLimitMs();
    return at > this.#system.now() ? at : Infinity;
  }

  #lastSeen({ agentActedAt }: ConversationState): number {
    return Math.max(this.#seenAt, agentActedAt ?? 0);
  }

  async #lookForAgent(state: ConversationState): Promise<void> {
    const { floor, unansweredSince, tenantId } = state;
    if (floor.holder !== 'agent' || unansweredSince === null) return;
    const { agentAwayMs } = this.#room.settings;
    const now = this.#system.now();
    if (now < Math.max(this.#lastSeen(state) + agentAwayMs, this.#askAgainAt)) return;
    try {
      this.#seenAt = await this.#inbox.seenAt(tenantId, floor.agentId);
    } catch (error) {
      // The outbox comes after this: it must not wait for the inbox.
      this.#askAgainAt = now + askAgainMs;
      console.error(JSON.stringify({ at: 'people', error: describeError(error) }));
      return;
    }
    this.#room.enter({ kind: 'agent.lost', agentId: floor.agentId, seenAt: this.#seenAt });
  }
}
