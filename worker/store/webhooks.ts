/** Endpoints of outgoing webhooks. What was read is kept for seconds, as values. Implements ports/webhooks. */
import { and, eq } from 'drizzle-orm';
import type { StoredWebhook, Webhooks } from '#ports/webhooks';
import type { System } from '#ports/system';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { webhook } from '#worker/store/webhook-schema';

/** A new endpoint hears of what happens after this time at the latest. */
const knownForMs = 3_000;
const knownMax = 5_000;
const listMax = 100;

export function webhookStore(db: Database, system: System): Webhooks {
  const kept = new Map<string, { at: number; webhooks: StoredWebhook[] }>();
  const one = (tenantId: string, id: string) =>
    and(eq(webhook.tenantId, tenantId), eq(webhook.id, id));
  const all = async (tenantId: string) =>
    (await guarded(
      db
        .select()
        .from(webhook)
        .where(eq(webhook.tenantId, tenantId))
        .orderBy(webhook.createdAt, webhook.id)
        .limit(listMax)
        .all(),
    )) as StoredWebhook[];
  return {
    all,
    async known(tenantId) {
      const now = system.now();
      const found = kept.get(tenantId);
      if (found && Math.abs(now - found.at) < knownForMs) return found.webhooks;
      const webhooks = await all(tenantId);
      if (kept.size >= knownMax) kept.clear();
      kept.set(tenantId, { at: now, webhooks });
      return webhooks;
    },
    async get(tenantId, id) {
      const row = await guarded(db.select().from(webhook).where(one(tenantId, id)).get());
      return (row as StoredWebhook | undefined) ?? null;
    },
    async add(row) {
      await guarded(db.insert(webhook).values(row));
      kept.delete(row.tenantId);
    },
    async save({ tenantId, id, createdAt: _createdAt, ...row }, seen) {
      const saved = await guarded(
        db
          .update(webhook)
          .set(row)
          .where(and(one(tenantId, id), eq(webhook.updatedAt, seen)))
          .returning({ id: webhook.id }),
      );
      kept.delete(tenantId);
      return saved.length === 1;
    },
    async remove(tenantId, id) {
      const removed = await guarded(
        db.delete(webhook).where(one(tenantId, id)).returning({ id: webhook.id }),
      );
      kept.delete(tenantId);
      return removed.length === 1;
    },
  };
}
