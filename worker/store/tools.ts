/** The tools of tenants in D1. What a turn asks for is kept in the isolate for seconds, as values. Implements ports/tools. */
import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { sharedDefinition } from '#core/tool/catalogue';
import { ToolDefinition, ToolSettings } from '#protocol/tool';
import type { System } from '#ports/system';
import type { StoredTool, Tools } from '#ports/tools';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { tool } from '#worker/store/tool-schema';

const freshMs = 2_000;
const staleMs = 10 * 60_000;
const cachedMax = 2_000;

type Row = typeof tool.$inferSelect;

export function toolStore(db: Database, system: System): Tools {
  const cache = new Map<string, { tools: StoredTool[]; at: number; askedAt: number }>();
  const one = (tenantId: string, name: string) =>
    and(eq(tool.tenantId, tenantId), eq(tool.name, name));
  const all = async (tenantId: string): Promise<StoredTool[]> => {
    const rows = await guarded(
      db.select().from(tool).where(eq(tool.tenantId, tenantId)).orderBy(tool.name).all(),
    );
    const tools = rows.flatMap((row) => fromRow(row) ?? []);
    if (cache.size >= cachedMax) cache.clear();
    cache.set(tenantId, { tools, at: system.now(), askedAt: system.now() });
    return tools;
  };
  return {
    all,
    async ready(tenantId) {
      const cached = cache.get(tenantId);
      const isWithin = (ms: number, at: number) => Math.abs(system.now() - at) < ms;
      if (cached && isWithin(freshMs, cached.askedAt)) return cached.tools;
      // One reads again; whoever comes meanwhile goes on with what was there.
      if (cached) cached.askedAt = system.now();
      try {
        return await all(tenantId);
      } catch (error) {
        if (cached && isWithin(staleMs, cached.at)) return cached.tools;
        throw error;
      }
    },
    async get(tenantId, name) {
      const row = await guarded(db.select().from(tool).where(one(tenantId, name)).get());
      return row ? fromRow(row) : null;
    },
    async add(tenantId, stored) {
      const added = await guarded(
        db
          .insert(tool)
          .values(toRow(tenantId, stored))
          .onConflictDoNothing()
          .returning({ name: tool.name }),
      );
      cache.delete(tenantId);
      return added.length === 1;
    },
    async save(tenantId, stored, seen) {
      const { tenantId: _tenant, name, ...changing } = toRow(tenantId, stored);
      const saved = await guarded(
        db
          .update(tool)
          .set(changing)
          .where(and(one(tenantId, name), eq(tool.updatedAt, seen)))
          .returning({ name: tool.name }),
      );
      cache.delete(tenantId);
      return saved.length === 1;
    },
    async remove(tenantId, name) {
      const removed = await guarded(
        db.delete(tool).where(one(tenantId, name)).returning({ name: tool.name }),
      );
      cache.delete(tenantId);
      return removed.length === 1;
    },
  };
}

/** Null for a row that this version cannot read: such a tool is absent rather than half there. */
function fromRow(row: Row): StoredTool | null {
  const isShared = row.definition === null;
  const definition = v.safeParse(ToolDefinition, row.definition ?? sharedDefinition(row.name));
  const settings = v.safeParse(ToolSettings, row.settings);
  if (!definition.success || !settings.success) {
    console.error(JSON.stringify({ at: 'tool', tenantId: row.tenantId, tool: row.name }));
    return null;
  }
  return {
    tool: {
      ...definition.output,
      ...settings.output,
      name: row.name,
      enabled: row.enabled,
      url: row.url,
    },
    isShared,
    credentialSealed: row.credentialSealed,
    signingSealed: row.signingSealed,
    oldSigningSealed: row.oldSigningSealed,
    oldSigningUntil: row.oldSigningUntil,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function toRow(tenantId: string, { tool: given, isShared, ...kept }: StoredTool): Row {
  const { enabled, url, name } = given;
  return {
    tenantId,
    name,
    enabled,
    url,
    definition: isShared ? null : v.parse(ToolDefinition, given),
    settings: v.parse(ToolSettings, given),
    ...kept,
  };
}
