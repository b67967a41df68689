/** Ready-made texts of a tenant. Implements ports/canned-responses. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { CannedResponses } from '#ports/canned-responses';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { cannedResponse } from '#worker/store/schema';

const listMax = 1_000;
const { id, shortcut, title, text, locale } = cannedResponse;
const columns = { id, shortcut, title, text, locale };

export function cannedResponseStore(db: Database): CannedResponses {
  const one = (tenantId: string, which: string) =>
    and(eq(cannedResponse.tenantId, tenantId), eq(id, which));
  return {
    list: (tenantId, { q, locale: wanted }) => {
      const sought = q?.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return guarded(
        db
          .select(columns)
          .from(cannedResponse)
          .where(
            and(
              eq(cannedResponse.tenantId, tenantId),
              wanted === undefined ? undefined : eq(locale, wanted),
              sought
                ? sql`instr(lower(${shortcut} || char(10) || ${title} || char(10) || ${text}), ${sought}) > 0`
                : undefined,
            ),
          )
          .orderBy(shortcut, locale)
          .limit(listMax)
          .all(),
      );
    },
    get: async (tenantId, which) =>
      (await guarded(db.select(columns).from(cannedResponse).where(one(tenantId, which)).get())) ??
      null,
    add: async (tenantId, response) => {
      const added = await guarded(
        db
          .insert(cannedResponse)
          .values({ tenantId, ...response })
          .onConflictDoNothing()
          .returning({ id }),
      );
      return added.length === 1;
    },
    save: async (tenantId, response) => {
      const { id: which, ...rest } = response;
      const isTaken = sql`EXISTS (SELECT 1 FROM canned_response other WHERE other.tenant_id = ${tenantId}
        AND other.shortcut = ${rest.shortcut} AND other.locale = ${rest.locale} AND other.id <> ${which})`;
      const saved = await guarded(
        db
          .update(cannedResponse)
          .set(rest)
          .where(and(one(tenantId, which), ne(isTaken, sql`1`)))
          .returning({ id }),
      );
      return saved.length === 1;
    },
    remove: async (tenantId, which) => {
      const removed = await guarded(
        db.delete(cannedResponse).where(one(tenantId, which)).returning({ id }),
      );
      return removed.length === 1;
    },
  };
}
