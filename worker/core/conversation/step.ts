/**
 * The one door. Everything that changes a conversation is an input to `step`, which answers the new state, the
 * numbered events and the effects, or a refusal that changes nothing. The room commits the events at once
 * and only then performs the effects. `fold(events)` gives the same state, so it needs no row of its own.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { decide } from '#core/conversation/decide';
import type { Birth } from '#core/conversation/evolve';
import { evolve } from '#core/conversation/evolve';
import type { Effect, Input, NewEvent } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import type { ConversationEvent } from '#protocol/event';

export interface Step {
  state: ConversationState;
  events: ConversationEvent[];
  effects: Effect[];
}

export function step(
  state: ConversationState | null,
  input: Input,
  limits: ConversationLimits,
  now: number,
): Result<Step> {
  if (!state) {
    if (input.kind !== 'start') return refuse('not-found');
    const { tenantId, visitorId, conversationId, locale, page, channel } = input;
    const begun: NewEvent[] = [
      { kind: 'conversation.started', conversationId, locale, ...(page && { page }), channel },
    ];
    return ok(apply(null, begun, [], { tenantId, visitorId }, now));
  }
  const decided = decide(state, input, limits, now);
  if (!decided.ok) return decided;
  const { events, effects, acknowledge } = decided.value;
  const stepped = apply(state, events, effects, state, now);
  if (acknowledge) {
    const { clientId, prior } = acknowledge;
    const stored = prior ?? ownMessage(stepped.events, clientId);
    stepped.effects.unshift({
      kind: 'ack',
      clientId,
      seq: stored.seq,
      at: stored.at,
      messageId: stored.messageId,
    });
  }
  return ok(stepped);
}

export function fold(events: Iterable<ConversationEvent>, birth: Birth): ConversationState | null {
  let state: ConversationState | null = null;
  for (const event of events) state = evolve(state, event, birth);
  return state;
}

function apply(
  state: ConversationState | null,
  news: NewEvent[],
  effects: Effect[],
  birth: Birth,
  now: number,
): Step {
  // A clock that steps back never makes the log go back.
  const at = new Date(Math.max(now, state?.lastAt ?? 0)).toISOString();
  let next = state;
  const events: ConversationEvent[] = [];
  for (const event of news) {
    const numbered = { seq: (next?.lastSeq ?? 0) + 1, at, ...event } as ConversationEvent;
    events.push(numbered);
    next = evolve(next, numbered, birth);
  }
  return { state: next as ConversationState, events, effects: [...effects] };
}

function ownMessage(events: ConversationEvent[], clientId: string) {
  for (const event of events)
    if (event.kind === 'message.created' && event.message.clientId === clientId)
      return { seq: event.seq, at: event.at, messageId: event.message.id };
  throw new Error('an acknowledged send must be stored');
}
