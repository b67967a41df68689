/**
 * The room: every input of `step` (of visitors, staff, alarms, turns) comes in here, is committed, and only then published
 * and its effects performed. One room a conversation, in its object's memory; everything it
 * must remember is in the log. Rules live in worker/core.
 */
import { describeError } from '#core/describe-error';
import { fallbackLimits } from '#core/tenant';
import type { Tenant, TenantSettings } from '#core/tenant';
import type { Claims } from '#core/session-token';
import { isExpired } from '#core/session-token';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { step } from '#core/conversation/step';
import type { Step } from '#core/conversation/step';
import { maskInput } from '#core/redaction/mask-input';
import type { Effect, Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import type { Standing } from '#ports/conversations';
import type { System } from '#ports/system';
import { closeCodes } from '#protocol/down';
import type { ConversationSummary } from '#protocol/conversation';
import type { ConversationEvent } from '#protocol/event';
import { Audience } from '#durable-objects/conversation/audience';
import { ClientIdTaken } from '#durable-objects/conversation/log';
import type { Log } from '#durable-objects/conversation/log';

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
  #effects: RoomEffects;

  constructor(log: Log, system: System, effects: RoomEffects) {
    this.#log = log;
    this.#system = system;
    this.#effects = effects;
    this.audience = new Audience(log, () => system.now());
    this.state = log.load();
    // Kept by an older version, they may lack what has been added since.
    this.settings = { ...fallbackLimits, ...log.documents.settings() };
  }

  /** What the door would say now. Changes nothing. */
  look(given: Input): Result<Step> {
    const input = this.settings.maskCards ? maskInput(given) : given;
    return step(this.state, input, this.settings, this.#system.now());
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
    this.#log.documents.saveSettings(settings);
  }

  /** The tenant as it is now; false when it is suspended: nobody listens any more, and no turn begins. */
  meet({ settings, status }: Pick<Tenant, 'settings' | 'status'>): boolean {
    this.adopt(settings);
    if (status === 'active') return true;
    this.audience.closeAll(closeCodes.unauthenticated, 'unauthenticated');
    return false;
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
        return; // Goes to the sender only: visitor-acts answers it.
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
    const state = this.born();
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
    const state = this.born();
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

  born(): ConversationState {
    if (!this.state) throw new Error('the conversation has not begun');
    return this.state;
  }
}
