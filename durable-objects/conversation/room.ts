/**
 * The room: turns what arrives (frames, commands, alarms, turn results) into inputs of `step`, commits, and only
 * then publishes and performs the effects. One room a conversation, in its object's memory; everything it
 * must remember is in the log. Rules live in worker/core.
 */
import { describeError } from '#core/describe-error';
import { take } from '#core/rate-limit';
import type { Counter } from '#core/rate-limit';
import { fallbackLimits } from '#core/tenant';
import type { TenantSettings } from '#core/tenant';
import type { Claims } from '#core/session-token';
import { isExpired } from '#core/session-token';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { minuteMs } from '#core/conversation/evolve';
import { step } from '#core/conversation/step';
import type { Step } from '#core/conversation/step';
import { maskInput } from '#core/redaction/mask-input';
import type { Effect, Input, PriorEvent, PriorFeedback } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import type { Command, Standing, Told } from '#ports/conversations';
import { limiterRefusal } from '#ports/limiter';
import type { System } from '#ports/system';
import { closeCodes } from '#protocol/down';
import type { ConversationSummary } from '#protocol/conversation';
import type { ConversationEvent } from '#protocol/event';
import { limits } from '#protocol/limits';
import type { SendMessage } from '#protocol/up';
import { notices } from '#worker/locales/notices';
import { Audience } from '#durable-objects/conversation/audience';
import { ClientIdTaken } from '#durable-objects/conversation/log';
import type { Log } from '#durable-objects/conversation/log';
import type { Admission } from '#durable-objects/conversation/admission';

/** A change of the tenant's settings is seen by a busy conversation within this time. */
const settingsFreshMs = 5_000;

export interface RoomEffects {
  startTurn(effect: Extract<Effect, { kind: 'startTurn' }>): void;
  cancelTurn(turnId: string): void;
  runTool(callId: string): void;
  /** Something was committed: see that the alarm will carry it out. */
  committed(events: ConversationEvent[]): void;
}

export class Room {
  readonly audience: Audience;
  state: ConversationState | null;
  settings: TenantSettings;
  /** As the inbox has told it last; forgotten when the object sleeps. */
  standingInQueue: { position: number; waitSeconds: number } | null = null;
  #settingsAt = 0;
  #log: Log;
  #system: System;
  #admission: Admission;
  /** Of the last minute; forgotten when the object sleeps. */
  #acts: Counter = [];
  #effects: RoomEffects;

  constructor(log: Log, system: System, admission: Admission, effects: RoomEffects) {
    this.#log = log;
    this.#system = system;
    this.#admission = admission;
    this.#effects = effects;
    this.audience = new Audience(log, () => system.now());
    this.state = log.load();
    // Kept by an older version, they may lack what has been added since.
    this.settings = { ...fallbackLimits, ...log.settings() };
  }

