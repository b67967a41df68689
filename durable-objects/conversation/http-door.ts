/** The conversation's door for HTTP: commands, questions that wait for their answer, history, event streams. */
import { dayMs } from '#core/conversation/evolve';
import { isForVisitor } from '#core/file';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import { forVisitor } from '#core/visibility';
import type { TenantSettings } from '#core/tenant';
import type { Birth, Command, FileRecord, Standing, Told } from '#ports/conversations';
import type { System } from '#ports/system';
import type { ConversationEvent } from '#protocol/event';
import { limits } from '#protocol/limits';
import type { HistoryAnswer, MessageAnswer } from '#protocol/session';
import type { SendMessage } from '#protocol/up';
import type { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';
import { tooManyFiles } from '#durable-objects/conversation/file-limit';
import { StreamSubscriber } from '#durable-objects/conversation/subscribers';
import type { TurnRunner } from '#durable-objects/conversation/turn-runner';
import type { VisitorActs } from '#durable-objects/conversation/visitor-acts';

const streamAnswerWaitMs = 120_000;
const keepAliveMs = 15_000;

export class HttpDoor {
  #room: Room;
  #acts: VisitorActs;
  #log: Log;
  #turns: TurnRunner;
  #system: System;

  constructor(room: Room, acts: VisitorActs, log: Log, turns: TurnRunner, system: System) {
    this.#acts = acts;
    this.#system = system;
    this.#room = room;
    this.#log = log;
    this.#turns = turns;
  }

  open(birth: Birth, settings: TenantSettings): Result<Standing> {
    if (this.#room.state) return refuse('stale', 'the conversation has begun already');
    this.#room.adopt(settings);
    const begun = this.#room.enter({ kind: 'start', ...birth });
    return begun.ok ? ok(this.#room.standing()) : begun;
  }

  /** For resuming: the token may have expired, but not been revoked. */
  standing(claims: Claims, settings: TenantSettings): Result<Standing> {
    const admitted = this.#room.admit({ ...claims, expiresAt: Number.MAX_SAFE_INTEGER });
    if (!admitted.ok) return admitted;
    this.#room.adopt(settings);
    return ok(this.#room.standing());
  }

  async tell(claims: Claims, command: Command): Promise<Result<Told>> {
    if (command.kind !== 'send') return this.#acts.tell(claims, command);
    const sent = await this.#acts.send(claims, command.send);
    if (!sent.ok) return sent;
    return ok({ seq: sent.value.seq, at: sent.value.at, standing: this.#room.standing() });
  }

  async ask(claims: Claims, send: SendMessage, waitMs: number): Promise<Result<MessageAnswer>> {
    const sent = await this.#acts.send(claims, send);
    if (!sent.ok) return sent;
    const { seq } = sent.value;
    if (this.#awaitsAnswer(seq)) await this.#turns.answered(seq, waitMs);
    const message = placed(this.#log.event(seq));
    if (!message) throw new Error('an acknowledged message must be in the log');
    return ok({ message, reply: placed(this.#log.replyTo(seq)) });
  }

  history(claims: Claims, after: number, limit: number): Result<HistoryAnswer> {
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    if (after > admitted.value.lastSeq) return refuse('invalid-cursor');
    const events = this.#log.eventsAfter(after, limit).map(forVisitor);
    const cursor = events.at(-1)?.seq ?? after;
    return ok({ events, cursor, more: cursor < admitted.value.lastSeq });
  }

  async stream(
    claims: Claims,
    after: number,
    send?: SendMessage,
  ): Promise<Result<ReadableStream<Uint8Array>>> {
    const { audience } = this.#room;
    const hasPlace = await audience.hasPlace();
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    if (after > admitted.value.lastSeq) return refuse('invalid-cursor');
    if (!hasPlace) return refuse('too-many-connections', undefined, { retryAfterSeconds: 30 });
    const from = send ? admitted.value.lastSeq : after;
    const subscriber = new StreamSubscriber(claims, from, (gone) =>
      audience.subscribers.delete(gone),
    );
    audience.subscribers.add(subscriber);
    if (!send) {
      audience.welcome(subscriber, this.#room.summary(), after, () =>
        this.#turns.replay(subscriber),
      );
      this.#keepAlive(subscriber);
      return ok(subscriber.stream);
    }
    // It hears live text from here on: first what it has missed of the running turn.
    this.#turns.replay(subscriber);
    const sent = await this.#acts.send(claims, send);
    if (!sent.ok) {
      audience.subscribers.delete(subscriber);
      subscriber.close();
      return sent;
    }
    const { clientId, seq, at, messageId } = sent.value;
    subscriber.send(JSON.stringify({ type: 'ack', clientId, seq, at, messageId }));
    void this.#closeWhenAnswered(subscriber, seq, from);
    return ok(subscriber.stream);
  }

  async #closeWhenAnswered(subscriber: StreamSubscriber, seq: number, from: number): Promise<void> {
    // A copy of an earlier send: its events are behind the stream's start, so they are shown again.
    if (seq <= from) this.#replayAnswered(subscriber, seq);
    if (this.#awaitsAnswer(seq)) await this.#turns.answered(seq, streamAnswerWaitMs);
    this.#room.audience.subscribers.delete(subscriber);
    subscriber.close();
  }

  #replayAnswered(subscriber: StreamSubscriber, seq: number): void {
    for (const event of [this.#log.event(seq), this.#log.replyTo(seq)])
      if (event) subscriber.send(JSON.stringify({ type: 'event', ...forVisitor(event) }));
  }

  /** A turn for this message runs or waits. */
  #awaitsAnswer(seq: number): boolean {
    const state = this.#room.state;
    return state?.turn?.questionSeq === seq || (state?.pending.includes(seq) ?? false);
  }

  #keepAlive(subscriber: StreamSubscriber): void {
    const timer = setInterval(() => {
      if (this.#room.audience.subscribers.has(subscriber)) subscriber.probe();
      else clearInterval(timer);
    }, keepAliveMs);
  }

  /** Takes note of a file, before its bytes are stored. */
  addFile(claims: Claims, settings: TenantSettings, file: FileRecord): Result<FileRecord> {
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    this.#room.adopt(settings);
    const now = this.#system.now();
    if (claims.scope !== 'chat') return refuse('forbidden', 'this token only reads');
    if (admitted.value.status === 'ended') return refuse('conversation-ended');
    const limit = Math.min(limits.filesPerDay, this.#room.settings.messagesPerDay);
    const over = tooManyFiles(this.#log.files.times(now - dayMs, false), limit, now);
    if (over) return over;
    this.#log.files.add(file, now);
    return ok(file);
  }

  file(claims: Claims, id: string): Result<FileRecord> {
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    const file = this.#log.files.get(id);
    return file && isForVisitor(file) ? ok(file) : refuse('not-found');
  }

  page(tenantId: string, after: number) {
    const state = this.#room.state;
    if (!state || state.tenantId !== tenantId) return null;
    const events = this.#log.eventsAfter(after, limits.historyPageMaxEvents);
    return { state, events, more: (events.at(-1)?.seq ?? after) < state.lastSeq };
  }
}

function placed(event: ConversationEvent | null) {
  const seen = event && forVisitor(event);
  return seen?.kind === 'message.created' ? { seq: seen.seq, at: seen.at, ...seen.message } : null;
}
