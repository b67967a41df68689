/**
 * The conversation's own SQLite: the log, and beside it what stands in tables of its own (documents, sinks, files, calls of
 * tools). The log is the outbox: what lies beyond a sink's cursor is to be delivered. So a commit is one statement. Used
 * by room, turn-runner and outbox.
 */
import { evolve } from '#core/conversation/evolve';
import type { PriorEvent, PriorFeedback, PriorSend } from '#core/conversation/input';
import { stateSchema } from '#core/conversation/state';
import type { ConversationState } from '#core/conversation/state';
import { findPart } from '#core/part';
import type { AskedPart } from '#core/part';
import type { ConversationEvent } from '#protocol/event';
import type { FileId, LeadId, MessageId } from '#protocol/ids';
import { bodyForVisitor } from '#core/visibility';
import type { Part, PartReply } from '#protocol/part';
import { Documents } from '#durable-objects/conversation/documents';
import { FileLog } from '#durable-objects/conversation/file-log';
import { SinkLog } from '#durable-objects/conversation/sink-log';
import { StaffActs } from '#durable-objects/conversation/staff-acts';
import { ToolLog } from '#durable-objects/conversation/tool-log';

/** A send or a lead that the log has already; the room answers it as a copy. */
export class ClientIdTaken extends Error {}

const foldEvents = 500;
/** What a turn looks back over: twenty messages and the question. About 10 kB while a conversation is awake. */
const windowMessages = 21;

/** Few lengths occur, so the runtime keeps their prepared statements. */
const insertOf = (rows: number): string =>
  `INSERT INTO event (seq, kind, client_id, body) VALUES ${'(?, ?, ?, ?), '.repeat(rows).slice(0, -2)}`;