  /** The door. Commits and performs, or refuses and changes nothing. */
  enter(given: Input): Result<Step> {
    const input = this.settings.maskCards ? maskInput(given) : given;
    const stepped = step(this.state, input, this.settings, this.#system.now());
    if (!stepped.ok) return stepped;
    const { state, events, effects } = stepped.value;
    if (events.length > 0) {
      let bodies: string[];
      try {
        bodies = this.state
          ? this.#log.commit(events, 'agentId' in input ? input.agentId : undefined)
          : this.#log.begin(events, state);
      } catch (error) {
        if (error instanceof ClientIdTaken) return refuse('client-id-reused');
        console.error(JSON.stringify({ at: 'log.commit', error: describeError(error) }));
        return refuse('unavailable', 'the message was not stored; send it again');
      }
      this.state = state;
      // Whoever listens with a token from before does not see what comes now: it may be another person.
      if (events.some((event) => event.kind === 'conversation.identified'))
        this.audience.closeAll(
          closeCodes.unauthenticated,
          'token-revoked',
          (listener) => listener.claims.generation >= state.tokenGeneration,
        );
      this.audience.publish(events, bodies);
      this.#effects.committed(events);
    }
    for (const effect of effects) this.#perform(effect);
    return stepped;
  }

  /** Settings as they are now; kept, so that a sleep does not forget them. */
  adopt(settings: TenantSettings): void {
    this.#settingsAt = this.#system.now();
    if (settings.version === this.settings.version) return;
    this.settings = settings;
    this.#log.saveSettings(settings);
  }

  /** A look at the tenant's settings is due. Answering yes counts as having looked. */
  isDueForSettings(): boolean {
    const now = this.#system.now();
    if (Math.abs(now - this.#settingsAt) < settingsFreshMs) return false;
    this.#settingsAt = now;
    return true;
  }

  saveSnapshot(): void {
    if (this.state) this.#log.saveSnapshot(this.state);
  }

  #perform(effect: Effect): void {
    switch (effect.kind) {
      case 'startTurn':
        return this.#effects.startTurn(effect);
      case 'cancelTurn':
        return this.#effects.cancelTurn(effect.turnId);
      case 'closeSubscribers':
        return this.audience.closeAll(closeCodes.ended, 'the conversation has ended');
      case 'runTool':
        return this.#effects.runTool(effect.callId);
      case 'ack':
        return; // Goes to the sender only: `send` answers it.
    }
  }

  /** A foreign conversation and an absent one look the same; an old token does not. */
  admit(claims: Claims): Result<ConversationState> {
    const state = this.state;
    if (!state || state.tenantId !== claims.tenantId || state.visitorId !== claims.visitorId)
      return refuse('not-found');
    if (claims.generation < state.tokenGeneration) return refuse('token-revoked');
    if (isExpired(claims, this.#system.now())) return refuse('token-expired');
    return ok(state);
  }

  standing(): Standing {
    const state = this.#born();
    return {
      cursor: state.lastSeq,
      status: state.status,
      generation: state.tokenGeneration,
      lastAt: state.lastAt,
      contactKey: state.contactKey,
      identifiedBy: state.contactKey === null ? null : (state.identifiedBy ?? 'jwt'),
      messageCount: state.messageCount,
      isEscalated: state.escalation !== null,
    };
  }

  summary(): ConversationSummary {
    const state = this.#born();
    const { floor, turn } = state;
    return {
      id: state.id,
      status: state.status,
      floor: {
        holder: floor.holder,
        ...(floor.holder === 'agent' ? { agentName: floor.agentName } : {}),
        ...(floor.holder === 'queue' ? this.standingInQueue : {}),
      },
      startedAt: new Date(state.startedAt).toISOString(),
      lastSeq: state.lastSeq,
      readSeq: state.readSeq,
      turn: turn && {
        turnId: turn.turnId,
        questionSeq: turn.questionSeq,
        startedAt: new Date(turn.startedAt).toISOString(),
      },
    };
  }

  /**
   * A visitor's message. Copies are answered at once; new ones take from the tenant's limit first, in the order
   * they came. Answers the acknowledgement.
   */
  send(claims: Claims, send: SendMessage): Result<Ack> | Promise<Result<Ack>> {
    const ready = this.#admission.ready();
    if (ready || this.#log.prior('visitor', send.clientId)) return this.#store(claims, send);
    return this.#admission.queue(claims.tenantId, this.settings, () => this.#store(claims, send));
  }

  #store(claims: Claims, send: SendMessage): Result<Ack> {
    if (claims.scope !== 'chat') return refuse('forbidden', 'this token only reads');
    const admitted = this.admit(claims);
    if (!admitted.ok) return admitted;
    // A file of another conversation and none at all look the same.
    const files = send.attachments?.map((id) => this.#log.files.get(id));
    if (files?.some((file) => file === null || file.by !== undefined)) return refuse('not-found');
    const input = {
      kind: 'visitor.send' as const,
      clientId: send.clientId,
      text: send.text,
      ...(send.attachments ? { attachments: send.attachments } : {}),
      ...(files ? { files: files.filter((file) => file !== null) } : {}),
      ...(send.partReply
        ? { partReply: send.partReply, asked: this.#log.askedPart(send.partReply) }
        : {}),
      messageId: this.#system.newId('msg'),
      turnId: this.#system.newId('trn'),
      ...(admitted.value.peopleOnly ? { queueAs: this.#queueAs() } : {}),
    };
    // Nearly every send is new, and the log refuses a clientId it has: only a refusal is worth a look-up.
    let entered = this.enter({ ...input, prior: null });
    if (entered.ok) this.#admission.spend();
    else {
      const prior = this.#log.prior('visitor', send.clientId);
      if (prior) entered = this.enter({ ...input, prior });
    }
    if (!entered.ok) return entered;
    const ack = entered.value.effects.find((effect) => effect.kind === 'ack');
    if (!ack) throw new Error('a stored send must be acknowledged');
    return ok(ack);
  }

  /** Everything a visitor may ask besides sending. */
  tell(claims: Claims, command: Exclude<Command, { kind: 'send' }>): Result<Told> {
    const admitted = this.admit(claims);
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
    const entered = this.enter(this.#input(command, prior));
    if (!entered.ok) return entered;
    if (command.kind === 'identify') this.#log.calls.saveIdentity(command.identitySealed);
    const first = entered.value.events[0] ?? prior;
    const state = entered.value.state;
    return ok({
      seq: first?.seq ?? state.lastSeq,
      at: first?.at ?? new Date(state.lastAt).toISOString(),
      standing: this.standing(),
    });
  }

  /** Acts other than messages are cheap to send and stay for ever: neither fast nor without end. */
  #overActs(state: ConversationState): Result<never> | null {
    if (state.lastSeq >= this.settings.maxMessages * limits.eventsPerMessage)
      return refuse('conversation-full');
    const rule = { name: 'session-acts', limit: limits.actsPerMinute, windowMs: minuteMs };
    const taken = take(this.#acts, rule, this.#system.now());
    this.#acts = taken.counter;
    return taken.ok
      ? null
      : { ok: false, refusal: limiterRefusal(rule, { ...taken, expiresAt: 0 }) };
  }

  #prior(command: Exclude<Command, { kind: 'send' }>): PriorEvent | null {
    if (command.kind === 'lead') return this.#log.priorLead(command.leadId);
    if (command.kind === 'feedback') return this.#log.priorFeedback(command.messageId);
    return null;
  }

  #input(command: Exclude<Command, { kind: 'send' }>, prior: PriorEvent | null): Input {
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
      notice: notices.escalated(this.#born().locale),
    };
  }

  #born(): ConversationState {
    if (!this.state) throw new Error('the conversation has not begun');
    return this.state;
  }
}

export type Ack = Extract<Effect, { kind: 'ack' }>;
