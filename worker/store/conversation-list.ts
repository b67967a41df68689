/**
 * The inbox list: conversations of a tenant by last instant (or by who waits longest) and id, behind a cursor of both. Each
 * with the last words said in it (one look-up in the messages' primary key a row). Implements ports/conversation-list.
 */
import { and, asc, desc, sql } from 'drizzle-orm';
import { phaseOf } from '#core/floor';
import type { Floor } from '#core/floor';
import { previewOf } from '#core/preview';
import { levelOf, priorityOf } from '#core/ranks';
import type { ConversationList, ListedConversation, WaitingRow } from '#ports/conversation-list';
import type { Preview } from '#protocol/inbox';
import { InboxView } from '#protocol/inbox-filter';
import type { InboxFilter } from '#protocol/inbox-filter';
import { conditions, viewCondition } from '#worker/store/conversation-filter';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation } from '#worker/store/schema';

/** As `core/inbox-summary` takes it from the log; long texts stay in the database. */
const last = sql<string | null>`(
  SELECT json_object('seq', seq, 'author', author, 'at', at, 'text', substr(text, 1, 1400)) FROM message
  WHERE message.tenant_id = conversation.tenant_id AND message.conversation_id = conversation.id
    AND message.author <> 'system'
  ORDER BY message.seq DESC LIMIT 1)`;

/** Tags are gathered from so many of the newest conversations. */
const taggedAmong = 5_000;

type Row = typeof conversation.$inferSelect;

export function conversationList(db: Database): ConversationList {
  const after = ({ cursor, sort }: InboxFilter) => {
    if (!cursor) return undefined;
    const [at, id] = cursor.split('~');
    return sort === 'waiting'
      ? sql`(${conversation.unansweredSince}, ${conversation.id}) > (${Number(at)}, ${id})`
      : sql`(${conversation.lastAt}, ${conversation.id}) < (${Number(at)}, ${id})`;
  };
  return {
    page: async (tenantId, memberId, filter) => {
      const isByWait = filter.sort === 'waiting';
      const rows = await guarded(
        db
          .select({ row: conversation, last })
          .from(conversation)
          .where(and(conditions(tenantId, memberId, filter), after(filter)))
          .orderBy(
            ...(isByWait
              ? [asc(conversation.unansweredSince), asc(conversation.id)]
              : [desc(conversation.lastAt), desc(conversation.id)]),
          )
          .limit(filter.limit + 1)
          .all(),
      );
      const shown = rows.slice(0, filter.limit);
      const end = shown.at(-1)?.row;
      return {
        conversations: shown.map((one) => summary(one.row, one.last)),
        cursor: rows.length > shown.length && end ? `${placeOf(end, isByWait)}~${end.id}` : null,
      };
    },
    versions: async (tenantId, ids) => {
      if (ids.length === 0) return new Map();
      const rows = await guarded(
        db.all<{ id: string; lastSeq: number }>(sql`
          SELECT id, last_seq AS lastSeq FROM conversation
          WHERE tenant_id = ${tenantId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
      );
      return new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]));
    },
    counts: async (tenantId, memberId, max) => {
      const count = (view: InboxView) =>
        sql`(SELECT count(*) FROM (SELECT 1 FROM conversation WHERE ${and(
          sql`tenant_id = ${tenantId}`,
          viewCondition(view, memberId),
        )} LIMIT ${max}))`;
      const counted = InboxView.options.map(
        (view) => sql`${count(view)} AS ${sql.identifier(view)}`,
      );
      const row = await guarded(
        db.get<Record<InboxView, number>>(sql`SELECT ${sql.join(counted, sql`, `)}`),
      );
      return row;
    },
    tags: (tenantId, limit) =>
      guarded(
        db.all(sql`
          SELECT value AS tag, count(*) AS count FROM (
            SELECT tags FROM conversation WHERE tenant_id = ${tenantId} ORDER BY last_at DESC LIMIT ${taggedAmong}) newest
          JOIN json_each(newest.tags)
          GROUP BY value ORDER BY count(*) DESC, value LIMIT ${limit}`),
      ),
    loads: async (tenantId, except = '') => {
      const rows = await guarded(
        db.all<{ id: string; count: number }>(sql`
          SELECT member AS id, count(*) AS count FROM (
            SELECT id, agent_id AS member FROM conversation
            WHERE tenant_id = ${tenantId} AND agent_id IS NOT NULL
            UNION ALL
            SELECT id, assignee_id FROM conversation
            WHERE tenant_id = ${tenantId} AND floor = 'queue' AND assignee_id IS NOT NULL AND agent_id IS NULL)
          WHERE id <> ${except} GROUP BY member`),
      );
      return new Map(rows.map(({ id, count }) => [id, count]));
    },
    ofMember: async (tenantId, memberId, limit) => {
      const rows = await guarded(
        db.all<{ id: string }>(sql`
          SELECT id FROM conversation
          WHERE tenant_id = ${tenantId} AND status = 'open' AND (agent_id = ${memberId} OR assignee_id = ${memberId})
          ORDER BY agent_id IS NULL, last_at DESC LIMIT ${limit}`),
      );
      return rows.map(({ id }) => id);
    },
    waiting: async (tenantId, limit) => {
      const rows = await guarded(
        db.all<Omit<WaitingRow, 'supervisor'> & { supervisor: number }>(sql`
          SELECT id, waiting_since AS waitingSince, priority, level, language, team_id AS teamId, supervisor,
            assignee_id AS assigneeId
          FROM conversation
          WHERE tenant_id = ${tenantId} AND floor = 'queue'
          ORDER BY waiting_since, id LIMIT ${limit}`),
      );
      return rows.map((row) => ({ ...row, supervisor: row.supervisor === 1 }));
    },
  };
}

const placeOf = (row: Row, isByWait: boolean) => (isByWait ? row.unansweredSince : row.lastAt);

const iso = (at: number) => new Date(at).toISOString();
const isoOf = (at: number | null) => (at === null ? null : iso(at));

function summary(row: Row, words: string | null): ListedConversation {
  const holder = row.floor as Floor['holder'];
  return {
    id: row.id as ListedConversation['id'],
    status: row.status as ListedConversation['status'],
    floor: { holder, ...(row.agentId ? { agentId: row.agentId } : {}) },
    phase: phaseOf({
      floor: { holder } as Floor,
      offer: row.offered ? { at: 0, level: 'medium', messagesSince: 0, isOpen: true } : null,
    }),
    level: row.level === null ? null : levelOf(row.level),
    locale: row.locale,
    startedAt: iso(row.startedAt),
    lastAt: iso(row.lastAt),
    lastSeq: row.lastSeq,
    waitingSince: isoOf(row.waitingSince),
    unansweredSince: isoOf(row.unansweredSince),
    assigneeId: row.assigneeId,
    teamId: row.teamId,
    supervisor: row.supervisor,
    tags: row.tags,
    priority: priorityOf(row.priority),
    snoozedUntil: isoOf(row.snoozedUntil),
    sentiment: row.sentiment,
    intent: row.intent,
    language: row.language,
    messageCount: row.messageCount,
    isIdentified: row.contactKey !== null,
    peopleOnly: row.peopleOnly,
    callbackDueAt: isoOf(row.callbackDueAt),
    agentReadSeq: row.agentReadSeq,
    last:
      words === null ? null : preview(JSON.parse(words) as Omit<Preview, 'at'> & { at: number }),
  };
}

const preview = ({ at, text, ...rest }: Omit<Preview, 'at'> & { at: number }): Preview => ({
  ...rest,
  at: iso(at),
  text: previewOf(text),
});
