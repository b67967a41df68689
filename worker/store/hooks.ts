/** Endpoints for reports of other systems in D1. Receipts are rows that only the first copy makes. Implements ports/hooks. */
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { HookMapping, HookOutcome } from '#protocol/hook';
import type { Hooks, StoredHook } from '#ports/hooks';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { hook, hookReceipt, hookState } from '#worker/store/integration-schema';

type Row = typeof hook.$inferSelect;

const listMax = 100;

export function hookStore(db: Database): Hooks {
  const one = (tenantId: string, id: string) => and(eq(hook.tenantId, tenantId), eq(hook.id, id));
  const receiptOf = (of: Pick<StoredHook, 'tenantId' | 'id'>, id: string) =>
    and(
      eq(hookReceipt.tenantId, of.tenantId),
      eq(hookReceipt.hookId, of.id),
      eq(hookReceipt.id, id),
    );
  return {
    async all(tenantId) {
      const rows = await guarded(
        db
          .select()
          .from(hook)
          .where(eq(hook.tenantId, tenantId))
          .orderBy(hook.createdAt, hook.id)
          .limit(listMax)
          .all(),
      );
      return rows.map(fromRow);
    },
    async get(tenantId, id) {
      const row = await guarded(db.select().from(hook).where(one(tenantId, id)).get());
      return row ? fromRow(row) : null;
    },
    async byId(id) {
      const row = await guarded(db.select().from(hook).where(eq(hook.id, id)).get());
      return row ? fromRow(row) : null;
    },
    async add(stored) {
      await guarded(db.insert(hook).values(stored));
    },
    async save({ tenantId, id, createdAt: _createdAt, ...row }, seen) {
      const saved = await guarded(
        db
          .update(hook)
          .set(row)
          .where(and(one(tenantId, id), eq(hook.updatedAt, seen)))
          .returning({ id: hook.id }),
      );
      return saved.length === 1;
    },
    async remove(tenantId, id) {
      const [removed] = await guarded(
        db.batch([
          db.delete(hook).where(one(tenantId, id)).returning({ id: hook.id }),
          db
            .delete(hookReceipt)
            .where(and(eq(hookReceipt.tenantId, tenantId), eq(hookReceipt.hookId, id))),
          db
            .delete(hookState)
            .where(and(eq(hookState.tenantId, tenantId), eq(hookState.hookId, id))),
        ]),
      );
      return removed.length === 1;
    },
    async receive(of, message, keptSince) {
      const [, , [found]] = await guarded(
        db.batch([
          db
            .delete(hookReceipt)
            .where(
              and(
                eq(hookReceipt.tenantId, of.tenantId),
                eq(hookReceipt.hookId, of.id),
                lt(hookReceipt.at, keptSince),
              ),
            ),
          db
            .insert(hookReceipt)
            .values({ tenantId: of.tenantId, hookId: of.id, ...message, outcome: null })
            .onConflictDoNothing(),
          db
            .select({ digest: hookReceipt.digest, outcome: hookReceipt.outcome })
            .from(hookReceipt)
            .where(receiptOf(of, message.id)),
        ]),
      );
      if (!found) throw new Error('a receipt that was just written is there');
      return { digest: found.digest, outcome: outcomeOf(found.outcome) };
    },
    async finish(of, id, outcome) {
      const [, [found]] = await guarded(
        db.batch([
          db
            .update(hookReceipt)
            .set({ outcome })
            .where(and(receiptOf(of, id), isNull(hookReceipt.outcome))),
          db.select({ outcome: hookReceipt.outcome }).from(hookReceipt).where(receiptOf(of, id)),
        ]),
      );
      return outcomeOf(found?.outcome ?? null) ?? outcome;
    },
    async isNewest(of, { subject, sequence, setBy, at }) {
      const set = await guarded(
        db
          .insert(hookState)
          .values({ tenantId: of.tenantId, hookId: of.id, subject, sequence, setBy, at })
          .onConflictDoUpdate({
            target: [hookState.tenantId, hookState.hookId, hookState.subject],
            set: { sequence, setBy, at },
            // Its own copy comes again when the first one was cut off.
            setWhere: sql`excluded.sequence > ${hookState.sequence} or ${hookState.setBy} = excluded.set_by`,
          })
          .returning({ setBy: hookState.setBy }),
      );
      return set.length === 1;
    },
  };
}

const fromRow = (row: Row): StoredHook => ({ ...row, mapping: v.parse(HookMapping, row.mapping) });

const outcomeOf = (text: string | null) => (text === null ? null : v.parse(HookOutcome, text));
