/** Recovery codes and reset links, known by hash. Implements ports/credentials. */
import { and, count, eq, gt, isNull } from 'drizzle-orm';
import type { Credentials } from '#ports/credentials';
import { recoveryCode, resetLink } from '#worker/store/access-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';

export function credentialStore(db: Database): Credentials {
  const codesOf = (tenantId: string, memberId: string) =>
    and(eq(recoveryCode.tenantId, tenantId), eq(recoveryCode.memberId, memberId));
  const good = (hash: string, now: number) =>
    and(eq(resetLink.hash, hash), gt(resetLink.expiresAt, now));
  return {
    setRecoveryCodes: async (tenantId, memberId, hashes) => {
      const remove = db.delete(recoveryCode).where(codesOf(tenantId, memberId));
      if (hashes.length === 0) await guarded(remove);
      else
        await guarded(
          db.batch([
            remove,
            db.insert(recoveryCode).values(hashes.map((hash) => ({ tenantId, memberId, hash }))),
          ]),
        );
    },
    useRecoveryCode: async (tenantId, memberId, hash, now) => {
      const used = await guarded(
        db
          .update(recoveryCode)
          .set({ usedAt: now })
          .where(
            and(
              codesOf(tenantId, memberId),
              eq(recoveryCode.hash, hash),
              isNull(recoveryCode.usedAt),
            ),
          )
          .returning({ hash: recoveryCode.hash }),
      );
      return used.length > 0;
    },
    recoveryCodesLeft: async (tenantId, memberId) => {
      const left = await guarded(
        db
          .select({ left: count() })
          .from(recoveryCode)
          .where(and(codesOf(tenantId, memberId), isNull(recoveryCode.usedAt)))
          .get(),
      );
      return left?.left ?? 0;
    },
    setResetLink: async (link) => {
      await guarded(
        db
          .insert(resetLink)
          .values(link)
          .onConflictDoUpdate({
            target: [resetLink.tenantId, resetLink.memberId],
            set: { hash: link.hash, expiresAt: link.expiresAt },
          }),
      );
    },
    resetLink: async (hash, now) =>
      (await guarded(
        db
          .select({ tenantId: resetLink.tenantId, memberId: resetLink.memberId })
          .from(resetLink)
          .where(good(hash, now))
          .get(),
      )) ?? null,
    useResetLink: async (hash, now) => {
      const used = await guarded(
        db.delete(resetLink).where(good(hash, now)).returning({ hash: resetLink.hash }),
      );
      return used.length > 0;
    },
    dropResetLink: async (tenantId, memberId) => {
      await guarded(
        db
          .delete(resetLink)
          .where(and(eq(resetLink.tenantId, tenantId), eq(resetLink.memberId, memberId))),
      );
    },
  };
}
