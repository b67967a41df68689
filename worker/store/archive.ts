/**
 * The archive: messages by full text (FTS5 over our own terms, newest first by row) and conversations by filters. Every
 * statement names the tenant; the scope in the index only narrows it down. Implements ports/archive.
 */
import { and, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { archiveMatch } from '#core/archive/search-terms';
import type { Archive, ArchiveQuery, ArchiveRow, FoundMessage } from '#ports/archive';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { contact, escalation } from '#worker/store/desk-schema';
import { lead } from '#worker/store/lead-schema';
import { conversation, message, turn } from '#worker/store/schema';

/** Messages with the words that are looked through in one statement; filters may leave few of them. */
const candidatesMax = 1_000;
/** Statements for one page at most; then the page is shorter and its cursor goes on from there. */
const roundsMax = 4;
const dayMs = 86_400_000;
const timeoutMs = 10_000;

const head = {
  id: conversation.id,
  status: conversation.status,
  locale: conversation.locale,
  language: conversation.language,
  tags: conversation.tags,
  startedAt: conversation.startedAt,
  lastAt: conversation.lastAt,
  messageCount: conversation.messageCount,
  // Whoever has it; of one that is over, whoever took it last.
  agentId: sql<
    string | null
  >`coalesce(conversation.agent_id, conversation.assignee_id, (SELECT taken.agent_id FROM escalation taken
    WHERE taken.tenant_id = conversation.tenant_id AND taken.conversation_id = conversation.id AND taken.agent_id IS NOT NULL
    ORDER BY taken.seq DESC LIMIT 1))`,
  firstText: sql<string | null>`(SELECT substr(first.text, 1, 1400) FROM message first
    WHERE first.tenant_id = conversation.tenant_id AND first.conversation_id = conversation.id AND first.author = 'visitor'
    ORDER BY first.seq LIMIT 1)`,
};
const words = {
  rowid: message.rowid,
  seq: message.seq,
  author: message.author,
  at: message.at,
  text: message.text,
  language: sql<string | null>`json_extract(${message.detail}, '$.language')`,
};

export function archiveStore(db: Database): Archive {
  const byWords = async (
    tenantId: string,
    query: ArchiveQuery,
    match: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ) => {
    let below = cursor ? Number(cursor.slice(1)) : Number.MAX_SAFE_INTEGER;
    const found: { conversation: ArchiveRow; message: FoundMessage }[] = [];
    for (let round = 0; round < roundsMax; round++) {
      const candidates = sql`(SELECT rowid FROM message_search WHERE message_search MATCH ${match} AND rowid < ${below} ORDER BY rowid DESC LIMIT ${candidatesMax})`;
      // Together: how far the candidates went is needed whenever a page is not full.
      const [rows, [seen]] = await guarded(
        db.batch([
          db
            .select({ conversation: head, message: words })
            .from(message)
            .innerJoin(
              conversation,
              and(
                eq(conversation.tenantId, message.tenantId),
                eq(conversation.id, message.conversationId),
              ),
            )
            .where(
              and(
                sql`${message.rowid} IN ${candidates}`,
                eq(message.tenantId, tenantId),
                within(message.at, query),
                query.author === undefined ? undefined : eq(message.author, query.author),
                ...ofConversation(query),
              ),
            )
            .orderBy(desc(message.rowid))
            .limit(limit + 1 - found.length),
          db
            .select({
              least: sql<number | null>`min(candidate.rowid)`,
              count: sql<number>`count(*)`,
            })
            .from(sql`${candidates} AS candidate`),
        ]),
        timeoutMs,
      );
      found.push(...rows);
      if (found.length > limit)
        return { found: found.slice(0, limit), cursor: `m${found[limit - 1]!.message.rowid}` };
      if (!seen || seen.count < candidatesMax || seen.least === null)
        return { found, cursor: null };
      below = seen.least;
    }
    return { found, cursor: `m${below}` };
  };

  const byFilters = async (
    tenantId: string,
    query: ArchiveQuery,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ) => {
    const [at, id] = cursor ? cursor.slice(1).split('~') : [];
    const rows = await guarded(
      db
        .select(head)
        .from(conversation)
        .where(
          and(
            eq(conversation.tenantId, tenantId),
            within(conversation.lastAt, query),
            ...ofConversation(query),
            at && id
              ? sql`(${conversation.lastAt}, ${conversation.id}) < (${Number(at)}, ${id})`
              : undefined,
          ),
        )
        .orderBy(desc(conversation.lastAt), desc(conversation.id))
        .limit(limit + 1)
        .all(),
      timeoutMs,
    );
    const shown = rows.slice(0, limit);
    const end = shown.at(-1);
    return {
      found: shown.map((row) => ({ conversation: row, message: null })),
      cursor: rows.length > limit && end ? `c${end.lastAt}~${end.id}` : null,
    };
  };

  /** A conversation holds one of the messages that are looked for; without words, every conversation does. */
  const holds = (tenantId: string, query: ArchiveQuery): SQL | undefined => {
    if (!query.q) return undefined;
    const match = archiveMatch(tenantId, query.q);
    if (!match) return sql`0`;
    const ofMessage = and(
      sql`${message.rowid} IN (SELECT rowid FROM message_search WHERE message_search MATCH ${match})`,
      eq(message.tenantId, tenantId),
      within(message.at, query),
      query.author === undefined ? undefined : eq(message.author, query.author),
    );
    return sql`${conversation.id} IN (SELECT ${message.conversationId} FROM ${message} WHERE ${ofMessage})`;
  };
  const chosen = (tenantId: string, query: ArchiveQuery) =>
    and(
      eq(conversation.tenantId, tenantId),
      query.q ? undefined : within(conversation.lastAt, query),
      holds(tenantId, query),
      ...ofConversation(query),
    );

  return {
    page: async (tenantId, query, page) => {
      if (!query.q) return byFilters(tenantId, query, page);
      const match = archiveMatch(tenantId, query.q);
      return match ? byWords(tenantId, query, match, page) : { found: [], cursor: null };
    },
    conversationIds: async (tenantId, query, after, limit) => {
      const rows = await guarded(
        db
          .select({ id: conversation.id })
          .from(conversation)
          .where(
            and(
              chosen(tenantId, query),
              after === null ? undefined : sql`${conversation.id} > ${after}`,
            ),
          )
          .orderBy(conversation.id)
          .limit(limit)
          .all(),
        timeoutMs,
      );
      const ids = rows.map(({ id }) => id);
      return { ids, cursor: ids.length === limit ? (ids.at(-1) ?? null) : null };
    },
    count: async (tenantId, query) =>
      guarded(db.$count(conversation, chosen(tenantId, query)), timeoutMs),
  };
}

function within(
  column: typeof message.at | typeof conversation.lastAt,
  { from, to }: ArchiveQuery,
): SQL | undefined {
  return and(
    from === undefined ? undefined : gte(column, Date.parse(from)),
    to === undefined ? undefined : lt(column, Date.parse(to) + dayMs),
  );
}

function ofConversation(query: ArchiveQuery): (SQL | undefined)[] {
  const { status, agent, tag, locale, outcome, contactIndex } = query;
  const of = (
    tenantId: typeof turn.tenantId | typeof lead.tenantId | typeof escalation.tenantId,
    id: SQL,
  ) => sql`${tenantId} = ${conversation.tenantId} AND ${id} = ${conversation.id}`;
  const { agentId, assigneeId, language } = conversation;
  const taken = (by: SQL) =>
    sql`EXISTS (SELECT 1 FROM ${escalation} WHERE ${of(escalation.tenantId, sql`${escalation.conversationId}`)} AND ${escalation.agentId} ${by})`;
  return [
    status === undefined ? undefined : eq(conversation.status, status),
    agent === undefined
      ? undefined
      : agent === 'none'
        ? and(isNull(agentId), isNull(assigneeId), sql`NOT ${taken(sql`IS NOT NULL`)}`)
        : or(eq(agentId, agent), eq(assigneeId, agent), taken(sql`= ${agent}`)),
    tag === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM json_each(${conversation.tags}) WHERE value = ${tag})`,
    locale === undefined
      ? undefined
      : or(
          eq(language, locale),
          eq(conversation.locale, locale),
          and(isNull(language), sql`${conversation.locale} LIKE ${`${locale}-%`}`),
        ),
    outcome === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM ${turn} WHERE ${of(turn.tenantId, sql`${turn.conversationId}`)} AND ${turn.outcome} = ${outcome})`,
    contactIndex === undefined
      ? undefined
      : sql`(EXISTS (SELECT 1 FROM ${lead} WHERE ${of(lead.tenantId, sql`${lead.conversationId}`)} AND ${lead.emailIndex} = ${contactIndex})
          OR ${conversation.contactKey} IN (SELECT ${contact.contactKey} FROM ${contact}
            WHERE ${contact.tenantId} = ${conversation.tenantId} AND ${contact.emailIndex} = ${contactIndex}))`,
  ];
}
