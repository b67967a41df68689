/**
 * What happens later: after each commit it sees that the alarm will come; when the alarm comes it finds turns whose
 * runner died, looks after what waits among people, and empties the outbox. Never throws, always sets the next alarm.
 */
import { describeError } from '#core/describe-error';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { ConversationEvent, EventKind } from '#protocol/event';
import { gatherMs, promptGatherMs, turnWatchMs } from '#durable-objects/conversation/alarms';
import type { Alarms } from '#durable-objects/conversation/alarms';
import type { PeopleWatch } from '#durable-objects/conversation/people-watch';
import type { Outbox } from '#durable-objects/conversation/outbox';
import type { Room } from '#durable-objects/conversation/room';
import type { UnsentFiles } from '#durable-objects/conversation/unsent-files';
import type { TurnRunner } from '#durable-objects/conversation/turn-runner';

const promptKinds = new Set<EventKind>([
  'conversation.ended',
  'escalation.requested',
  'escalation.accepted',
  'escalation.ended',
  'escalation.queued',
  'conversation.assigned',
  'conversation.snoozed',
  'conversation.woken',
  'tags.changed',
  'priority.changed',
  'callback.promised',
  'lead.captured',
  'feedback.given',
  'approval.requested',
  'approval.decided',
]);

export class Caretaker {
  #room: Room;
  #turns: TurnRunner;
  #outbox: Outbox;
  #people: PeopleWatch;
  #files: UnsentFiles;
  #alarms: Alarms;
  #system: System;
  #tenants: Tenants;
  #delivering = false;

  constructor(
    room: Room,
    turns: TurnRunner,
    outbox: Outbox,
    people: PeopleWatch,
    files: UnsentFiles,
    alarms: Alarms,
    { system, tenants }: { system: System; tenants: Tenants },
  ) {
    this.#tenants = tenants;
    this.#room = room;
    this.#turns = turns;
    this.#outbox = outbox;
    this.#people = people;
    this.#files = files;
    this.#alarms = alarms;
    this.#system = system;
  }

  /**
   * The memory is new: what the state calls a running turn lost its runner with the old one, not to be waited for. And
   * the platform may have given up on the alarm (six tries) while the storage was away.
   */
  woke(): void {
    const { state } = this.#room;
    if (!state) return;
    if (state.turn || state.tools?.open.length) this.#alarms.wakeAt(Date.now());
    else if (!this.#alarms.isSet) this.#setNext();
  }

  committed(events: ConversationEvent[]): void {
    const soon = events.some((event) => promptKinds.has(event.kind));
    // While an alarm delivers, it sets the next one itself when it is done.
    if (!this.#delivering) this.#alarms.wakeAt(Date.now() + (soon ? promptGatherMs : gatherMs));
    if (this.#room.isDueForSettings()) void this.#lookAtSettings();
  }

  /** A file came, and may go nowhere. */
  expect(): void {
    if (!this.#delivering) this.#setNext();
  }

  /** Behind the visitor's back: a message never waits for it, and without D1 the old settings go on. */
  async #lookAtSettings(): Promise<void> {
    const tenantId = this.#room.state?.tenantId;
    const tenant = tenantId && (await this.#tenants.byId(tenantId).catch(() => null));
    if (tenant) this.#room.meet(tenant);
  }

  async alarm(): Promise<void> {
    this.#alarms.fired();
    const state = this.#room.state;
    if (!state) return;
    this.#delivering = true;
    try {
      if (state.turn && !this.#turns.isRunning(state.turn.turnId))
        this.#turns.lost(state.turn.turnId);
      this.#turns.tools.look();
      await this.#people.look(state);
      await this.#files.look({ tenantId: state.tenantId, conversationId: state.id });
      await this.#outbox.deliver(() => this.#room.state ?? state);
      this.#room.saveSnapshot();
    } catch (error) {
      console.error(
        JSON.stringify({
          at: 'alarm',
          conversationId: state.id,
          error: describeError(error),
        }),
      );
    } finally {
      this.#delivering = false;
      this.#setNext();
    }
  }

  #setNext(): void {
    const state = this.#room.state;
    if (!state) return;
    // The alarm runs on the machine's clock, due times on ours (a test may have moved it).
    const shift = Date.now() - this.#system.now();
    const due: number[] = [];
    const outboxDue = this.#outbox.dueAt(state);
    // 0: nothing failed, new events came while the last were delivered; they may gather again.
    if (outboxDue === 0) due.push(this.#system.now() + gatherMs);
    else if (outboxDue !== null) due.push(Math.max(outboxDue, this.#system.now() + promptGatherMs));
    if (state.turn) due.push(this.#system.now() + turnWatchMs);
    const toolsDue = this.#turns.tools.dueAt();
    if (toolsDue !== null) due.push(toolsDue);
    const filesDue = this.#files.dueAt();
    if (filesDue !== null) due.push(filesDue);
    due.push(...this.#people.dueAt(state));
    if (due.length > 0) this.#alarms.wakeAt(Math.min(...due) + shift);
  }
}
