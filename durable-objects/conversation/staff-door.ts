/**
 * The conversation's door for staff: what a member asks of it becomes an input of `step` like a visitor's, and is answered
 * with the summary that the inbox shows. The Worker has checked who asks; the tenant is checked here again.
 */
import { dayMs } from '#core/conversation/evolve';
import { inboxSummary, previewOfEvent } from '#core/inbox-summary';
import type { ConversationState } from '#core/conversation/state';
import { mayAgentSpeak } from '#core/floor';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { FileRecord, StaffCommand } from '#ports/conversations';
import type { Inbox } from '#ports/inbox';
import type { System } from '#ports/system';
import type { ConversationEvent } from '#protocol/event';
import type { InboxAnswer, InboxConversation, InboxSummary, Preview } from '#protocol/inbox';
import { digestOf } from '#protocol/inbox-digest';
import { limits } from '#protocol/limits';
import { tooManyFiles } from '#durable-objects/conversation/file-limit';
import type { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';
import type { DoneAct } from '#durable-objects/conversation/staff-acts';
import { staffInput } from '#durable-objects/conversation/staff-input';
import { InboxFeed } from '#durable-objects/inbox/inbox-feed';

/** The last words are among so many of the newest messages; those of the system are not shown. */
const lookedBack = 10;

export class StaffDoor {
  #room: Room;
  #log: Log;
  #system: System;
  #feed: InboxFeed;
  /** Undefined until it was looked for. */
  #last: Preview | null | undefined;
  /** Newer than `#last`, not yet made into a preview. */
  #lastMessage: ConversationEvent | null = null;

  constructor(room: Room, log: Log, { system, inbox }: { system: System; inbox: Inbox }) {
    this.#feed = new InboxFeed(inbox, () => this.summary());
    this.#room = room;
    this.#log = log;
    this.#system = system;
  }

  /** Keeps the last words in mind, so that a summary reads nothing, and sees that the inbox hears of it. */
  committed(events: ConversationEvent[]): void {
    if (this.#room.state?.floor.holder !== 'queue') this.#room.standingInQueue = null;
    // Only remembered here: a preview is made when a summary is sent, which is seldom.
    for (const event of events)
      if (event.kind === 'message.created' && event.message.author !== 'system')
        this.#lastMessage = event;
      else if (event.seq === 1) this.#last = null;
    this.#feed.changed(this.#room.state?.tenantId);
  }

  summary(): InboxSummary | null {
    const { state } = this.#room;
    if (!state) return null;
    if (this.#lastMessage) this.#last = previewOfEvent(this.#lastMessage) ?? this.#last;
    this.#lastMessage = null;
    if (this.#last === undefined) this.#last = this.#lookBack(state);
    return inboxSummary(state, this.#last, this.#room.settings);
  }

  visitorTypes(on: boolean): void {
    this.#feed.visitorTypes(this.#room.state, on);
  }

  async tell(tenantId: string, command: StaffCommand): Promise<Result<InboxAnswer>> {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok) return admitted;
    const { agentId, actId } = command;
    const done = actId === undefined ? null : this.#log.acts.get(agentId, actId);
    if (done) return this.#answer(done);
    const files = this.#filesOf(command);
    if (!files.ok && !this.#isCopy(command)) return files;
    const attached = files.ok ? files.value : [];
    const input = staffInput(command, admitted.value, this.#system, attached);
    let entered = this.#room.enter(input);
    if (!entered.ok && input.kind === 'agent.reply') {
      // As with visitors: nearly every reply is new, only a refusal is worth a look-up.
      const prior = this.#log.prior(`agent:${input.agentId}`, input.clientId);
      if (prior) entered = this.#room.enter({ ...input, prior });
    }
    // A note that is there already is answered like the first time.
    const noted =
      !entered.ok && input.kind === 'note' && input.clientId !== undefined
        ? this.#log.priorNote(input.memberId, input.clientId, input.text)
        : null;
    if (!entered.ok && !noted) return entered;
    const { state, events, effects } = entered.ok
      ? entered.value
      : { state: admitted.value, events: [], effects: [] };
    const into = input.kind === 'note' ? 'note' : 'reply';
    // No pause since the commit: files, the act and its events are stored together.
    if (events.length > 0) for (const file of attached) this.#log.files.put(file, into);
    const ack = noted ?? effects.find((effect) => effect.kind === 'ack');
    const place = ack ?? events[0] ?? this.#end(state);
    if (actId !== undefined) this.#log.acts.add(agentId, actId, place);
    if (events.length > 0) await this.#feed.now(tenantId);
    return this.#answer(place);
  }

  #answer({ seq, at }: DoneAct): Result<InboxAnswer> {
    const conversation = this.summary();
    if (!conversation) throw new Error('a conversation that was told something has begun');
    return ok({ seq, at, conversation });
  }

  #end({ lastSeq, lastAt }: ConversationState): DoneAct {
    return { seq: lastSeq, at: new Date(lastAt).toISOString() };
  }

  /** The member's own, that went nowhere yet; of others, of another conversation and none at all look the same. */
  #filesOf(command: StaffCommand): Result<FileRecord[]> {
    const ids = 'attachments' in command ? (command.attachments ?? []) : [];
    const files = [...new Set(ids)].map((id) => this.#log.files.get(id));
    const isOwn = (file: FileRecord | null): file is FileRecord =>
      file !== null && file.by === command.agentId && file.in === undefined;
    return files.every(isOwn) ? ok(files) : refuse('not-found', 'attachments: no such file');
  }

  /** What is stored already has its files. */
  #isCopy(command: StaffCommand): boolean {
    if (command.kind === 'reply')
      return this.#log.prior(`agent:${command.agentId}`, command.clientId) !== null;
    const { agentId, kind } = command;
    return kind === 'note' && command.clientId !== undefined
      ? this.#log.priorNote(agentId, command.clientId, command.text) !== null
      : false;
  }

  /** Takes note of a member's file, before its bytes are stored. */
  addFile(tenantId: string, file: FileRecord): Result<FileRecord> {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok) return admitted;
    const now = this.#system.now();
    const times = this.#log.files.times(now - dayMs, true);
    const over = tooManyFiles(times, limits.filesPerDay, now);
    if (over) return over;
    this.#log.files.add(file, now);
    return ok(file);
  }

  file(tenantId: string, id: string): Result<FileRecord> {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok) return admitted;
    const file = this.#log.files.get(id);
    return file ? ok(file) : refuse('not-found');
  }

  read(tenantId: string, after: number): Result<InboxConversation> {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok) return admitted;
    if (after > admitted.value.lastSeq) return refuse('invalid-cursor');
    const conversation = this.summary();
    if (!conversation) return refuse('not-found');
    const events = this.#log.eventsAfter(after, limits.historyPageMaxEvents);
    const cursor = events.at(-1)?.seq ?? after;
    return ok({
      conversation,
      events,
      cursor,
      more: cursor < admitted.value.lastSeq,
      digest: digestOf([conversation]),
    });
  }

  /** Where the visitor stands among those who wait. */
  queueMoved(tenantId: string, standing: { position: number; waitSeconds: number }): void {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok || admitted.value.floor.holder !== 'queue') return;
    this.#room.standingInQueue = standing;
    this.#room.audience.broadcast({ type: 'queue', ...standing }, admitted.value.lastSeq);
  }

  /** Shown to the visitor only while this agent holds the floor. */
  types(tenantId: string, agentId: string, on: boolean): void {
    const admitted = this.#admit(tenantId);
    if (!admitted.ok || !mayAgentSpeak(admitted.value.floor, agentId)) return;
    this.#room.audience.broadcast({ type: 'typing', author: 'agent', on }, admitted.value.lastSeq);
  }

  /** A foreign conversation and an absent one look the same. */
  #admit(tenantId: string): Result<ConversationState> {
    const { state } = this.#room;
    return state && state.tenantId === tenantId ? ok(state) : refuse('not-found');
  }

  #lookBack(state: ConversationState): Preview | null {
    const newest = this.#log.recentMessages(state.lastSeq, lookedBack).toReversed();
    for (const event of newest) {
      const preview = previewOfEvent(event);
      if (preview) return preview;
    }
    return null;
  }
}
