/** Answers of tools that may be kept for a while, in this isolate, by tenant, tool and arguments. Implements the cache of flows/call-tool. */
import type { System } from '#ports/system';
import type { ToolCache } from '#ports/tool-cache';

/** Results are at most 32 kB: 8 MB at worst. */
const resultsMax = 250;

export function resultCache(system: Pick<System, 'now'>): ToolCache {
  const kept = new Map<string, { result: unknown; until: number }>();
  return {
    get(key) {
      const found = kept.get(key);
      if (!found || found.until <= system.now()) return undefined;
      return found.result;
    },
    keep(key, result, seconds) {
      kept.delete(key);
      kept.set(key, { result, until: system.now() + seconds * 1_000 });
      const [oldest] = kept.keys();
      if (kept.size > resultsMax && oldest !== undefined) kept.delete(oldest);
    },
  };
}