export class Log {
  readonly documents: Documents;
  readonly sinks: SinkLog;
  readonly files: FileLog;
  /** Of tools. */
  readonly calls: ToolLog;
  readonly acts: StaffActs;
  #storage: DurableObjectStorage;
  #sql: SqlStorage;
  #snapshotSeq = -1;
  #sendsBySender: Map<string, number> | null = null;
  /** The newest messages, once a turn has asked for them; gone with the memory. */
  #window: ConversationEvent[] | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS event (
        seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, client_id TEXT, body TEXT NOT NULL) STRICT;
      DROP INDEX IF EXISTS event_client_id;`);
    this.documents = new Documents(this.#sql);
    this.sinks = new SinkLog(this.#sql);
    this.files = new FileLog(this.#sql);
    this.calls = new ToolLog(this.#sql);
    this.acts = new StaffActs(this.#sql);
  }

  /** The last snapshot and the fold of what came after it. */
  load(): ConversationState | null {
    let state = this.documents.snapshot();
    if (state && state.schema !== stateSchema) {
      // Of an older version: only what the log does not say is taken from it.
      const [first] = this.eventsAfter(0, 1);
      state = first ? evolve(null, first, state) : null;
    }
    while (state) {
      const tail = this.eventsAfter(state.lastSeq, foldEvents);
      for (const event of tail) state = evolve(state, event, state);
      if (tail.length < foldEvents) break;
    }
    return state;
  }

  /** Not needed for safety: it only shortens the fold after a sleep. */
  saveSnapshot(state: ConversationState): void {
    if (state.lastSeq === this.#snapshotSeq) return;
    this.documents.saveSnapshot(state);
    this.#snapshotSeq = state.lastSeq;
  }

  /** The first events, with the snapshot that knows what the log does not say (tenant and visitor). */
  begin(events: ConversationEvent[], state: ConversationState): string[] {
    return this.#storage.transactionSync(() => {
      this.saveSnapshot(state);
      return this.commit(events);
    });
  }

  /**
   * Law 1: one statement, so all events or none; whoever called may acknowledge afterwards. The state needs no row of its
   * own (it is the fold) and neither does the outbox (its sinks have cursors). Answers the events as JSON.
   * Throws ClientIdTaken when the log has a message of this author (of this agent) under this clientId, or this lead.
   */
  commit(events: ConversationEvent[], agentId?: string): string[] {
    const bodies: string[] = [];
    const values: (string | number | null)[] = [];
    const sent: [string, number][] = [];
    for (const event of events) {
      const body = JSON.stringify(event);
      bodies.push(body);
      const clientId = clientKey(event, agentId);
      if (clientId !== null) {
        if (this.#sends().has(clientId)) throw new ClientIdTaken();
        sent.push([clientId, event.seq]);
      }
      values.push(event.seq, event.kind, clientId, body);
    }
    this.#sql.exec(insertOf(events.length), ...values);
    for (const [clientId, seq] of sent) this.#sends().set(clientId, seq);
    for (const event of events) if (event.kind === 'message.created') this.#window?.push(event);
    this.#window?.splice(0, this.#window.length - windowMessages);
    return bodies;
  }

  /** What is stored under this clientId of this author, if anything. */
  prior(author: 'visitor' | `agent:${string}`, clientId: string): PriorSend | null {
    const seq = this.#sends().get(`${author}:${clientId}`);
    const event = seq === undefined ? null : this.event(seq);
    if (event?.kind !== 'message.created') return null;
    return { seq: event.seq, at: event.at, messageId: event.message.id, text: event.message.text };
  }

  /** Where this lead was captured, if it was. */
  priorLead(leadId: LeadId): PriorEvent | null {
    return this.#place(`lead:${leadId}`);
  }

  /** Where this note of this member stands, if it does and says the same. */
  priorNote(memberId: string, clientId: string, text: string): PriorEvent | null {
    const place = this.#place(`note:${memberId}:${clientId}`);
    const event = place && this.event(place.seq);
    return event?.kind === 'note.created' && event.text === text ? place : null;
  }

  #place(key: string): PriorEvent | null {
    const seq = this.#sends().get(key);
    const event = seq === undefined ? null : this.event(seq);
    return event && { seq: event.seq, at: event.at };
  }

  /** The last rating of this message, or of the conversation as a whole. */
  priorFeedback(messageId: MessageId | undefined): PriorFeedback | null {
    const row = this.#sql
      .exec<{ body: string }>(
        "SELECT body FROM event WHERE kind = 'feedback.given' AND body ->> '$.messageId' IS ? ORDER BY seq DESC LIMIT 1",
        messageId ?? null,
      )
      .toArray()[0];
    return row ? (JSON.parse(row.body) as PriorFeedback) : null;
  }

  /**
   * The seq of every send, by its author and clientId. In memory and not in an index: the object is the only writer, an index
   * would cost a written row a message. Read from the log at the first send after a sleep.
   */
  #sends(): Map<string, number> {
    this.#sendsBySender ??= new Map(
      this.#sql
        .exec<{ client_id: string; seq: number }>(
          'SELECT client_id, seq FROM event WHERE client_id IS NOT NULL',
        )
        .toArray()
        .map((row) => [row.client_id, row.seq]),
    );
    return this.#sendsBySender;
  }

  /** Events after `after`, ascending, as stored JSON (ready for the wire). */
  after(after: number, limit: number): string[] {
    return this.#sql
      .exec<{ body: string }>(
        'SELECT body FROM event WHERE seq > ? ORDER BY seq LIMIT ?',
        after,
        limit,
      )
      .toArray()
      .map((row) => row.body);
  }

  /** The same as a visitor may see them. */
  afterForVisitor(after: number, limit: number): string[] {
    return this.after(after, limit).map((body) => bodyForVisitor(body));
  }

  eventsAfter(after: number, limit: number): ConversationEvent[] {
    return this.after(after, limit).map((body) => JSON.parse(body) as ConversationEvent);
  }

  event(seq: number): ConversationEvent | null {
    const row = this.#sql
      .exec<{ body: string }>('SELECT body FROM event WHERE seq = ?', seq)
      .toArray()[0];
    return row ? (JSON.parse(row.body) as ConversationEvent) : null;
  }

  /** Whether a message of this id is in the log; the newest are looked at first. */
  hasMessage(id: string): boolean {
    const rows = this.#sql.exec<{ id: string | null }>(
      "SELECT body ->> '$.message.id' AS id FROM event WHERE kind = 'message.created' ORDER BY seq DESC",
    );
    for (const row of rows) if (row.id === id) return true;
    return false;
  }

  /** Whether the log speaks of this file. */
  shows(fileId: FileId): boolean {
    const rows = this.#sql.exec('SELECT 1 FROM event WHERE instr(body, ?) > 0 LIMIT 1', fileId);
    return rows.toArray().length > 0;
  }

  /** What a `partReply` answers, and whether it was answered before; null when no message has such a part. */
  askedPart({ messageId, partId }: PartReply): AskedPart | null {
    const rows = this.#sql.exec<{ id: string | null; reply: string | null; parts: string | null }>(
      `SELECT body ->> '$.message.id' AS id, body -> '$.message.partReply' AS reply,
         body -> '$.message.parts' AS parts
       FROM event WHERE kind = 'message.created' ORDER BY seq DESC`,
    );
    let isAnswered = false;
    for (const row of rows) {
      // Answers stand after what they answer.
      const reply = row.reply === null ? null : (JSON.parse(row.reply) as PartReply);
      isAnswered ||= reply?.messageId === messageId && reply.partId === partId;
      if (row.id !== messageId) continue;
      const part = findPart(row.parts === null ? [] : (JSON.parse(row.parts) as Part[]), partId);
      return part && { part, isAnswered };
    }
    return null;
  }

  /**
   * The newest messages up to `before` (inclusive), oldest first. Costs the same however long the log is, and nothing is read for
   * the turns after the first.
   */
  recentMessages(before: number, limit: number): ConversationEvent[] {
    if (limit > windowMessages) return this.#readMessages(before, limit);
    this.#window ??= this.#readMessages(Number.MAX_SAFE_INTEGER, windowMessages);
    const upTo = this.#window.filter((event) => event.seq <= before);
    // The window begins later than what is asked for, unless it is all there is.
    if (upTo.length < limit && this.#window.length === windowMessages)
      return this.#readMessages(before, limit);
    return upTo.slice(-limit);
  }

  #readMessages(before: number, limit: number): ConversationEvent[] {
    return this.#sql
      .exec<{ body: string }>(
        "SELECT body FROM event WHERE seq <= ? AND kind = 'message.created' ORDER BY seq DESC LIMIT ?",
        before,
        limit,
      )
      .toArray()
      .map((row) => JSON.parse(row.body) as ConversationEvent)
      .reverse();
  }

  /** The assistant's answer to the message `questionSeq`. */
  replyTo(questionSeq: number): ConversationEvent | null {
    const rows = this.#sql.exec<{ body: string }>(
      "SELECT body FROM event WHERE seq > ? AND kind = 'message.created' ORDER BY seq",
      questionSeq,
    );
    for (const row of rows) {
      const event = JSON.parse(row.body) as ConversationEvent;
      if (event.kind === 'message.created' && event.message.replyTo === questionSeq) return event;
    }
    return null;
  }
}

/** Under which name an event stands in the log once only. Every visitor and every agent names sends in a space of their own. */
function clientKey(event: ConversationEvent, agentId?: string): string | null {
  if (event.kind === 'lead.captured') return `lead:${event.leadId}`;
  if (event.kind === 'note.created' && event.clientId !== undefined)
    return `note:${event.memberId}:${event.clientId}`;
  if (event.kind !== 'message.created' || event.message.clientId === undefined) return null;
  const { author, clientId } = event.message;
  return `${author === 'agent' ? `agent:${agentId}` : author}:${clientId}`;
}
