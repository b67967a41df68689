/** Training instructions in D1. What a turn asks for is kept in the isolate for seconds, as values. Implements ports/instructions. */
import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import type { Instructions } from '#ports/instructions';
import type { System } from '#ports/system';
import { Instruction } from '#protocol/instruction';
import { instruction } from '#worker/store/answering-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { turnCache } from '#worker/store/turn-cache';

const mostKnown = 5_000;

type Row = typeof instruction.$inferSelect;

export function instructionStore(db: Database, system: Pick<System, 'now'>): Instructions {
  const one = (tenantId: string, id: string) =>
    and(eq(instruction.tenantId, tenantId), eq(instruction.id, id));
  const all = async (tenantId: string): Promise<Instruction[]> => {
    const rows = await guarded(
      db
        .select()
        .from(instruction)
        .where(eq(instruction.tenantId, tenantId))
        .orderBy(instruction.id)
        .all(),
    );
    return rows.flatMap((row) => fromRow(row) ?? []);
  };
  /** What has not changed stays the same value: what was worked out about it (its words) is kept with it. */
  const known = new Map<string, Instruction>();
  const cache = turnCache(async (tenantId) => {
    const current = await all(tenantId);
    if (known.size > mostKnown) known.clear();
    return current.map((one) => {
      const key = `${tenantId} ${one.id} ${one.updatedAt}`;
      const same = known.get(key) ?? one;
      known.set(key, same);
      return same;
    });
  }, system);
  return {
    all,
    ready: (tenantId) => cache.get(tenantId),
    async get(tenantId, id) {
      const row = await guarded(db.select().from(instruction).where(one(tenantId, id)).get());
      return row ? fromRow(row) : null;
    },
    async add(tenantId, instructions) {
      for (const given of instructions)
        await guarded(db.insert(instruction).values(toRow(tenantId, given)));
      cache.forget(tenantId);
    },
    async save(tenantId, given, seenAt) {
      const { tenantId: _, id, ...changing } = toRow(tenantId, given);
      const saved = await guarded(
        db
          .update(instruction)
          .set(changing)
          .where(and(one(tenantId, id), eq(instruction.updatedAt, Date.parse(seenAt))))
          .returning({ id: instruction.id }),
      );
      cache.forget(tenantId);
      return saved.length === 1;
    },
    async remove(tenantId, id) {
      const removed = await guarded(
        db.delete(instruction).where(one(tenantId, id)).returning({ id: instruction.id }),
      );
      cache.forget(tenantId);
      return removed.length === 1;
    },
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** Null for a row that this version cannot read: better absent than half there. */
function fromRow({ tenantId, ...row }: Row): Instruction | null {
  const read = v.safeParse(Instruction, {
    ...row,
    validFrom: row.validFrom === null ? null : iso(row.validFrom),
    validUntil: row.validUntil === null ? null : iso(row.validUntil),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  });
  if (read.success) return read.output;
  console.error(JSON.stringify({ at: 'instruction', tenantId, id: row.id }));
  return null;
}

const toRow = (tenantId: string, given: Instruction): Row => ({
  ...given,
  tenantId,
  validFrom: given.validFrom === null ? null : Date.parse(given.validFrom),
  validUntil: given.validUntil === null ? null : Date.parse(given.validUntil),
  createdAt: Date.parse(given.createdAt),
  updatedAt: Date.parse(given.updatedAt),
});
