/**
 * Looks after a visitor who waits for a person: makes the brief, asks the right agent, another one when that one does not
 * come, and says early when nobody is there. Lives in the conversation's memory, asked by the caretaker; what it finds out
 * goes through the room like everything else.
 */
import { briefOf } from '#core/brief';
import { describeError } from '#core/describe-error';
import { inboxFor } from '#core/routing';
import { routeEscalation } from '#flows/route-escalation';
import type { RouteDeps } from '#flows/route-escalation';
import { notices } from '#worker/locales/notices';
import { claimedSegment } from '#durable-objects/conversation/claimed-segment';
import type { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';

/** Who was asked has so long to come; then another one is asked. */
const askedForMs = 45_000;
/** Somebody may have come to the desk, or got room. */
const lookAgainMs = 20_000;
/** A brief is made of the newest events: more would not be read. */
const briefEvents = 400;

export class Router {
  #room: Room;
  #log: Log;
  #deps: RouteDeps;
  #isLooking = false;
  #lookedAt = 0;
  #asked: { memberId: string; at: number }[] = [];
  /** Of the inbox; null is the tenant's, undefined is not known yet. */
  #waitLimitMs: number | null | undefined;

  constructor(room: Room, log: Log, deps: RouteDeps) {
    this.#room = room;
    this.#log = log;
    this.#deps = deps;
  }

  /** Epoch ms of the next look; null when nobody waits. */
  dueAt(): number | null {
    if (this.#room.state?.floor.holder !== 'queue') return null;
    return this.#lookedAt === 0 ? 0 : this.#lookedAt + lookAgainMs;
  }

  /** A new wait begins: whoever did not come to an earlier one may be asked again. */
  begins(): void {
    this.#asked = [];
    this.#lookedAt = 0;
    this.#waitLimitMs = undefined;
  }

  /** How long the visitor's inbox lets them wait, as far as it is known. */
  get knownWaitLimitMs(): number | null {
    return this.#waitLimitMs ?? null;
  }

  /** The same, asked for when it is not known; with the database away it is the tenant's. */
  async waitLimitMs(): Promise<number | null> {
    const { state } = this.#room;
    if (this.#waitLimitMs !== undefined || state?.floor.holder !== 'queue')
      return this.knownWaitLimitMs;
    const inboxes = await this.#deps.teams.inboxes(state.tenantId).catch(() => null);
    if (inboxes)
      this.#waitLimitMs = inboxFor(state.understood.language, inboxes)?.waitLimitMs ?? null;
    return this.knownWaitLimitMs;
  }

  async look(): Promise<void> {
    const { state } = this.#room;
    const { system } = this.#deps;
    const now = system.now();
    if (state?.floor.holder !== 'queue' || !state.escalation || this.#isLooking) return;
    this.#isLooking = true;
    this.#lookedAt = now;
    const escalationId = state.escalation.id;
    try {
      if (!state.escalation.isBriefed)
        this.#room.enter({
          kind: 'brief',
          escalationId,
          brief: briefOf(
            state,
            this.#log.eventsAfter(Math.max(0, state.lastSeq - briefEvents), briefEvents),
          ),
        });
      const { assigneeId, teamId, supervisor, lastAgentId } = state.desk;
      const last = this.#asked.at(-1);
      // Chosen by a person, or asked before a sleep: they have twice as long as who was asked a moment ago.
      const askedAt =
        last?.memberId === assigneeId ? last.at : state.escalation.queuedAt + askedForMs;
      if (assigneeId !== null && now < askedAt + askedForMs) return;
      const routing = await routeEscalation(
        state.tenantId,
        {
          conversationId: state.id,
          language: state.understood.language,
          intent: state.understood.intent,
          lastAgentId,
          contactKey: state.contactKey,
          claimed: (tenant) => claimedSegment(tenant, state.id, this.#log.documents, this.#deps),
          teamId,
          supervisor,
          passedOver: [...this.#asked.map(({ memberId }) => memberId), assigneeId ?? ''],
        },
        this.#deps,
      );
      if (!routing) return;
      this.#waitLimitMs = routing.waitLimitMs;
      if (routing.assigneeId !== null)
        this.#asked = [...this.#asked, { memberId: routing.assigneeId, at: now }].slice(-20);
      this.#room.enter({
        kind: 'route',
        escalationId,
        assigneeId: routing.assigneeId,
        teamId: routing.teamId,
        ...(supervisor ? { supervisor } : {}),
        reason: routing.reason,
      });
      if (routing.isNobodyThere)
        this.#room.enter({
          kind: 'queue.unmanned',
          messageId: system.newId('msg'),
          overdue: notices.queueOverdue(state.locale),
          backAt: routing.opensAt,
          openUntil: routing.closesAt,
        });
    } catch (error) {
      console.error(
        JSON.stringify({ at: 'router', conversationId: state.id, error: describeError(error) }),
      );
    } finally {
      this.#isLooking = false;
    }
  }
}
