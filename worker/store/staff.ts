/** One-time links and sessions of members. Implements ports/staff. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Staff } from '#ports/staff';
import type { Database } from '#worker/store/database';
import { member, signInLink, staffSession, tenant } from '#worker/store/schema';

export function staffStore(db: Database): Staff {
  const sessions = async (hashes: string[]) => {
    // One parameter however many: D1 takes a hundred.
    const rows = await db
      .select({
        hash: staffSession.hash,
        memberId: member.id,
        memberStatus: member.status,
        role: member.role,
        tenantId: tenant.id,
        tenantName: tenant.name,
        siteKey: tenant.siteKey,
        createdAt: staffSession.createdAt,
        seenAt: staffSession.seenAt,
      })
      .from(staffSession)
      .innerJoin(member, eq(member.id, staffSession.memberId))
      .innerJoin(tenant, eq(tenant.id, member.tenantId))
      .where(sql`${staffSession.hash} IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`)
      .all();
    return new Map(rows.map(({ hash, ...session }) => [hash, session]));
  };
  return {
    firstOwnerId: async () => {
      const owner = await db
        .select({ id: member.id })
        .from(member)
        .where(eq(member.role, 'owner'))
        .orderBy(member.createdAt)
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
      await db.insert(staffSession).values(session);
    },
    session: async (hash) => (await sessions([hash])).get(hash) ?? null,
    sessions,
    touchSession: async (hash, now) => {
      await db.update(staffSession).set({ seenAt: now }).where(eq(staffSession.hash, hash));
    },
    dropSession: async (hash) => {
      await db.delete(staffSession).where(eq(staffSession.hash, hash));
    },
  };
}
