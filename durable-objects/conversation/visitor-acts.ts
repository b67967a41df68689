/**
 * What a visitor does: a message, or one of the acts beside it, becomes an input of `step`; copies are answered as what they are copies of;
 * messages take from the tenant's limit, the other acts from one of their own. Used by the doors for HTTP and sockets.
 */
import { minuteMs } from '#core/conversation/evolve';
import type { InputOf } from '#core/conversation/decision';
import type { Effect, Input, PriorEvent, PriorFeedback } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { take } from '#core/rate-limit';
import type { Counter } from '#core/rate-limit';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import type { Command, FileRecord, Told } from '#ports/conversations';
import { limiterRefusal } from '#ports/limiter';
import type { System } from '#ports/system';
import { limits } from '#protocol/limits';
import type { SendMessage } from '#protocol/up';
import { notices } from '#worker/locales/notices';
import type { Admission } from '#durable-objects/conversation/admission';
import type { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';

export type Ack = Extract<Effect, { kind: 'ack' }>;
/** Everything a visitor may ask besides sending. */
type Act = Exclude<Command, { kind: 'send' }>;

export class VisitorActs {
  #room: Room;
  #log: Log;
  #system: System;
  #admission: Admission;
  /** Of the last minute; forgotten when the object sleeps. */
  #acts: Counter = [];

  constructor(room: Room, log: Log, system: System, admission: Admission) {
    this.#room = room;
    this.#log = log;
    this.#system = system;
    this.#admission = admission;
  }

  /**
   * A visitor's message. Copies are answered at once; new ones take from the tenant's limit first, in the order
   * they came. Answers the acknowledgement.
   */
  send(claims: Claims, send: SendMessage): Result<Ack> | Promise<Result<Ack>> {
    const ready = this.#admission.ready();
    if (ready || this.#log.prior('visitor', send.clientId)) return this.#store(claims, send);
    const look = () => {
      const input = this.#sending(claims, send);
      return input.ok ? this.#room.look(input.value) : input;
    };
    return this.#admission.queue(claims.tenantId, this.#room.settings, look, () =>
      this.#store(claims, send),
    );
  }

  #sending(claims: Claims, send: SendMessage): Result<InputOf<'visitor.send'>> {
    if (claims.scope !== 'chat') return refuse('forbidden', 'this token only reads');
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    // A file of another conversation and none at all look the same.
    const files = send.attachments?.map((id) => this.#log.files.get(id));
    if (files?.some((file) => file === null || file.by !== undefined)) return refuse('not-found');
    return ok({
      kind: 'visitor.send',
      clientId: send.clientId,
      text: send.text,
      ...(send.attachments ? { attachments: send.attachments } : {}),
      ...(files ? { files: files.filter((file) => file !== null).map(shown) } : {}),
      ...(send.partReply
        ? { partReply: send.partReply, asked: this.#log.askedPart(send.partReply) }
        : {}),
      messageId: this.#system.newId('msg'),
      turnId: this.#system.newId('trn'),
      ...(admitted.value.peopleOnly ? { queueAs: this.#queueAs() } : {}),
      prior: null,
    });
  }

  #store(claims: Claims, send: SendMessage): Result<Ack> {
    const input = this.#sending(claims, send);
    if (!input.ok) return input;
    // Nearly every send is new, and the log refuses a clientId it has: only a refusal is worth a look-up.
    let entered = this.#room.enter(input.value);
    if (entered.ok) this.#admission.spend();
    else {
      const prior = this.#log.prior('visitor', send.clientId);
      if (prior) entered = this.#room.enter({ ...input.value, prior });
    }
    if (!entered.ok) return entered;
    const ack = entered.value.effects.find((effect) => effect.kind === 'ack');
    if (!ack) throw new Error('a stored send must be acknowledged');
    return ok(ack);
  }

  tell(claims: Claims, command: Act): Result<Told> {
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return admitted;
    if (claims.scope !== 'chat' && command.kind !== 'feedback')
      return refuse('forbidden', 'this token only reads');
    const over = command.kind === 'end' ? null : this.#overActs(admitted.value);
    if (over) return over;
    // A message of another conversation and none at all look the same.
    if (
      command.kind === 'feedback' &&
      command.messageId &&
      !this.#log.hasMessage(command.messageId)
    )
      return refuse('not-found');
    const prior = this.#prior(command);
    const entered = this.#room.enter(this.#input(command, prior));
    if (!entered.ok) return entered;
    if (command.kind === 'identify') this.#log.documents.saveIdentity(command.identitySealed);
    const first = entered.value.events[0] ?? prior;
    const state = entered.value.state;
    return ok({
      seq: first?.seq ?? state.lastSeq,
      at: first?.at ?? new Date(state.lastAt).toISOString(),
      standing: this.#room.standing(),
    });
  }

  /** Acts other than messages are cheap to send and stay for ever: neither fast nor without end. */
  #overActs(state: ConversationState): Result<never> | null {
    if (state.lastSeq >= this.#room.settings.maxMessages * limits.eventsPerMessage)
      return refuse('conversation-full');
    const rule = { name: 'session-acts', limit: limits.actsPerMinute, windowMs: minuteMs };
    const taken = take(this.#acts, rule, this.#system.now());
    this.#acts = taken.counter;
    return taken.ok
      ? null
      : { ok: false, refusal: limiterRefusal(rule, { ...taken, expiresAt: 0 }) };
  }

  #prior(command: Act): PriorEvent | null {
    if (command.kind === 'lead') return this.#log.priorLead(command.leadId);
    if (command.kind === 'feedback') return this.#log.priorFeedback(command.messageId);
    return null;
  }

  #input(command: Act, prior: PriorEvent | null): Input {
    switch (command.kind) {
      case 'read':
        return { kind: 'visitor.read', seq: command.seq };
      case 'escalate':
        return {
          kind: 'escalate',
          by: 'visitor',
          ...(command.reason === undefined ? {} : { reason: command.reason }),
          ...(command.peopleOnly ? { peopleOnly: true } : {}),
          ...this.#queueAs(),
        };
      case 'feedback':
        return { ...command, kind: 'visitor.feedback', prior: prior as PriorFeedback | null };
      case 'consent':
        return { ...command, kind: 'visitor.consent' };
      case 'lead':
        return { ...command, kind: 'lead.capture', prior };
      case 'identify':
        return {
          kind: 'visitor.identify',
          method: command.method,
          contactKey: command.contactKey,
        };
      case 'end':
        return { kind: 'end', by: 'visitor' };
    }
  }

  #queueAs() {
    return {
      escalationId: this.#system.newId('esc'),
      messageId: this.#system.newId('msg'),
      notice: notices.escalated(this.#room.born().locale),
    };
  }
}

/** What a message says of a file. */
const shown = ({ id, name, mime, size }: FileRecord) => ({ id, name, mime, size });
