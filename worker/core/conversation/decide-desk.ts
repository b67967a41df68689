/**
 * The rules of the desk: notes, tags, priority, snooze, whose a conversation is, handing it on, what is due. None of these
 * gives anybody the floor; a transfer and an agent who is gone give it back to the queue.
 */
import type { Decision, InputOf } from '#core/conversation/decision';
import { cancellation, interruption, nothing, spoken } from '#core/conversation/decision';
import type { Destination } from '#core/conversation/input-desk';
import type { NewEvent } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { limits as sizes } from '#protocol/limits';

const only = (...events: NewEvent[]): Result<Decision> => ok({ events, effects: [] });

export function notes(_: ConversationState, input: InputOf<'note'>): Result<Decision> {
  const { memberId, memberName, noteId, text, mentions, files, clientId } = input;
  return only({
    kind: 'note.created',
    memberId,
    memberName,
    noteId,
    text,
    mentions: [...new Set(mentions)],
    ...(files?.length ? { files } : {}),
    ...(clientId === undefined ? {} : { clientId }),
  });
}

export function tags({ desk }: ConversationState, input: InputOf<'tag'>): Result<Decision> {
  const removed = desk.tags.filter((tag) => input.remove.includes(tag));
  const added = [...new Set(input.add)].filter(
    (tag) => !desk.tags.includes(tag) && !input.remove.includes(tag),
  );
  if (added.length + removed.length === 0) return nothing;
  if (desk.tags.length - removed.length + added.length > sizes.tagsPerConversation)
    return refuse('invalid-request', `at most ${sizes.tagsPerConversation} tags`);
  return only({ kind: 'tags.changed', memberId: input.memberId, added, removed });
}

export function prioritises(
  { desk }: ConversationState,
  { memberId, priority }: InputOf<'prioritise'>,
): Result<Decision> {
  if (desk.priority === priority) return nothing;
  return only({ kind: 'priority.changed', memberId, priority });
}

export function snoozes(
  { status, desk }: ConversationState,
  { memberId, until }: InputOf<'snooze'>,
  now: number,
): Result<Decision> {
  if (until === null)
    return desk.snoozedUntil === null
      ? nothing
      : only({ kind: 'conversation.woken', because: 'member', memberId });
  if (status === 'ended') return refuse('conversation-ended');
  if (until <= now) return refuse('invalid-request', 'until: an instant in the future');
  if (until > now + sizes.snoozeMaxDays * 86_400_000)
    return refuse('invalid-request', `until: within ${sizes.snoozeMaxDays} days`);
  if (desk.snoozedUntil === until) return nothing;
  return only({
    kind: 'conversation.snoozed',
    memberId,
    until: new Date(until).toISOString(),
  });
}

export function whatIsDue({ desk, callback }: ConversationState, now: number): Result<Decision> {
  const events: NewEvent[] = [];
  if (desk.snoozedUntil !== null && now >= desk.snoozedUntil)
    events.push({ kind: 'conversation.woken', because: 'due' });
  if (callback && !callback.isMissed && now >= callback.dueAt)
    events.push({
      kind: 'callback.missed',
      escalationId: callback.escalationId,
      dueAt: new Date(callback.dueAt).toISOString(),
    });
  return only(...events);
}

export function assigns(
  { desk, status }: ConversationState,
  input: InputOf<'assign'>,
): Result<Decision> {
  if (status === 'ended') return refuse('conversation-ended');
  if (isAlready(desk, input)) return nothing;
  return only(assigned(input, input.memberId));
}

/** Who waits is offered to one; somebody may have taken it, or the visitor left, while that was worked out. */
export function routes(
  { floor, escalation, desk }: ConversationState,
  input: InputOf<'route'>,
): Result<Decision> {
  if (floor.holder !== 'queue' || escalation?.id !== input.escalationId) return nothing;
  return isAlready(desk, input) ? nothing : only(assigned(input));
}

