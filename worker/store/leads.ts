/** Leads. Contact data comes in sealed and goes out sealed; nothing readable is written. Implements ports/leads. */
import {
  and,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  or,
  sql,
} from 'drizzle-orm';
import { scoresOf } from '#core/lead';
import type { LeadQuery, Leads, SealedLead, SealedPhone } from '#ports/leads';
import type { LeadStatus } from '#protocol/lead';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { lead } from '#worker/store/lead-schema';

const dayMs = 86_400_000;

export function leadStore(db: Database): Leads {
  const one = (tenantId: string, id: string) => and(eq(lead.tenantId, tenantId), eq(lead.id, id));
  const get = async (tenantId: string, id: string) => {
    const row = await guarded(db.select().from(lead).where(one(tenantId, id)).get());
    return (row as SealedLead | undefined) ?? null;
  };
  return {
    async add(row) {
      const insert = db.insert(lead).values(row).onConflictDoNothing();
      if (row.clientId === null) {
        await guarded(insert);
        return row;
      }
      const stored = db
        .select()
        .from(lead)
        .where(
          and(
            eq(lead.tenantId, row.tenantId),
            eq(lead.conversationId, row.conversationId),
            eq(lead.clientId, row.clientId),
          ),
        );
      const [, found] = await guarded(db.batch([insert, stored]));
      return (found[0] as SealedLead | undefined) ?? row;
    },

    async page(tenantId, query, { cursor, limit }) {
      const [at, id] = cursor ? cursor.split('~') : [];
      const rows = await guarded(
        db
          .select()
          .from(lead)
          .where(
            and(
              chosen(tenantId, query),
              at && id ? sql`(${lead.createdAt}, ${lead.id}) < (${Number(at)}, ${id})` : undefined,
            ),
          )
          .orderBy(desc(lead.createdAt), desc(lead.id))
          .limit(limit + 1)
          .all(),
      );
      const leads = rows.slice(0, limit) as SealedLead[];
      const end = leads.at(-1);
      return { leads, cursor: rows.length > limit && end ? `${end.createdAt}~${end.id}` : null };
    },

    get,

    withoutPhoneIndex: async (after, limit) =>
      (await guarded(
        db
          .select({ tenantId: lead.tenantId, id: lead.id, phoneSealed: lead.phoneSealed })
          .from(lead)
          .where(and(isNotNull(lead.phoneSealed), isNull(lead.phoneIndex), gt(lead.id, after)))
          .orderBy(lead.id)
          .limit(limit)
          .all(),
      )) as SealedPhone[],

    setPhoneIndexes: async (found) => {
      const [first, ...rest] = found.map(({ tenantId, id, phoneIndex }) =>
        db
          .update(lead)
          .set({ phoneIndex })
          .where(and(one(tenantId, id), isNull(lead.phoneIndex))),
      );
      if (first) await guarded(db.batch([first, ...rest]));
    },

    async lastAssigned(tenantId, memberIds) {
      const rows = await guarded(
        db
          .select({ memberId: lead.assigneeId, at: max(lead.createdAt) })
          .from(lead)
          .where(and(eq(lead.tenantId, tenantId), inArray(lead.assigneeId, memberIds.slice(0, 90))))
          .groupBy(lead.assigneeId)
          .all(),
      );
      return new Map(rows.map(({ memberId, at }) => [memberId ?? '', at ?? 0]));
    },

    count: (tenantId, query) => guarded(db.$count(lead, chosen(tenantId, query))),

    async counts(tenantId) {
      const rows = await guarded(
        db
          .select({ status: lead.status, count: count() })
          .from(lead)
          .where(eq(lead.tenantId, tenantId))
          .groupBy(lead.status)
          .all(),
      );
      return Object.fromEntries(rows.map((row) => [row.status as LeadStatus, row.count]));
    },

    async change(tenantId, id, change, at) {
      const rows = await guarded(
        db
          .update(lead)
          .set({ ...change, updatedAt: at })
          .where(one(tenantId, id))
          .returning(),
      );
      return (rows[0] as SealedLead | undefined) ?? null;
    },
  };
}

function chosen(tenantId: string, query: LeadQuery) {
  const { status, assignee, priority, from, to, emailIndex, id } = query;
  const [least, below] = priority ? scoresOf[priority] : [];
  return and(
    eq(lead.tenantId, tenantId),
    status === undefined ? undefined : eq(lead.status, status),
    assignee === undefined
      ? undefined
      : assignee === 'none'
        ? isNull(lead.assigneeId)
        : eq(lead.assigneeId, assignee),
    least === undefined ? undefined : gte(lead.score, least),
    below === undefined ? undefined : lt(lead.score, below),
    from === undefined ? undefined : gte(lead.createdAt, Date.parse(from)),
    to === undefined ? undefined : lt(lead.createdAt, Date.parse(to) + dayMs),
    emailIndex === undefined ? undefined : eq(lead.emailIndex, emailIndex),
    id === undefined ? undefined : or(eq(lead.id, id), eq(lead.conversationId, id)),
  );
}
