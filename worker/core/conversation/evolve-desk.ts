/** The fold of what the desk does and of what waits for people. Used by evolve only; no decisions here. */
import { freshDesk } from '#core/conversation/state';
import type { ConversationState, DeskState } from '#core/conversation/state';
import { assistantFloor, maxReturns, offerStillStands } from '#core/floor';
import type { ConversationEvent, EventOf } from '#protocol/event';

/** Everything that is not of turns, messages and the visitor; `next` is a copy that may be written to. */
export function evolveDesk(
  state: ConversationState,
  event: ConversationEvent,
  next: ConversationState,
  at: number,
): ConversationState {
  const desk = (but: Partial<DeskState>): void => {
    next.desk = { ...state.desk, ...but };
  };
  switch (event.kind) {
    case 'escalation.requested':
      next.floor = { holder: 'queue' };
      next.escalation = requested(event, at);
      next.pending = [];
      next.offer = null;
      next.unansweredSince = at;
      next.missed = null;
      return next;
    case 'people.preferred':
      next.peopleOnly = event.on;
      return next;
    case 'escalation.offered':
      next.offer = { at, level: event.level, messagesSince: 0, isOpen: true };
      return next;
    case 'escalation.accepted':
      next.floor = { holder: 'agent', agentId: event.agentId, agentName: event.agentName };
      next.escalation = state.escalation ?? {
        ...requested({ ...event, kind: 'escalation.requested', by: 'agent' }, at),
        isBriefed: true,
      };
      next.pending = [];
      next.offer = null;
      next.missed = null;
      next.agentActedAt = at;
      desk({ assigneeId: event.agentId, lastAgentId: event.agentId, supervisor: false });
      return next;
    case 'escalation.queued':
      next.floor = { holder: 'queue' };
      if (state.escalation)
        next.escalation = { ...state.escalation, queuedAt: at, isOverdue: false };
      next.unansweredSince = state.unansweredSince ?? at;
      next.agentActedAt = null;
      // Whoever has left it is not whose it is; a transfer says to whom right after this.
      desk({ assigneeId: null });
      return next;
    case 'escalation.overdue':
      if (state.escalation) next.escalation = { ...state.escalation, isOverdue: true };
      next.missed = event.escalationId;
      return next;
    case 'escalation.ended':
      next.floor = assistantFloor;
      next.escalation = null;
      next.unansweredSince = null;
      next.agentActedAt = null;
      if (event.resolution === 'returned') next.returns = [...state.returns, at].slice(-maxReturns);
      if (event.resolution === 'expired') next.missed = event.escalationId;
      desk({ assigneeId: null, supervisor: false });
      return next;
    case 'escalation.briefed':
      if (state.escalation) next.escalation = { ...state.escalation, isBriefed: true };
      return next;
    case 'callback.promised':
      next.callback = {
        escalationId: event.escalationId,
        dueAt: Date.parse(event.dueAt),
        isMissed: false,
      };
      next.missed = null;
      return next;
    case 'callback.missed':
      if (state.callback) next.callback = { ...state.callback, isMissed: true };
      return next;
    case 'callback.done':
      next.callback = null;
      return next;
    case 'tags.changed':
      desk({
        tags: [
          ...state.desk.tags.filter((tag) => !event.removed.includes(tag)),
          ...event.added.filter((tag) => !state.desk.tags.includes(tag)),
        ],
      });
      return next;
    case 'priority.changed':
      desk({ priority: event.priority });
      return next;
    case 'conversation.snoozed':
      desk({ snoozedUntil: Date.parse(event.until) });
      return next;
    case 'conversation.woken':
      desk({ snoozedUntil: null });
      return next;
    case 'conversation.assigned':
      desk({
        assigneeId: event.assigneeId,
        teamId: event.teamId,
        supervisor: event.supervisor ?? false,
      });
      return next;
    case 'ticket.created':
    case 'ticket.updated': {
      const ticket = { id: event.ticketId, number: event.number, status: event.status };
      next.tickets = [...state.tickets.filter(({ id }) => id !== ticket.id), ticket];
      return next;
    }
    default:
      return next;
  }
}

/** A visitor's message, as far as people are concerned. */
export function heard(state: ConversationState, next: ConversationState, at: number): void {
  if (state.floor.holder !== 'assistant') next.unansweredSince = state.unansweredSince ?? at;
  if (!state.offer) return;
  const messagesSince = state.offer.messagesSince + 1;
  next.offer = {
    ...state.offer,
    messagesSince,
    isOpen: state.offer.isOpen && offerStillStands(messagesSince),
  };
}

/** A person's word. */
export function answeredByPerson(next: ConversationState, at: number): void {
  next.unansweredSince = null;
  next.agentActedAt = at;
}

/** What a conversation begins with, of people. */
export const freshPeople = {
  escalation: null,
  offer: null,
  returns: [],
  peopleOnly: false,
  missed: null,
  callback: null,
  unansweredSince: null,
  agentActedAt: null,
  desk: freshDesk,
  tickets: [],
  understood: { sentiment: 0, lowest: 0, intent: null, language: null },
} satisfies Partial<ConversationState>;

function requested(event: EventOf<'escalation.requested'>, at: number) {
  return {
    id: event.escalationId,
    requestedAt: at,
    queuedAt: at,
    by: event.by,
    level: event.level ?? 'high',
    type: event.category ?? 'complexity',
    reason: event.reason ?? null,
    isOverdue: false,
    isBriefed: false,
  };
}
