/** Named filters of staff lists. Implements ports/saved-views. */
import { and, eq, or, sql } from 'drizzle-orm';
import type { SavedViews } from '#ports/saved-views';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { savedView } from '#worker/store/desk-schema';

const listedMax = 200;

export function savedViewStore(db: Database): SavedViews {
  const own = (tenantId: string, memberId: string, id: string) =>
    and(eq(savedView.tenantId, tenantId), eq(savedView.memberId, memberId), eq(savedView.id, id));
  return {
    get: async (tenantId, memberId, id) =>
      (await guarded(
        db
          .select()
          .from(savedView)
          .where(own(tenantId, memberId, id))
          .get(),
      )) ?? null,
    of: (tenantId, memberId, page) =>
      guarded(
        db
          .select()
          .from(savedView)
          .where(
            and(
              eq(savedView.tenantId, tenantId),
              eq(savedView.page, page),
              or(eq(savedView.memberId, memberId), eq(savedView.isShared, true)),
            ),
          )
          // One's own first: what colleagues share never crowds them out.
          .orderBy(sql`${savedView.memberId} <> ${memberId}`, savedView.createdAt, savedView.id)
          .limit(listedMax)
          .all(),
      ),
    add: async (view) => {
      await guarded(db.insert(savedView).values(view));
    },
    remove: async (tenantId, memberId, id) => {
      const removed = await guarded(
        db
          .delete(savedView)
          .where(own(tenantId, memberId, id))
          .returning({ id: savedView.id }),
      );
      return removed.length === 1;
    },
  };
}
