/**
 * Tenants' own intents in D1: a row each, and one with what was learnt, which is large: turns ask for its version only and read it when that
 * has changed. Implements ports/intents.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { trainOwnIntents } from '#core/understanding/own-intents';
import { isCurrentModel } from '#core/understanding/tenant-intents';
import type { TenantIntentModel } from '#core/understanding/tenant-intents';
import type { Intents } from '#ports/intents';
import type { System } from '#ports/system';
import type { OwnIntent } from '#protocol/intent';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { definition } from '#worker/store/schema';
import { turnCache } from '#worker/store/turn-cache';

const [each, learnt] = ['intent', 'intent-model'];
const mostModels = 200;

interface Learnt {
  version: number;
  model: TenantIntentModel | null;
}

export function intentStore(db: Database, system: Pick<System, 'now'>): Intents {
  const known = new Map<string, Learnt>();
  const of = (tenantId: string, kind: string) =>
    and(eq(definition.tenantId, tenantId), eq(definition.kind, kind));
  const all = async (tenantId: string): Promise<OwnIntent[]> => {
    const rows = await guarded(
      db.select().from(definition).where(of(tenantId, each)).orderBy(definition.name).all(),
    );
    return rows.map(({ name, body }) => ({ ...(body as Omit<OwnIntent, 'label'>), label: name }));
  };
  const cache = turnCache(async (tenantId): Promise<TenantIntentModel | null> => {
    const current = await guarded(
      db
        .select({ version: sql<number>`json_extract(${definition.body}, '$.version')` })
        .from(definition)
        .where(of(tenantId, learnt))
        .get(),
    );
    if (!current) return null;
    const same = known.get(tenantId);
    if (same?.version === current.version) return same.model;
    const row = await guarded(
      db.select({ body: definition.body }).from(definition).where(of(tenantId, learnt)).get(),
    );
    const read = row?.body as Learnt | undefined;
    if (!read) return null;
    // Learnt by an earlier release: again from the examples, for this isolate; the next save stores it.
    const model =
      read.model === null || isCurrentModel(read.model)
        ? read.model
        : trainOwnIntents(await all(tenantId));
    if (known.size >= mostModels) known.clear();
    known.set(tenantId, { version: read.version, model });
    return model;
  }, system);
  return {
    ready: (tenantId) => cache.get(tenantId),
    all,
    async replace(tenantId, intents, model, version) {
      await guarded(
        db.batch([
          db
            .delete(definition)
            .where(
              and(eq(definition.tenantId, tenantId), inArray(definition.kind, [each, learnt])),
            ),
          db
            .insert(definition)
            .values({ tenantId, kind: learnt, name: 'current', body: { version, model } }),
          ...intents.map(({ label, ...body }) =>
            db.insert(definition).values({ tenantId, kind: each, name: label, body }),
          ),
        ]),
      );
      known.delete(tenantId);
      cache.forget(tenantId);
    },
  };
}
