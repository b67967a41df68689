/**
 * From the log to the record of each time a person was needed: waiting → accepted → ended, and the promised call-back. A
 * page of the log may begin in the middle of one, so a row says apart what it is when nothing is known yet. Pure; used by
 * core/projection.
 */
import type { ConversationEvent } from '#protocol/event';

export interface EscalationRow {
  tenantId: string;
  conversationId: string;
  /** Of the last event that changed it. */
  seq: number;
  id: string;
  status: 'waiting' | 'accepted' | 'ended';
  level: string;
  category: string;
  reason: string | null;
  by: string;
  requestedAt: number;
  acceptedAt: number | null;
  endedAt: number | null;
  agentId: string | null;
  resolution: string | null;
  callbackDueAt: number | null;
  callbackDoneAt: number | null;
}

export interface EscalationChange {
  id: string;
  seq: number;
  /** Whole, when it began here; null when only the changes are known. */
  row: EscalationRow | null;
  changes: Partial<EscalationRow>;
}

interface Place {
  tenantId: string;
  conversationId: string;
}

export function escalationChanges(place: Place, events: ConversationEvent[]): EscalationChange[] {
  const byId = new Map<string, EscalationChange>();
  for (const event of events) {
    if (!('escalationId' in event)) continue;
    const changes = changeOf(event);
    if (!changes) continue;
    const { escalationId: id, seq } = event;
    const known = byId.get(id) ?? { id, seq, row: null, changes: {} };
    const begun = known.row ?? begins(place, event);
    byId.set(id, {
      id,
      seq,
      row: begun && { ...begun, ...changes, seq },
      changes: { ...known.changes, ...changes, seq },
    });
  }
  return [...byId.values()];
}

/** As far as the log is whole, every row is. */
export const escalationRows = (changes: EscalationChange[]): EscalationRow[] =>
  changes.flatMap(({ row }) => (row ? [row] : []));

/** An agent may take a conversation for which nobody asked. */
function begins(place: Place, event: ConversationEvent): EscalationRow | null {
  if (event.kind !== 'escalation.requested' && event.kind !== 'escalation.accepted') return null;
  const isAsked = event.kind === 'escalation.requested';
  return {
    ...place,
    seq: event.seq,
    id: event.escalationId,
    status: 'waiting',
    level: (isAsked && event.level) || 'high',
    category: (isAsked && event.category) || 'complexity',
    reason: (isAsked && event.reason) || null,
    by: isAsked ? event.by : 'agent',
    requestedAt: Date.parse(event.at),
    acceptedAt: null,
    endedAt: null,
    agentId: null,
    resolution: null,
    callbackDueAt: null,
    callbackDoneAt: null,
  };
}

function changeOf(event: ConversationEvent): Partial<EscalationRow> | null {
  const at = Date.parse(event.at);
  switch (event.kind) {
    case 'escalation.requested':
      return { status: 'waiting' };
    case 'escalation.accepted':
      return { status: 'accepted', acceptedAt: at, agentId: event.agentId };
    case 'escalation.queued':
      return { status: 'waiting', agentId: null };
    case 'escalation.ended':
      return { status: 'ended', endedAt: at, resolution: event.resolution };
    case 'callback.promised':
      return { callbackDueAt: Date.parse(event.dueAt) };
    case 'callback.done':
      return { callbackDoneAt: at };
    default:
      return null;
  }
}
