/**
 * Who sees which kind of event: the one place that decides what of a conversation's log is for staff only. A visitor keeps
 * the place of such an event in the order (`seq` has no gap) and learns nothing of it. Used by every door to a visitor:
 * socket, stream, history, export. A kind that is not decided here does not compile.
 */
import type { ConversationEvent, EventKind } from '#protocol/event';

export const audience: Record<EventKind, 'everyone' | 'staff'> = {
  'conversation.started': 'everyone',
  'message.created': 'everyone',
  'turn.started': 'everyone',
  'turn.ended': 'everyone',
  'conversation.read': 'everyone',
  'escalation.requested': 'everyone',
  'escalation.offered': 'everyone',
  'people.preferred': 'everyone',
  'escalation.accepted': 'everyone',
  'escalation.queued': 'everyone',
  'escalation.overdue': 'everyone',
  'escalation.ended': 'everyone',
  'callback.promised': 'everyone',
  'ticket.created': 'everyone',
  'ticket.updated': 'everyone',
  'conversation.identified': 'everyone',
  'consent.changed': 'everyone',
  'lead.captured': 'everyone',
  'feedback.given': 'everyone',
  'tool.called': 'everyone',
  'tool.requested': 'staff',
  'tool.planned': 'staff',
  'approval.requested': 'staff',
  'approval.decided': 'staff',
  'tool.reported': 'staff',
  'conversation.ended': 'everyone',
  'desk.updated': 'everyone',
  'note.created': 'staff',
  'tags.changed': 'staff',
  'priority.changed': 'staff',
  'conversation.snoozed': 'staff',
  'conversation.woken': 'staff',
  'conversation.assigned': 'staff',
  'escalation.briefed': 'staff',
  'callback.missed': 'staff',
  'callback.done': 'staff',
  'macro.started': 'staff',
};

/** By name, as it stands in a stored row. A kind that this version does not know is not for visitors. */
export const isForVisitors = (kind: string): boolean => audience[kind as EventKind] === 'everyone';

export function forVisitor(event: ConversationEvent): ConversationEvent {
  return isForVisitors(event.kind) ? event : { seq: event.seq, at: event.at, kind: 'desk.updated' };
}

/** The same for an event as stored JSON: nothing is parsed unless something must be hidden. */
export function bodyForVisitor(kind: string, body: string): string {
  return isForVisitors(kind)
    ? body
    : JSON.stringify(forVisitor(JSON.parse(body) as ConversationEvent));
}
