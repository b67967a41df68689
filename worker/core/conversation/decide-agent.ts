/** The rules of people: asking for one, waiting for one, one taking the floor, giving it back, ending. */
import type { Decision, InputOf } from '#core/conversation/decision';
import { cancellation, interruption, nothing, repeated, spoken } from '#core/conversation/decision';
import type { Draft, NewEvent } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import { mayAgentSpeak, staysWithPeople } from '#core/floor';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { EscalationId, MessageId } from '#protocol/ids';

/** Somebody may be about to come back: only then is the visitor told that nobody is there. */
export const unmannedMs = 20_000;

export function escalates(state: ConversationState, input: InputOf<'escalate'>): Result<Decision> {
  if (state.status === 'ended') return refuse('conversation-ended');
  const wishes: NewEvent[] =
    input.peopleOnly && !state.peopleOnly ? [{ kind: 'people.preferred', on: true }] : [];
  // Asking twice is not an error: the visitor is in the queue or with a person already.
  if (state.floor.holder !== 'assistant') return ok({ events: wishes, effects: [] });
  return ok({
    events: [
      ...wishes,
      ...interruption(state),
      {
        kind: 'escalation.requested',
        escalationId: input.escalationId,
        by: input.by,
        ...(input.reason && { reason: input.reason }),
        ...(input.level && { level: input.level }),
        ...(input.type && { category: input.type }),
      },
      spoken('system', input.messageId, input.notice),
    ],
    effects: cancellation(state),
  });
}

export function queueExpires(
  state: ConversationState,
  input: InputOf<'queue.expire'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  if (state.floor.holder !== 'queue' || !state.escalation) return nothing;
  if (now < state.escalation.queuedAt + (input.waitLimitMs ?? limits.queueTimeoutMs))
    return nothing;
  const { id, isOverdue } = state.escalation;
  if (staysWithPeople(state, now)) return isOverdue ? nothing : overdue(id, input);
  return ok({
    events: [
      { kind: 'escalation.ended', escalationId: id, resolution: 'expired' },
      // Who was told already that it takes long is not told again.
      ...(isOverdue && !input.lead ? [] : [spoken('system', input.messageId, input.notice)]),
      ...(input.lead ? [{ kind: 'lead.progressed' as const, progress: input.lead }] : []),
    ],
    effects: [],
  });
}

/** Who waits is told early that nobody is there, and keeps the place. */
export function queueIsUnmanned(
  { floor, escalation }: ConversationState,
  input: InputOf<'queue.unmanned'>,
  now: number,
): Result<Decision> {
  if (floor.holder !== 'queue' || !escalation || escalation.isOverdue) return nothing;
  if (now < escalation.queuedAt + unmannedMs) return nothing;
  return overdue(escalation.id, input);
}

const overdue = (
  escalationId: EscalationId,
  {
    messageId,
    overdue: notice,
    backAt,
    openUntil,
  }: {
    messageId: MessageId;
    overdue: Draft;
    backAt?: number | null;
    openUntil?: number | null;
  },
): Result<Decision> =>
  ok({
    events: [
      {
        kind: 'escalation.overdue',
        escalationId,
        ...(backAt ? { backAt: new Date(backAt).toISOString() } : {}),
        ...(openUntil ? { openUntil: new Date(openUntil).toISOString() } : {}),
      },
      spoken('system', messageId, notice),
    ],
    effects: [],
  });

export function agentAccepts(
  state: ConversationState,
  input: InputOf<'agent.accept'>,
): Result<Decision> {
  if (state.status === 'ended') return refuse('conversation-ended');
  if (state.floor.holder === 'agent') {
    if (state.floor.agentId === input.agentId) return nothing;
    if (!input.override) return refuse('not-your-turn', 'another agent has this conversation');
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

export function agentReplies(
  state: ConversationState,
  input: InputOf<'agent.reply'>,
): Result<Decision> {
  const copy = repeated(input.clientId, input.text, input.prior);
  if (copy) return copy;
  if (state.status === 'ended') return refuse('conversation-ended');
  if (!mayAgentSpeak(state.floor, input.agentId)) return refuse('not-your-turn');
  const authorName = state.floor.holder === 'agent' ? state.floor.agentName : '';
  const events: NewEvent[] = [
    spoken(
      'agent',
      input.messageId,
      { text: input.text },
      {
        clientId: input.clientId,
        ...(input.attachments?.length ? { attachments: input.attachments } : {}),
        ...(input.files?.length ? { files: input.files } : {}),
        authorName,
      },
    ),
  ];
  if (state.callback)
    events.push({
      kind: 'callback.done',
      memberId: input.agentId,
      escalationId: state.callback.escalationId,
    });
  return ok({
    events,
    effects: [],
    acknowledge: { clientId: input.clientId, prior: null },
  });
}

export function agentReleases(
  state: ConversationState,
  input: InputOf<'agent.release'>,
  now: number,
): Result<Decision> {
  if (!mayAgentSpeak(state.floor, input.agentId)) return refuse('not-your-turn');
  if (!state.escalation) throw new Error('an agent holds the floor without an escalation');
  if (staysWithPeople(state, now))
    return ok({
      events: [
        {
          kind: 'escalation.queued',
          escalationId: state.escalation.id,
          because: 'stay-with-people',
        },
      ],
      effects: [],
    });
  // What was asked while a person held the floor was theirs; the assistant waits for the next question.
  return ok({
    events: [
      { kind: 'escalation.ended', escalationId: state.escalation.id, resolution: 'returned' },
    ],
    effects: [],
  });
}

/** The visitor is told what was seen by the person who answers, not by those who look on. */
export function agentReads(
  state: ConversationState,
  input: InputOf<'agent.read'>,
): Result<Decision> {
  if (!mayAgentSpeak(state.floor, input.agentId)) return refuse('not-your-turn');
  const upTo = Math.min(input.seq, state.lastSeq);
  if (upTo <= (state.agentReadSeq ?? 0)) return nothing;
  return ok({ events: [{ kind: 'conversation.read', by: 'agent', upTo }], effects: [] });
}

export function agentEnds(state: ConversationState, input: InputOf<'agent.end'>): Result<Decision> {
  if (state.status === 'ended') return nothing;
  if (state.floor.holder === 'agent' && state.floor.agentId !== input.agentId)
    return refuse('not-your-turn', 'another agent has this conversation');
  const events: NewEvent[] = interruption(state);
  if (state.escalation)
    events.push({
      kind: 'escalation.ended',
      escalationId: state.escalation.id,
      resolution: 'resolved',
    });
  events.push({ kind: 'conversation.ended', by: 'agent' });
  return ok({ events, effects: [...cancellation(state), { kind: 'closeSubscribers' }] });
}
