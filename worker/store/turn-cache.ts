/**
 * What every turn of a tenant needs from D1, kept in the isolate: fresh for two seconds, and for ten minutes when D1 is away. Values are
 * shared, promises are not: one belongs to the request or object that made it.
 */
import type { System } from '#ports/system';

const freshMs = 2_000;
const staleMs = 10 * 60_000;
const mostTenants = 2_000;

export interface TurnCache<T> {
  get(tenantId: string): Promise<T>;
  forget(tenantId: string): void;
}

export function turnCache<T>(
  load: (tenantId: string) => Promise<T>,
  system: Pick<System, 'now'>,
): TurnCache<T> {
  const kept = new Map<string, { value: T; at: number; askedAt: number }>();
  let forgotten = 0;
  const isWithin = (ms: number, at: number) => Math.abs(system.now() - at) < ms;
  return {
    async get(tenantId) {
      const cached = kept.get(tenantId);
      if (cached && isWithin(freshMs, cached.askedAt) && isWithin(staleMs, cached.at))
        return cached.value;
      // One reads again; whoever comes meanwhile goes on with what was there.
      if (cached) cached.askedAt = system.now();
      const before = forgotten;
      try {
        const value = await load(tenantId);
        // What was read before a change must not outlive it.
        if (before !== forgotten) return value;
        if (kept.size >= mostTenants) kept.clear();
        kept.set(tenantId, { value, at: system.now(), askedAt: system.now() });
        return value;
      } catch (error) {
        if (cached && isWithin(staleMs, cached.at)) return cached.value;
        throw error;
      }
    },
    forget(tenantId) {
      forgotten++;
      kept.delete(tenantId);
    },
  };
}
