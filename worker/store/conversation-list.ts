/**
 * The inbox list: conversations of a tenant by last instant and id, newest first, behind a cursor of both. Each with the
 * last words said in it (one look-up in the messages' primary key a row). Implements ports/conversation-list.
 */
import { and, desc, eq, or, sql } from 'drizzle-orm';
import { previewOf } from '#core/preview';
import type { ConversationList } from '#ports/conversation-list';
import type { InboxFilter, InboxSummary, Preview } from '#protocol/inbox';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation } from '#worker/store/schema';

/** A search reads the messages of so many of the newest conversations. */
const searchedConversations = 2_000;

/** As `core/inbox-summary` takes it from the log; long texts stay in the database. */
const last = sql<string | null>`(
  SELECT json_object('seq', seq, 'author', author, 'at', at, 'text', substr(text, 1, 1400)) FROM message
  WHERE message.tenant_id = conversation.tenant_id AND message.conversation_id = conversation.id
    AND message.author <> 'system'
  ORDER BY message.seq DESC LIMIT 1)`;

export function conversationList(db: Database): ConversationList {
  const after = (cursor: string) => {
    const [at, id] = cursor.split('~');
    return sql`(${conversation.lastAt}, ${conversation.id}) < (${Number(at)}, ${id})`;
  };
  const found = (tenantId: string, q: string) => {
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
  };
  return {
    page: async (tenantId, memberId, { cursor, limit, q, status, floor, mine }: InboxFilter) => {
      const rows = await guarded(
        db
          .select({ row: conversation, last })
          .from(conversation)
          .where(
            and(
              eq(conversation.tenantId, tenantId),
              // An ended conversation's floor is nobody's; the index knows floors.
              status === 'ended' ? eq(conversation.floor, 'nobody') : undefined,
              status === undefined ? undefined : eq(conversation.status, status),
              mine ? eq(conversation.floor, 'agent') : undefined,
              mine ? eq(conversation.agentId, memberId) : undefined,
              floor === undefined ? undefined : eq(conversation.floor, floor),
              q ? found(tenantId, q) : undefined,
              cursor ? after(cursor) : undefined,
            ),
          )
          .orderBy(desc(conversation.lastAt), desc(conversation.id))
          .limit(limit + 1)
          .all(),
      );
      const shown = rows.slice(0, limit);
      const end = shown.at(-1)?.row;
      return {
        conversations: shown.map((one) => summary(one.row, one.last)),
        cursor: rows.length > shown.length && end ? `${end.lastAt}~${end.id}` : null,
      };
    },
  };
}

function summary(row: typeof conversation.$inferSelect, words: string | null): InboxSummary {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    id: row.id as InboxSummary['id'],
    status: row.status as InboxSummary['status'],
    floor: {
      holder: row.floor as InboxSummary['floor']['holder'],
      ...(row.agentId ? { agentId: row.agentId } : {}),
    },
    locale: row.locale,
    startedAt: iso(row.startedAt),
    lastAt: iso(row.lastAt),
    lastSeq: row.lastSeq,
    waitingSince: row.waitingSince === null ? null : iso(row.waitingSince),
    agentReadSeq: row.agentReadSeq,
    last:
      words === null ? null : preview(JSON.parse(words) as Omit<Preview, 'at'> & { at: number }),
  };
}

const preview = ({ at, text, ...rest }: Omit<Preview, 'at'> & { at: number }): Preview => ({
  ...rest,
  at: new Date(at).toISOString(),
  text: previewOf(text),
});