export function transfers(state: ConversationState, input: InputOf<'transfer'>): Result<Decision> {
  const { floor, escalation, status } = state;
  if (status === 'ended') return refuse('conversation-ended');
  if (floor.holder === 'agent') {
    if (floor.agentId !== input.memberId && !input.override)
      return refuse('not-your-turn', 'another agent has this conversation');
    if (floor.agentId === input.assigneeId) return refuse('stale', 'it is theirs already');
    if (!escalation) throw new Error('an agent holds the floor without an escalation');
    return only(
      { kind: 'escalation.queued', escalationId: escalation.id, because: 'transferred' },
      assigned(input, input.memberId),
    );
  }
  if (floor.holder === 'queue') {
    return isAlready(state.desk, input) ? nothing : only(assigned(input, input.memberId));
  }
  return ok({
    events: [
      ...interruption(state),
      { kind: 'escalation.requested', escalationId: input.escalationId, by: 'agent' },
      spoken('system', input.messageId, input.notice),
      assigned(input, input.memberId),
    ],
    effects: cancellation(state),
  });
}

/** Once: the floor is nobody's of the agents afterwards, so the same news a second time does nothing. */
export function agentIsLost(
  { floor, escalation, unansweredSince, agentActedAt }: ConversationState,
  input: InputOf<'agent.lost'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  if (floor.holder !== 'agent' || floor.agentId !== input.agentId) return nothing;
  if (unansweredSince === null) return nothing;
  const lastSeen = Math.max(input.seenAt, agentActedAt ?? 0);
  if (now < lastSeen + limits.agentAwayMs) return nothing;
  if (!escalation) throw new Error('an agent holds the floor without an escalation');
  return only({ kind: 'escalation.queued', escalationId: escalation.id, because: 'agent-away' });
}

/** At once, answered or not: nobody else would look at what is theirs. */
export function agentIsGone(
  { floor, escalation, desk, status }: ConversationState,
  { agentId }: InputOf<'agent.gone'>,
): Result<Decision> {
  if (status === 'ended') return nothing;
  if (floor.holder === 'agent' && floor.agentId === agentId) {
    if (!escalation) throw new Error('an agent holds the floor without an escalation');
    return only({ kind: 'escalation.queued', escalationId: escalation.id, because: 'agent-away' });
  }
  if (desk.assigneeId !== agentId) return nothing;
  return only(assigned({ ...desk, assigneeId: null }));
}

export function briefs(
  { escalation }: ConversationState,
  { escalationId, brief }: InputOf<'brief'>,
): Result<Decision> {
  if (escalation?.id !== escalationId || escalation.isBriefed) return nothing;
  return only({ kind: 'escalation.briefed', escalationId, brief });
}

export function callsBack(
  { callback }: ConversationState,
  { memberId }: InputOf<'callback.done'>,
): Result<Decision> {
  if (!callback) return nothing;
  return only({ kind: 'callback.done', memberId, escalationId: callback.escalationId });
}

export function tickets(
  { tickets: known }: ConversationState,
  { ticketId, number, status }: InputOf<'ticket'>,
): Result<Decision> {
  const before = known.find(({ id }) => id === ticketId);
  if (before?.status === status) return nothing;
  return only({
    kind: before ? 'ticket.updated' : 'ticket.created',
    ticketId,
    number,
    status,
  });
}

/** Only for the log: each step is an act of its own, and refused or not as that. */
export function startsMacro(
  _: ConversationState,
  { memberId, macroId, name, steps }: InputOf<'macro.start'>,
): Result<Decision> {
  return only({ kind: 'macro.started', memberId, macroId, name, steps });
}

function assigned(to: Destination, memberId?: string): NewEvent {
  return {
    kind: 'conversation.assigned',
    ...(memberId === undefined ? {} : { memberId }),
    assigneeId: to.assigneeId,
    teamId: to.teamId,
    ...(to.supervisor ? { supervisor: true } : {}),
    ...(to.reason === undefined ? {} : { reason: to.reason }),
  };
}

function isAlready(desk: ConversationState['desk'], to: Destination): boolean {
  return (
    desk.assigneeId === to.assigneeId &&
    desk.teamId === to.teamId &&
    desk.supervisor === (to.supervisor ?? false)
  );
}
