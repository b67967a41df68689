/**
 * The rules: what an input means for a conversation in this state. Answers the new events (without seq and
 * instant, `step` numbers them) and what to do after the commit, or a refusal. Every `if` about who may
 * speak, what is sent once and when a turn begins is here.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { mayAgentSpeak, mayAssistantSpeak } from '#core/floor';
import { dayMs, minuteMs } from '#core/conversation/evolve';
import type { Draft, Effect, Input, NewEvent, PriorSend } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import { take } from '#core/rate-limit';
import type { RateLimit } from '#core/rate-limit';
import type { MessageId, TurnId } from '#protocol/ids';
import type { Message } from '#protocol/message';
import type { TurnReport } from '#protocol/event';

export interface Decision {
  events: NewEvent[];
  /** Effects known without a seq; acks are added by `step`. */
  effects: Effect[];
  /** The send that `step` acknowledges with the seq of its event, or of the earlier copy. */
  acknowledge?: { clientId: string; prior: PriorSend | null };
}

/** A turn is tried again once after its runner died. */
export const turnMaxAttempts = 2;

const nothing: Result<Decision> = ok({ events: [], effects: [] });

export function decide(
  state: ConversationState,
  input: Input,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  switch (input.kind) {
    case 'start':
      return refuse('stale', 'the conversation has begun already');
    case 'visitor.send':
      return visitorSends(state, input, limits, now);
    case 'visitor.read': {
      const upTo = Math.min(input.seq, state.lastSeq);
      if (upTo <= state.readSeq) return nothing;
      return ok({ events: [{ kind: 'conversation.read', by: 'visitor', upTo }], effects: [] });
    }
    case 'visitor.identify':
      if (state.status === 'ended') return refuse('conversation-ended');
      if (state.contactKey === input.contactKey) return nothing;
      if (state.contactKey !== null)
        return refuse('identity-invalid', 'this conversation belongs to another person');
      return ok({
        events: [{ kind: 'conversation.identified', method: 'jwt', contactKey: input.contactKey }],
        effects: [],
      });
    case 'visitor.consent':
      return ok({
        events: [{ kind: 'consent.changed', purpose: input.purpose, granted: input.granted }],
        effects: [],
      });
    case 'visitor.feedback': {
      const { messageId, value, comment } = input;
      return ok({
        events: [
          {
            kind: 'feedback.given',
            value,
            ...(messageId && { messageId }),
            ...(comment && { comment }),
          },
        ],
        effects: [],
      });
    }
    case 'lead.capture':
      return ok({
        events: [{ kind: 'lead.captured', leadId: input.leadId, fields: input.fields }],
        effects: [],
      });
    case 'escalate':
      return escalates(state, input);
    case 'turn.finish':
      return turnFinishes(state, input);
    case 'turn.lost':
      return turnIsLost(state, input);
    case 'queue.expire':
      return queueExpires(state, input, limits, now);
    case 'agent.accept':
      return agentAccepts(state, input);
    case 'agent.reply':
      return agentReplies(state, input);
    case 'agent.release':
      return agentReleases(state, input);
    case 'end':
      if (state.status === 'ended') return nothing;
      return ok({
        events: [...interruption(state), { kind: 'conversation.ended', by: input.by }],
        effects: [...cancellation(state), { kind: 'closeSubscribers' }],
      });
  }
}

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

function visitorSends(
  state: ConversationState,
  input: Of<'visitor.send'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  // A copy of what is stored is answered before anything else: it must be, also after the end or over a limit.
  const copy = repeated(input.clientId, input.text, input.prior);
  if (copy) return copy;
  if (state.status === 'ended') return refuse('conversation-ended');
  if (state.messageCount >= limits.maxMessages) return refuse('conversation-full');
  const over = overLimit(state, limits, now);
  if (over) return over;
  const events: NewEvent[] = [
    {
      kind: 'message.created',
      message: {
        id: input.messageId,
        author: 'visitor',
        text: input.text,
        clientId: input.clientId,
        ...(input.attachments?.length ? { attachments: input.attachments } : {}),
      },
    },
  ];
  const effects: Effect[] = [];
  const questionSeq = state.lastSeq + 1;
  if (limits.assistantEnabled && mayAssistantSpeak(state.floor) && !state.turn)
    beginTurn(events, effects, input.turnId, questionSeq, 1);
  return ok({ events, effects, acknowledge: { clientId: input.clientId, prior: null } });
}

function repeated(
  clientId: string,
  text: string,
  prior: PriorSend | null,
): Result<Decision> | null {
  if (!prior) return null;
  if (prior.text !== text) return refuse('client-id-reused');
  return ok({ events: [], effects: [], acknowledge: { clientId, prior } });
}

function overLimit(
  state: ConversationState,
  limits: ConversationLimits,
  now: number,
): Result<never> | null {
  const rules: [RateLimit, ConversationState['minute']][] = [
    [{ name: 'minute', limit: limits.messagesPerMinute, windowMs: minuteMs }, state.minute],
    [{ name: 'day', limit: limits.messagesPerDay, windowMs: dayMs }, state.day],
  ];
  for (const [rule, counter] of rules) {
    const taken = take(counter, rule, now);
    if (taken.ok) continue;
    const seconds = Math.ceil(taken.retryAfterMs / 1000);
    return refuse('rate-limited', `at most ${rule.limit} messages a ${rule.name}`, {
      retryAfterSeconds: seconds,
      limit: {
        name: `session-${rule.name}`,
        limit: rule.limit,
        remaining: 0,
        resetSeconds: seconds,
      },
    });
  }
  return null;
}

