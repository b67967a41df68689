/** Rows of members. Every statement but those of links and sign-in names the tenant. Implements ports/members. */
import { and, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { MemberRow, Members } from '#ports/members';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { member, staffSession } from '#worker/store/schema';

const { emailLookup: _, ...columns } = getTableColumns(member);
const row = (found: object | undefined): MemberRow | null => (found ?? null) as MemberRow | null;

export function memberStore(db: Database): Members {
  const of = (tenantId: string, id: string) =>
    and(eq(member.tenantId, tenantId), eq(member.id, id));
  return {
    byId: async (id) =>
      row(await guarded(db.select(columns).from(member).where(eq(member.id, id)).get())),
    get: async (tenantId, id) =>
      row(await guarded(db.select(columns).from(member).where(of(tenantId, id)).get())),
    byLookup: async (emailLookup) =>
      (await guarded(
        db
          .select(columns)
          .from(member)
          .where(and(eq(member.emailLookup, emailLookup), eq(member.status, 'active')))
          .orderBy(member.createdAt)
          .limit(5)
          .all(),
      )) as MemberRow[],
    byEmail: async (tenantId, emailIndex) =>
      row(
        await guarded(
          db
            .select(columns)
            .from(member)
            .where(and(eq(member.tenantId, tenantId), eq(member.emailIndex, emailIndex)))
            .get(),
        ),
      ),
    list: async (tenantId) =>
      (await guarded(
        db
          .select({
            ...columns,
            seenAt: sql<
              number | null
            >`(SELECT max(${staffSession.seenAt}) FROM ${staffSession} WHERE ${staffSession.memberId} = ${member.id})`,
          })
          .from(member)
          .where(eq(member.tenantId, tenantId))
          .orderBy(member.createdAt, member.id)
          .all(),
      )) as (MemberRow & { seenAt: number | null })[],
    add: async (given) => {
      const added = await guarded(
        db.insert(member).values(given).onConflictDoNothing().returning({ id: member.id }),
      );
      return added.length > 0;
    },
    change: async (tenantId, id, change, keepsAnOwner = false) => {
      const others = sql`EXISTS (SELECT 1 FROM member AS other WHERE other.tenant_id = ${tenantId} AND other.id <> ${id} AND other.role = 'owner' AND other.status = 'active')`;
      const changed = await guarded(
        db
          .update(member)
          .set(change)
          .where(and(of(tenantId, id), keepsAnOwner ? others : undefined))
          .returning({ id: member.id }),
      );
      return changed.length > 0;
    },
    confirmTotp: async (tenantId, id, pending, step) => {
      const changed = await guarded(
        db
          .update(member)
          .set({ totpSealed: pending, totpPendingSealed: null, totpLastStep: step })
          .where(and(of(tenantId, id), eq(member.totpPendingSealed, pending)))
          .returning({ id: member.id }),
      );
      return changed.length > 0;
    },
    useTotpStep: async (tenantId, id, step) => {
      const used = await guarded(
        db
          .update(member)
          .set({ totpLastStep: step })
          .where(and(of(tenantId, id), lt(member.totpLastStep, step)))
          .returning({ id: member.id }),
      );
      return used.length > 0;
    },
  };
}
