/**
 * Tenants by site key or id, cached per isolate: fresh for some seconds, and for longer when D1 is away, so that
 * running conversations go on (R25). Values are shared, promises are not: one belongs to the request or object that made it,
 * and whoever else waits for it hangs when that is gone. Implements ports/tenants.
 */
import { eq } from 'drizzle-orm';
import { defaultSettings } from '#core/tenant';
import type { Plan, Tenant, TenantSettings } from '#core/tenant';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { tenant } from '#worker/store/schema';

const freshMs = 2_000;
const staleMs = 10 * 60_000;
const maxCached = 5_000;

interface Cached {
  tenant: Tenant | null;
  at: number;
}

export function tenantStore(db: Database, system: System): Tenants {
  const cache = new Map<string, Cached>();
  const load = async (
    key: string,
    column: 'siteKey' | 'id',
    value: string,
  ): Promise<Tenant | null> => {
    try {
      const row = await guarded(db.select().from(tenant).where(eq(tenant[column], value)).get());
      const found = row ? toTenant(row) : null;
      if (cache.size >= maxCached) cache.clear();
      cache.set(key, { tenant: found, at: system.now() });
      return found;
    } catch (error) {
      const stale = cache.get(key);
      if (stale && system.now() - stale.at < staleMs) return stale.tenant;
      throw error;
    }
  };

  const read = (column: 'siteKey' | 'id', value: string): Promise<Tenant | null> => {
    const key = `${column}:${value}`;
    const cached = cache.get(key);
    if (cached && Math.abs(system.now() - cached.at) < freshMs)
      return Promise.resolve(cached.tenant);
    // One reads again; whoever comes meanwhile goes on with what was there.
    if (cached) cached.at = system.now();
    return load(key, column, value);
  };

  return { bySiteKey: (siteKey) => read('siteKey', siteKey), byId: (id) => read('id', id) };
}

function toTenant(row: typeof tenant.$inferSelect): Tenant {
  const plan = row.plan as Plan;
  const settings = row.settings as Partial<TenantSettings>;
  return {
    id: row.id as Tenant['id'],
    slug: row.slug,
    name: row.name,
    plan,
    status: row.status as Tenant['status'],
    siteKey: row.siteKey,
    origins: row.origins,
    branding: row.branding as Tenant['branding'],
    greeting: row.greeting,
    suggestions: row.suggestions,
    prompt: row.prompt,
    promptVersion: row.promptVersion,
    knowledgeVersion: row.knowledgeVersion,
    settings: { ...defaultSettings(plan), ...settings, version: row.updatedAt },
    wrappedKey: row.wrappedKey,
    identitySecretSealed: row.identitySecretSealed,
  };
}
