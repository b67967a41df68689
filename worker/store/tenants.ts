/**
 * Tenants by site key or id, cached per isolate: fresh for some seconds, and for longer when D1 is away, so that
 * running conversations go on (R25). Keys that are nobody's are remembered apart and shortly, so that guessing neither
 * asks D1 again and again nor pushes tenants out. Values are shared, promises are not: one belongs to the request or object that made it,
 * and whoever else waits for it hangs when that is gone. Implements ports/tenants.
 */
import { and, eq, isNull } from 'drizzle-orm';
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
/** A new tenant is found this much later by an isolate that was asked for it before. */
const absentMs = 2_000;
const maxAbsent = 5_000;

interface Cached {
  tenant: Tenant;
  /** When D1 last answered. */
  at: number;
  /** When D1 was last asked. */
  askedAt: number;
}

export function tenantStore(db: Database, system: System): Tenants {
  const cache = new Map<string, Cached>();
  const absent = new Map<string, number>();
  const isWithin = (ms: number, at: number) => Math.abs(system.now() - at) < ms;
  let forgotten = 0;
  const load = async (
    key: string,
    column: 'siteKey' | 'id',
    value: string,
  ): Promise<Tenant | null> => {
    const before = forgotten;
    try {
      const row = await guarded(db.select().from(tenant).where(eq(tenant[column], value)).get());
      const now = system.now();
      if (!row) {
        cache.delete(key);
        if (absent.size >= maxAbsent) absent.clear();
        absent.set(key, now);
        return null;
      }
      const found = toTenant(row);
      absent.delete(key);
      // What was read before a change must not outlive it.
      if (before !== forgotten) return found;
      if (cache.size >= maxCached) cache.clear();
      cache.set(key, { tenant: found, at: now, askedAt: now });
      return found;
    } catch (error) {
      const stale = cache.get(key);
      if (stale && isWithin(staleMs, stale.at)) return stale.tenant;
      throw error;
    }
  };

  const forget = (id: string): void => {
    forgotten++;
    for (const [key, { tenant }] of cache) if (tenant.id === id) cache.delete(key);
  };

  const isAbsent = (key: string): boolean => {
    const at = absent.get(key);
    return at !== undefined && isWithin(absentMs, at);
  };

  const read = (column: 'siteKey' | 'id', value: string): Promise<Tenant | null> => {
    const key = `${column}:${value}`;
    if (isAbsent(key)) return Promise.resolve(null);
    const cached = cache.get(key);
    // One reads again; whoever comes meanwhile goes on with what was there.
    if (cached && isWithin(freshMs, cached.askedAt) && isWithin(staleMs, cached.at))
      return Promise.resolve(cached.tenant);
    if (cached) cached.askedAt = system.now();
    return load(key, column, value);
  };

  return {
    bySiteKey: (siteKey) => read('siteKey', siteKey),
    byId: (id) => read('id', id),
    // Of a tenant that is known D1 is asked once in a while, however many ask for it.
    forget,
    async overrides(id) {
      const row = await guarded(
        db
          .select({ plan: tenant.plan, settings: tenant.settings, version: tenant.updatedAt })
          .from(tenant)
          .where(eq(tenant.id, id))
          .get(),
      );
      return row
        ? {
            plan: row.plan as Plan,
            overrides: row.settings as Partial<TenantSettings>,
            version: row.version,
          }
        : null;
    },
    async saveOverrides(id, overrides, seenVersion) {
      const updatedAt = Math.max(system.now(), seenVersion + 1);
      const saved = await guarded(
        db
          .update(tenant)
          .set({ settings: overrides, updatedAt })
          .where(and(eq(tenant.id, id), eq(tenant.updatedAt, seenVersion)))
          .returning({ id: tenant.id }),
      );
      forget(id);
      return saved.length === 1;
    },
    async saveIdentitySecret(id, kept, seen) {
      const isSeen =
        seen === null ? isNull(tenant.identitySecretSealed) : eq(tenant.identitySecretSealed, seen);
      const saved = await guarded(
        db
          .update(tenant)
          .set(kept)
          .where(and(eq(tenant.id, id), isSeen))
          .returning({ id: tenant.id }),
      );
      forget(id);
      return saved.length === 1;
    },
    remembers: (siteKey) => cache.has(`siteKey:${siteKey}`) || isAbsent(`siteKey:${siteKey}`),
  };
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
    oldIdentitySecretSealed: row.oldIdentitySecretSealed,
    oldIdentitySecretUntil: row.oldIdentitySecretUntil,
  };
}
