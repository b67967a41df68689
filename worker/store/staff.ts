/** One-time links and sessions of members. Implements ports/staff. */
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Staff, StaffSession } from '#ports/staff';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { member, signInLink, staffSession, tenant } from '#worker/store/schema';

export function staffStore(db: Database): Staff {
  const find = (where: SQL | undefined): Promise<StaffSession[]> =>
    guarded(
      db
        .select({
          hash: staffSession.hash,
          memberId: member.id,
          memberStatus: member.status,
          role: member.role,
          grants: member.grants,
          isPlatformOwner: member.isPlatformOwner,
          tenantId: tenant.id,
          tenantName: tenant.name,
          tenantStatus: tenant.status,
          siteKey: tenant.siteKey,
          createdAt: staffSession.createdAt,
          seenAt: staffSession.seenAt,
          authenticatedAt: sql<number>`max(${staffSession.authenticatedAt}, ${staffSession.createdAt})`,
          stage: staffSession.stage,
          address: staffSession.address,
          userAgent: staffSession.userAgent,
        })
        .from(staffSession)
        .innerJoin(member, eq(member.id, staffSession.memberId))
        .innerJoin(tenant, eq(tenant.id, member.tenantId))
        .where(where)
        .orderBy(desc(staffSession.seenAt))
        .all(),
    );
  // One parameter however many: D1 takes a hundred.
  const sessions = async (hashes: string[]) =>
    new Map(
      (
        await find(
          sql`${staffSession.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`,
        )
      ).map((session) => [session.hash, session]),
    );
  return {
    firstOwnerId: async () => {
      const owner = await db
        .select({ id: member.id })
        .from(member)
        .where(and(eq(member.role, 'owner'), eq(member.status, 'active')))
        .orderBy(desc(member.isPlatformOwner), member.createdAt)
        .get();
      return owner?.id ?? null;
    },
    addSignInLink: async (link) => {
      await db.insert(signInLink).values(link);
    },
    useSignInLink: async (hash, now) => {
      const used = await db
        .update(signInLink)
        .set({ usedAt: now })
        .where(
          and(
            eq(signInLink.hash, hash),
            isNull(signInLink.usedAt),
            sql`${signInLink.expiresAt} > ${now}`,
          ),
        )
        .returning({ memberId: signInLink.memberId });
      return used[0]?.memberId ?? null;
    },
    addSession: async (session) => {
      await guarded(db.insert(staffSession).values(session));
    },
    session: async (hash) => (await sessions([hash])).get(hash) ?? null,
    sessions,
    sessionsOf: (tenantId, memberId) =>
      find(and(eq(member.tenantId, tenantId), eq(member.id, memberId))),
    touchSession: async (hash, now) => {
      await guarded(
        db.update(staffSession).set({ seenAt: now }).where(eq(staffSession.hash, hash)),
      );
    },
    renewSession: async (hash, to) => {
      const renewed = await guarded(
        db
          .update(staffSession)
          .set({ hash: to.hash, seenAt: to.now, authenticatedAt: to.now, stage: to.stage })
          .where(eq(staffSession.hash, hash))
          .returning({ hash: staffSession.hash }),
      );
      return renewed.length > 0;
    },
    dropSession: async (hash) => {
      await guarded(db.delete(staffSession).where(eq(staffSession.hash, hash)));
    },
    dropSessionsOf: async (tenantId, memberId, but) => {
      await guarded(
        db
          .delete(staffSession)
          .where(
            and(
              eq(staffSession.memberId, memberId),
              sql`EXISTS (SELECT 1 FROM ${member} WHERE ${member.id} = ${memberId} AND ${member.tenantId} = ${tenantId})`,
              but === undefined ? undefined : ne(staffSession.hash, but),
            ),
          ),
      );
    },
  };
}
