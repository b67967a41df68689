/** Macros of a tenant. Implements ports/macros. */
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Macros } from '#ports/macros';
import type { MacroId } from '#protocol/ids';
import type { Macro } from '#protocol/macro';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { macro } from '#worker/store/desk-schema';

const listMax = 500;

export function macroStore(db: Database): Macros {
  const one = (tenantId: string, id: string) => and(eq(macro.tenantId, tenantId), eq(macro.id, id));
  return {
    of: async (tenantId, memberId) => {
      const rows = await guarded(
        db
          .select()
          .from(macro)
          .where(
            and(
              eq(macro.tenantId, tenantId),
              or(isNull(macro.ownerId), eq(macro.ownerId, memberId)),
            ),
          )
          .orderBy(asc(macro.name), asc(macro.id))
          .limit(listMax)
          .all(),
      );
      return rows.map(fromRow);
    },
    get: async (tenantId, id) => {
      const row = await guarded(db.select().from(macro).where(one(tenantId, id)).get());
      return row ? fromRow(row) : null;
    },
    add: async (tenantId, macros) => {
      for (const each of macros)
        await guarded(db.insert(macro).values({ tenantId, ...toRow(each) }));
    },
    save: async (tenantId, changed) => {
      const { id, ...rest } = toRow(changed);
      const saved = await guarded(
        db
          .update(macro)
          .set(rest)
          .where(and(one(tenantId, id), eq(macro.version, changed.version - 1)))
          .returning({ id: macro.id }),
      );
      return saved.length === 1;
    },
    remove: async (tenantId, id) => {
      const removed = await guarded(
        db.delete(macro).where(one(tenantId, id)).returning({ id: macro.id }),
      );
      return removed.length === 1;
    },
  };
}

const toRow = ({ isShared, ownerId, updatedAt, ...rest }: Macro) => ({
  ...rest,
  ownerId: isShared ? null : ownerId,
  updatedAt: Date.parse(updatedAt),
});

function fromRow(row: typeof macro.$inferSelect): Macro {
  const { id, ownerId, name, description, steps, version, updatedAt, updatedBy } = row;
  return {
    id: id as MacroId,
    name,
    description,
    isShared: ownerId === null,
    steps,
    ownerId,
    version,
    updatedAt: new Date(updatedAt).toISOString(),
    updatedBy,
  };
}
