/** Connections of tenants in D1. Implements ports/integrations. */
import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { Auth, IntegrationType } from '#protocol/integration';
import type { Integrations, StoredIntegration } from '#ports/integrations';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { integration } from '#worker/store/integration-schema';

type Row = typeof integration.$inferSelect;

const listMax = 100;

export function integrationStore(db: Database): Integrations {
  const one = (tenantId: string, id: string) =>
    and(eq(integration.tenantId, tenantId), eq(integration.id, id));
  return {
    async all(tenantId) {
      const rows = await guarded(
        db
          .select()
          .from(integration)
          .where(eq(integration.tenantId, tenantId))
          .orderBy(integration.createdAt, integration.id)
          .limit(listMax)
          .all(),
      );
      return rows.map(fromRow);
    },
    async get(tenantId, id) {
      const row = await guarded(db.select().from(integration).where(one(tenantId, id)).get());
      return row ? fromRow(row) : null;
    },
    async add(stored) {
      await guarded(db.insert(integration).values(toRow(stored)));
    },
    async save(stored, seen) {
      const { tenantId, id, createdAt: _createdAt, ...changing } = toRow(stored);
      const saved = await guarded(
        db
          .update(integration)
          .set(changing)
          .where(and(one(tenantId, id), eq(integration.updatedAt, seen)))
          .returning({ id: integration.id }),
      );
      return saved.length === 1;
    },
    async remove(tenantId, id) {
      const removed = await guarded(
        db.delete(integration).where(one(tenantId, id)).returning({ id: integration.id }),
      );
      return removed.length === 1;
    },
  };
}

function fromRow({ tenantId, secretSealed, createdAt, updatedAt, ...row }: Row): StoredIntegration {
  return {
    tenantId,
    connection: {
      ...row,
      type: v.parse(IntegrationType, row.type),
      auth: v.parse(Auth, row.auth),
      headers: row.headers as Record<string, string>,
    },
    secretSealed,
    createdAt,
    updatedAt,
  };
}

const toRow = ({ connection, ...kept }: StoredIntegration): Row => ({ ...connection, ...kept });
