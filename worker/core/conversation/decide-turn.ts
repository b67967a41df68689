/**
 * The rules of turns: how one finishes, is lost with its runner, and how the next begins. While the tenant's
 * assistant is switched off none begins; questions that wait keep their place.
 */
import type { Decision, InputOf } from '#core/conversation/decision';
import {
  beginTurn,
  interruptedReport,
  interruption,
  nothing,
  spoken,
} from '#core/conversation/decision';
import { plans } from '#core/conversation/decide-tool';
import type { Effect, NewEvent } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import { mayAssistantSpeak, mayOffer } from '#core/floor';
import { admitImages } from '#core/part';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';

/** A turn is tried again once after its runner died. */
export const turnMaxAttempts = 2;

export function turnFinishes(
  state: ConversationState,
  input: InputOf<'turn.finish'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  // A late answer of an abandoned turn, or one that lost the floor meanwhile, is dropped.
  if (state.turn?.turnId !== input.turnId) return refuse('stale', 'the turn is not running');
  if (!mayAssistantSpeak(state.floor)) return refuse('not-your-turn');
  const { turnId, questionSeq } = state.turn;
  const events: NewEvent[] = [
    spoken('assistant', input.messageId, admitImages(input.draft, limits.imageHosts), {
      turnId,
      replyTo: questionSeq,
      ...(input.authorName && { authorName: input.authorName }),
    }),
    { kind: 'turn.ended', turnId, questionSeq, ...input.report },
    ...(input.plan === undefined ? [] : plans(state, input.plan)),
    ...(input.lead ? [{ kind: 'lead.progressed' as const, progress: input.lead }] : []),
  ];
  const effects: Effect[] = [];
  const { escalation } = input.report;
  if (escalation?.level === 'medium' && mayOffer(state, escalation.level, now))
    events.push({
      kind: 'escalation.offered',
      level: escalation.level,
      category: escalation.type,
    });
  const waiting = limits.assistantEnabled ? state.pending[0] : undefined;
  if (waiting !== undefined) beginTurn(events, effects, input.nextTurnId, waiting, 1);
  else if (isFull(state, limits) && input.farewell && input.report.outcome !== 'escalated') {
    // The last answer is given; who comes again begins anew instead of meeting a refusal.
    const { messageId, ...farewell } = input.farewell;
    events.push(spoken('system', messageId, farewell), {
      kind: 'conversation.ended',
      by: 'system',
    });
    effects.push({ kind: 'closeSubscribers' });
  }
  return ok({ events, effects });
}

/** With the answer that is about to be stored. */
const isFull = (state: ConversationState, limits: ConversationLimits): boolean =>
  state.messageCount + 1 >= limits.maxMessages;

export function turnIsLost(
  state: ConversationState,
  input: InputOf<'turn.lost'>,
  limits: ConversationLimits,
): Result<Decision> {
  if (state.turn?.turnId !== input.turnId) return nothing;
  const { turnId, questionSeq, attempt } = state.turn;
  const events: NewEvent[] = [];
  const effects: Effect[] = [];
  if (attempt < turnMaxAttempts && limits.assistantEnabled) {
    events.push(...interruption(state));
    beginTurn(events, effects, input.nextTurnId, questionSeq, attempt + 1);
    return ok({ events, effects });
  }
  events.push(
    spoken('assistant', input.messageId, input.apology, { turnId, replyTo: questionSeq }),
    { kind: 'turn.ended', turnId, questionSeq, ...interruptedReport, outcome: 'failed' },
  );
  const waiting = limits.assistantEnabled ? state.pending[0] : undefined;
  if (waiting !== undefined) beginTurn(events, effects, input.nextTurnId, waiting, 1);
  return ok({ events, effects });
}
