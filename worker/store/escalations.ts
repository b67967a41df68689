/** The records of escalations. Written by the projection, read here. Implements ports/escalations. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Escalations } from '#ports/escalations';
import type { EscalationRecord } from '#protocol/ticket';
import { contains } from '#worker/store/contains';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { escalation } from '#worker/store/desk-schema';

export function escalationStore(db: Database): Escalations {
  return {
    page: async (tenantId, { cursor, limit, q, status, level, conversationId, callback }) => {
      const [at, id] = cursor?.split('~') ?? [];
      const rows = await guarded(
        db
          .select()
          .from(escalation)
          .where(
            and(
              eq(escalation.tenantId, tenantId),
              status && eq(escalation.status, status),
              level && eq(escalation.level, level),
              conversationId && eq(escalation.conversationId, conversationId),
              q ? contains(escalation.reason, q) : undefined,
              callback && isNotNull(escalation.callbackDueAt),
              callback && isNull(escalation.callbackDoneAt),
              at && id
                ? sql`(${escalation.requestedAt}, ${escalation.id}) < (${Number(at)}, ${id})`
                : undefined,
            ),
          )
          .orderBy(desc(escalation.requestedAt), desc(escalation.id))
          .limit(limit + 1)
          .all(),
      );
      const shown = rows.slice(0, limit);
      const end = shown.at(-1);
      return {
        escalations: shown.map(recordOf),
        cursor: rows.length > limit && end ? `${end.requestedAt}~${end.id}` : null,
      };
    },
    get: async (tenantId, id) => {
      const row = await guarded(
        db
          .select()
          .from(escalation)
          .where(and(eq(escalation.tenantId, tenantId), eq(escalation.id, id)))
          .get(),
      );
      return row ? recordOf(row) : null;
    },
    handled: (tenantId, limit) =>
      guarded(
        db
          .select({
            ms: sql<number>`${escalation.endedAt} - ${escalation.acceptedAt}`,
            agentId: escalation.agentId,
          })
          .from(escalation)
          .where(
            and(
              eq(escalation.tenantId, tenantId),
              eq(escalation.status, 'ended'),
              isNotNull(escalation.acceptedAt),
              isNotNull(escalation.endedAt),
            ),
          )
          .orderBy(desc(escalation.requestedAt))
          .limit(limit)
          .all(),
      ),
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function recordOf(row: typeof escalation.$inferSelect): EscalationRecord {
  return {
    id: row.id,
    conversationId: row.conversationId,
    status: row.status,
    level: row.level,
    type: row.category,
    reason: row.reason,
    by: row.by,
    requestedAt: iso(row.requestedAt),
    acceptedAt: iso(row.acceptedAt),
    endedAt: iso(row.endedAt),
    agentId: row.agentId,
    resolution: row.resolution,
    callback:
      row.callbackDueAt === null
        ? null
        : { dueAt: iso(row.callbackDueAt), doneAt: iso(row.callbackDoneAt) },
  } as EscalationRecord;
}
