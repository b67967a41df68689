/** What a decision is, and the pieces that several rules use. */
import type { Effect, Draft, Input, NewEvent, PriorSend } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { TurnReport } from '#protocol/event';
import type { MessageId, TurnId } from '#protocol/ids';
import type { Message } from '#protocol/message';

export type InputOf<K extends Input['kind']> = Extract<Input, { kind: K }>;

export interface Decision {
  events: NewEvent[];
  /** Effects known without a seq; acks are added by `step`. */
  effects: Effect[];
  /** The send that `step` acknowledges with the seq of its event, or of the earlier copy. */
  acknowledge?: { clientId: string; prior: PriorSend | null };
}

export const nothing: Result<Decision> = ok({ events: [], effects: [] });

/** A copy of a send that is stored is acknowledged again; another text under its clientId is refused. */
export function repeated(
  clientId: string,
  text: string,
  prior: PriorSend | null,
): Result<Decision> | null {
  if (!prior) return null;
  if (prior.text !== text) return refuse('client-id-reused');
  return ok({ events: [], effects: [], acknowledge: { clientId, prior } });
}

export function beginTurn(
  events: NewEvent[],
  effects: Effect[],
  turnId: TurnId,
  questionSeq: number,
  attempt: number,
) {
  events.push({ kind: 'turn.started', turnId, questionSeq, attempt });
  effects.push({ kind: 'startTurn', turnId, questionSeq, attempt });
}

export const spoken = (
  author: Message['author'],
  id: MessageId,
  draft: Draft,
  more: Partial<Message> = {},
): NewEvent => ({ kind: 'message.created', message: { id, author, ...draft, ...more } });

export const interruptedReport: TurnReport = {
  outcome: 'interrupted',
  provider: 'none',
  model: 'none',
  promptVersion: 'none',
  tokens: { input: 0, output: 0 },
  costUsd: 0,
  latencyMs: 0,
  confidence: 0,
};

export function interruption(state: ConversationState): NewEvent[] {
  if (!state.turn) return [];
  const { turnId, questionSeq } = state.turn;
  return [{ kind: 'turn.ended', turnId, questionSeq, ...interruptedReport }];
}

export function cancellation(state: ConversationState): Effect[] {
  return state.turn ? [{ kind: 'cancelTurn', turnId: state.turn.turnId }] : [];
}
