/**
 * What a visitor sees of a conversation's log: of each kind the fields listed here and no others, of the desk's own kinds the
 * place in the order only (`seq` has no gap). Used by every door to a visitor: socket, stream, history, answers over HTTP.
 * Staff, webhooks and archives get events whole. A kind without a line here does not compile; a field nobody has listed,
 * here or in a later version's event, is not for visitors.
 */
import type { ConversationEvent, EventKind, EventOf } from '#protocol/event';

/** `theirs`: only where the event is the visitor's own act. Of a list, every item is cut to the same fields. */
type Listing<T> = {
  [K in keyof T]?: 'shown' | 'theirs' | Inner<NonNullable<T[K]>>;
};
type Inner<T> = T extends readonly (infer Item)[]
  ? Item extends object
    ? Listing<Item>
    : never
  : T extends object
    ? Listing<T>
    : never;
type AnyListing = { [field: string]: 'shown' | 'theirs' | AnyListing };
type Placed = 'seq' | 'at' | 'kind';

const placed = { seq: 'shown', at: 'shown', kind: 'shown' } as const;
const shown = 'shown';

/** Null: for staff only. */
export const listed: { [K in EventKind]: Listing<Omit<EventOf<K>, Placed>> | null } = {
  'conversation.started': { conversationId: shown, locale: shown, page: shown, channel: shown },
  'message.created': {
    message: {
      id: shown,
      author: shown,
      authorName: shown,
      text: shown,
      language: shown,
      clientId: shown,
      attachments: shown,
      files: { id: shown, name: shown, mime: shown, size: shown },
      citations: { articleId: shown, title: shown, url: shown },
      confidence: shown,
      quickReplies: shown,
      // Checked against their own schema before they are stored; what they hold is meant for the visitor's browser.
      parts: shown,
      partReply: { messageId: shown, partId: shown, values: shown },
      turnId: shown,
      replyTo: shown,
      notice: shown,
      interrupted: shown,
    },
  },
  'turn.started': { turnId: shown, questionSeq: shown, attempt: shown },
  // Promised to every client. What was understood of the question, and why it was answered so, is for staff.
  'turn.ended': {
    turnId: shown,
    questionSeq: shown,
    outcome: shown,
    provider: shown,
    model: shown,
    promptVersion: shown,
    tokens: { input: shown, output: shown },
    costUsd: shown,
    latencyMs: shown,
    confidence: shown,
  },
  'conversation.read': { by: shown, upTo: shown },
  // How urgent it is held to be, and the assistant's reason, say what the company thinks of the visitor.
  'escalation.requested': { escalationId: shown, by: shown, reason: 'theirs' },
  'escalation.offered': {},
  'people.preferred': { on: shown },
  'escalation.accepted': { escalationId: shown, agentName: shown },
  'escalation.queued': { escalationId: shown, because: shown },
  'escalation.overdue': { escalationId: shown, backAt: shown, openUntil: shown },
  'escalation.ended': { escalationId: shown, resolution: shown },
  'callback.promised': { escalationId: shown, channel: shown, dueAt: shown },
  'ticket.created': { ticketId: shown, number: shown, status: shown },
  'ticket.updated': { ticketId: shown, number: shown, status: shown },
  'conversation.identified': { method: shown },
  'consent.changed': { purpose: shown, granted: shown, version: shown },
  'lead.progressed': null,
  'lead.captured': { leadId: shown, fields: shown },
  'feedback.given': { messageId: shown, value: shown, comment: shown },
  'tool.called': { turnId: shown, tool: shown, ok: shown },
  'conversation.ended': { by: shown },
  'desk.updated': {},
  'tool.reported': null,
  'macro.started': null,
  'tool.requested': null,
  'tool.planned': null,
  'approval.requested': null,
  'approval.decided': null,
  'note.created': null,
  'tags.changed': null,
  'priority.changed': null,
  'conversation.snoozed': null,
  'conversation.woken': null,
  'conversation.assigned': null,
  'escalation.briefed': null,
  'callback.missed': null,
  'callback.done': null,
};

/** As it is stored, by name: a kind that this version does not know is not for visitors. */
const listings = new Map<string, AnyListing>(
  Object.entries(listed).flatMap(([kind, fields]) =>
    fields === null ? [] : [[kind, { ...placed, ...fields } as AnyListing]],
  ),
);

/** The same object when there is nothing to hide. */
export function forVisitor<E extends ConversationEvent>(event: E): E | EventOf<'desk.updated'> {
  const listing = listings.get(event.kind);
  if (!listing) return { seq: event.seq, at: event.at, kind: 'desk.updated' };
  return cut(event, listing, 'by' in event && event.by === 'visitor') as E;
}

/** The same for an event as stored JSON, which goes out byte for byte when there is nothing to hide. */
export function bodyForVisitor(
  body: string,
  event = JSON.parse(body) as ConversationEvent,
): string {
  const seen = forVisitor(event);
  return seen === event ? body : JSON.stringify(seen);
}

function cut(value: unknown, listing: AnyListing, isTheirs: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => cut(item, listing, isTheirs));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  // Where fields are listed, nothing but an object is known to be harmless.
  if (typeof value !== 'object' || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  let isWhole = true;
  for (const [name, field] of Object.entries(value)) {
    const rule = Object.hasOwn(listing, name) ? listing[name] : undefined;
    const isShown = rule === 'shown' || (rule === 'theirs' && isTheirs);
    const left =
      typeof rule === 'object' ? cut(field, rule, isTheirs) : isShown ? field : undefined;
    if (left !== field) isWhole = false;
    if (left !== undefined) kept[name] = left;
  }
  return isWhole ? value : kept;
}
