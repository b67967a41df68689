/** From the inbox's filter to conditions of SQL. Used by store/conversation-list; the indexes it leans on are in schema. */
import { and, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { FieldFilter, InboxFilter, InboxView } from '#protocol/inbox-filter';
import { conversation } from '#worker/store/schema';

/** A search reads the messages of so many of the newest conversations. */
const searchedConversations = 2_000;

const isOpen = eq(conversation.status, 'open');
const isAwake = isNull(conversation.snoozedUntil);

export function viewCondition(view: InboxView, memberId: string): SQL | undefined {
  switch (view) {
    case 'all':
      return and(isOpen, isAwake);
    case 'mine':
      return and(eq(conversation.assigneeId, memberId), isOpen, isAwake);
    case 'unassigned':
      return and(isOpen, isAwake, isNull(conversation.assigneeId));
    case 'queue':
      return eq(conversation.floor, 'queue');
    case 'assistant':
      return and(eq(conversation.floor, 'assistant'), isAwake);
    case 'resolved':
      // An ended conversation's floor is nobody's; the index knows floors.
      return eq(conversation.floor, 'nobody');
    case 'snoozed':
      return and(isNotNull(conversation.snoozedUntil), isOpen);
  }
}

export function conditions(
  tenantId: string,
  memberId: string,
  { status, floor, mine, q, view, filter, sort }: InboxFilter,
): SQL | undefined {
  return and(
    eq(conversation.tenantId, tenantId),
    view && viewCondition(view, memberId),
    status === 'ended' ? eq(conversation.floor, 'nobody') : undefined,
    status === undefined ? undefined : eq(conversation.status, status),
    mine ? eq(conversation.floor, 'agent') : undefined,
    mine ? eq(conversation.agentId, memberId) : undefined,
    floor === undefined ? undefined : eq(conversation.floor, floor),
    sort === 'waiting' ? isNotNull(conversation.unansweredSince) : undefined,
    q ? found(tenantId, q) : undefined,
    ...filter.map((one) => fieldCondition(one, memberId)),
  );
}

const columns = {
  status: conversation.status,
  floor: conversation.floor,
  assignee: conversation.assigneeId,
  agent: conversation.agentId,
  team: conversation.teamId,
  language: conversation.language,
  intent: conversation.intent,
  priority: conversation.priority,
  sentiment: conversation.sentiment,
  startedAt: conversation.startedAt,
  lastAt: conversation.lastAt,
  unansweredSince: conversation.unansweredSince,
} as const;

function fieldCondition(
  { field, operator, value }: FieldFilter,
  memberId: string,
): SQL | undefined {
  if (field === 'tag') {
    const tagged = sql`EXISTS (SELECT 1 FROM json_each(${conversation.tags}) WHERE value = ${value})`;
    return operator === 'is' ? tagged : sql`NOT ${tagged}`;
  }
  const column = columns[field];
  const wanted = value === 'me' && (field === 'assignee' || field === 'agent') ? memberId : value;
  switch (operator) {
    case 'is':
      return wanted === 'none' ? isNull(column) : sql`${column} = ${wanted}`;
    case 'not':
      return wanted === 'none'
        ? isNotNull(column)
        : or(isNull(column), ne(column as typeof conversation.status, wanted as string));
    case 'atLeast':
    case 'after':
      return sql`${column} >= ${wanted}`;
    case 'atMost':
    case 'before':
      return sql`${column} <= ${wanted}`;
  }
}

function found(tenantId: string, q: string): SQL | undefined {
  // As SQLite's lower() does it: ASCII only.
  const lowered = q.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return or(
    eq(conversation.id, q),
    sql`${conversation.id} IN (
      SELECT m.conversation_id FROM (
        SELECT id FROM conversation WHERE tenant_id = ${tenantId} ORDER BY last_at DESC LIMIT ${searchedConversations}) newest
      JOIN message m ON m.tenant_id = ${tenantId} AND m.conversation_id = newest.id
      WHERE instr(lower(m.text), ${lowered}) > 0)`,
  );
}
