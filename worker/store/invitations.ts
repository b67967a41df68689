/** Invitations: open until accepted, revoked or expired. Implements ports/invitations. */
import { and, desc, eq, getTableColumns, gt, isNull } from 'drizzle-orm';
import type { Invitations } from '#ports/invitations';
import { invitation } from '#worker/store/access-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';

const { acceptedAt: _, revokedAt: __, ...columns } = getTableColumns(invitation);

export function invitationStore(db: Database): Invitations {
  const isOpen = (now: number) =>
    and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now));
  const close = async (
    tenantId: string,
    id: string,
    now: number,
    how: { acceptedAt: number } | { revokedAt: number },
  ) => {
    const closed = await guarded(
      db
        .update(invitation)
        .set(how)
        .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id), isOpen(now)))
        .returning({ id: invitation.id }),
    );
    return closed.length > 0;
  };
  return {
    add: async (row, now) => {
      await guarded(
        db.batch([
          db
            .update(invitation)
            .set({ revokedAt: now })
            .where(
              and(
                eq(invitation.tenantId, row.tenantId),
                eq(invitation.emailIndex, row.emailIndex),
                isOpen(now),
              ),
            ),
          db.insert(invitation).values(row),
        ]),
      );
    },
    open: (tenantId, now) =>
      guarded(
        db
          .select(columns)
          .from(invitation)
          .where(and(eq(invitation.tenantId, tenantId), isOpen(now)))
          .orderBy(desc(invitation.createdAt))
          .limit(500)
          .all(),
      ),
    byHash: async (hash, now) =>
      (await guarded(
        db
          .select(columns)
          .from(invitation)
          .where(and(eq(invitation.hash, hash), isOpen(now)))
          .get(),
      )) ?? null,
    accept: (tenantId, id, now) => close(tenantId, id, now, { acceptedAt: now }),
    revoke: (tenantId, id, now) => close(tenantId, id, now, { revokedAt: now }),
  };
}