function beginTurn(
  events: NewEvent[],
  effects: Effect[],
  turnId: TurnId,
  questionSeq: number,
  attempt: number,
) {
  events.push({ kind: 'turn.started', turnId, questionSeq, attempt });
  effects.push({ kind: 'startTurn', turnId, questionSeq, attempt });
}

const spoken = (
  author: Message['author'],
  id: MessageId,
  draft: Draft,
  more: Partial<Message> = {},
): NewEvent => ({ kind: 'message.created', message: { id, author, ...draft, ...more } });

const interruptedReport: TurnReport = {
  outcome: 'interrupted',
  provider: 'none',
  model: 'none',
  promptVersion: 'none',
  tokens: { input: 0, output: 0 },
  costUsd: 0,
  latencyMs: 0,
  confidence: 0,
};

function interruption(state: ConversationState): NewEvent[] {
  if (!state.turn) return [];
  const { turnId, questionSeq } = state.turn;
  return [{ kind: 'turn.ended', turnId, questionSeq, ...interruptedReport }];
}

function cancellation(state: ConversationState): Effect[] {
  return state.turn ? [{ kind: 'cancelTurn', turnId: state.turn.turnId }] : [];
}

function escalates(state: ConversationState, input: Of<'escalate'>): Result<Decision> {
  if (state.status === 'ended') return refuse('conversation-ended');
  // Asking twice is not an error: the visitor is in the queue or with a person already.
  if (state.floor.holder !== 'assistant') return nothing;
  return ok({
    events: [
      ...interruption(state),
      {
        kind: 'escalation.requested',
        escalationId: input.escalationId,
        by: input.by,
        ...(input.reason && { reason: input.reason }),
      },
      spoken('system', input.messageId, input.notice),
    ],
    effects: cancellation(state),
  });
}

function turnFinishes(state: ConversationState, input: Of<'turn.finish'>): Result<Decision> {
  // A late answer of an abandoned turn, or one that lost the floor meanwhile, is dropped.
  if (state.turn?.turnId !== input.turnId) return refuse('stale', 'the turn is not running');
  if (!mayAssistantSpeak(state.floor)) return refuse('not-your-turn');
  const { turnId, questionSeq } = state.turn;
  const events: NewEvent[] = [
    spoken('assistant', input.messageId, input.draft, {
      turnId,
      replyTo: questionSeq,
      ...(input.authorName && { authorName: input.authorName }),
    }),
    { kind: 'turn.ended', turnId, questionSeq, ...input.report },
  ];
  const effects: Effect[] = [];
  const waiting = state.pending[0];
  if (waiting !== undefined) beginTurn(events, effects, input.nextTurnId, waiting, 1);
  return ok({ events, effects });
}

function turnIsLost(state: ConversationState, input: Of<'turn.lost'>): Result<Decision> {
  if (state.turn?.turnId !== input.turnId) return nothing;
  const { turnId, questionSeq, attempt } = state.turn;
  const events: NewEvent[] = [];
  const effects: Effect[] = [];
  if (attempt < turnMaxAttempts) {
    events.push(...interruption(state));
    beginTurn(events, effects, input.nextTurnId, questionSeq, attempt + 1);
    return ok({ events, effects });
  }
  events.push(
    spoken('assistant', input.messageId, input.apology, { turnId, replyTo: questionSeq }),
    { kind: 'turn.ended', turnId, questionSeq, ...interruptedReport, outcome: 'failed' },
  );
  const waiting = state.pending[0];
  if (waiting !== undefined) beginTurn(events, effects, input.nextTurnId, waiting, 1);
  return ok({ events, effects });
}

function queueExpires(
  state: ConversationState,
  input: Of<'queue.expire'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  if (state.floor.holder !== 'queue' || !state.escalation) return nothing;
  if (now < state.escalation.requestedAt + limits.queueTimeoutMs) return nothing;
  return ok({
    events: [
      { kind: 'escalation.ended', escalationId: state.escalation.id, resolution: 'expired' },
      spoken('system', input.messageId, input.notice),
    ],
    effects: [],
  });
}

function agentAccepts(state: ConversationState, input: Of<'agent.accept'>): Result<Decision> {
  if (state.status === 'ended') return refuse('conversation-ended');
  if (state.floor.holder === 'agent') {
    if (state.floor.agentId === input.agentId) return nothing;
    return refuse('not-your-turn', 'another agent has this conversation');
  }
  return ok({
    events: [
      ...interruption(state),
      {
        kind: 'escalation.accepted',
        escalationId: state.escalation?.id ?? input.escalationId,
        agentId: input.agentId,
        agentName: input.agentName,
      },
    ],
    effects: cancellation(state),
  });
}

function agentReplies(state: ConversationState, input: Of<'agent.reply'>): Result<Decision> {
  const copy = repeated(input.clientId, input.text, input.prior);
  if (copy) return copy;
  if (state.status === 'ended') return refuse('conversation-ended');
  if (!mayAgentSpeak(state.floor, input.agentId)) return refuse('not-your-turn');
  const authorName = state.floor.holder === 'agent' ? state.floor.agentName : '';
  return ok({
    events: [
      spoken(
        'agent',
        input.messageId,
        { text: input.text },
        { clientId: input.clientId, authorName },
      ),
    ],
    effects: [],
    acknowledge: { clientId: input.clientId, prior: null },
  });
}

function agentReleases(state: ConversationState, input: Of<'agent.release'>): Result<Decision> {
  if (!mayAgentSpeak(state.floor, input.agentId)) return refuse('not-your-turn');
  if (!state.escalation) throw new Error('an agent holds the floor without an escalation');
  // What was asked while a person held the floor was theirs; the assistant waits for the next question.
  return ok({
    events: [
      { kind: 'escalation.ended', escalationId: state.escalation.id, resolution: 'returned' },
    ],
    effects: [],
  });
}
