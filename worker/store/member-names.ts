/** Sealed names of members, of one tenant only. Implements ports/member-names. */
import { and, eq, sql } from 'drizzle-orm';
import type { MemberNames } from '#ports/member-names';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { member } from '#worker/store/schema';

export function memberNames(db: Database): MemberNames {
  return {
    sealed: async (tenantId, memberIds) => {
      if (memberIds.length === 0) return new Map();
      // One parameter however many ids: D1 takes a hundred.
      const rows = await guarded(
        db
          .select({ id: member.id, nameSealed: member.nameSealed })
          .from(member)
          .where(
            and(
              eq(member.tenantId, tenantId),
              sql`${member.id} IN (SELECT value FROM json_each(${JSON.stringify(memberIds)}))`,
            ),
          )
          .all(),
      );
      return new Map(rows.map(({ id, nameSealed }) => [id, nameSealed]));
    },
  };
}
