/**
 * The answer cache: values in this isolate's memory, and behind it the data centre's Cache API, which other isolates share. Keys are
 * digests that begin with the tenant, so no tenant can meet another's. What fails is as if it were not there.
 */
import type { AnswerCache, CachedAnswer } from '#ports/answer-cache';
import type { System } from '#ports/system';

/** About 1 kB each. */
const mostAnswers = 1_000;
/** A name that nobody can ask us for: the cache is reached by our own code alone. */
const base = 'https://answers.parley.invalid/';

interface Kept extends CachedAnswer {
  until: number;
}

type SharedCache = Pick<Cache, 'match' | 'put'>;

export function answerCache(
  system: Pick<System, 'now'>,
  shared: () => SharedCache | undefined,
): AnswerCache {
  const kept = new Map<string, Kept>();
  const fresh = (answer: Kept | undefined) =>
    answer && answer.until > system.now() ? answer : undefined;
  const keep = (key: string, answer: Kept) => {
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > mostAnswers && oldest !== undefined) kept.delete(oldest);
  };
  const away = (error: unknown) => {
    console.warn(JSON.stringify({ at: 'answer cache', error: String(error).slice(0, 200) }));
    return undefined;
  };
  return {
    async get(tenantId, asked) {
      const key = await digest(tenantId, asked);
      const here = fresh(kept.get(key));
      if (here) return only(here);
      const response = await shared()
        ?.match(base + key)
        .catch(away);
      const there = response && fresh((await response.json()) as Kept);
      if (there) keep(key, there);
      return there ? only(there) : null;
    },
    async put(tenantId, asked, answer, keepMs) {
      const key = await digest(tenantId, asked);
      const entry = { ...answer, until: system.now() + keepMs };
      keep(key, entry);
      const seconds = Math.ceil(keepMs / 1_000);
      const response = new Response(JSON.stringify(entry), {
        headers: { 'cache-control': `max-age=${seconds}`, 'content-type': 'application/json' },
      });
      await shared()
        ?.put(base + key, response)
        .catch(away);
    },
  };
}

const only = ({ text, provider, model }: Kept): CachedAnswer => ({ text, provider, model });

async function digest(tenantId: string, asked: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${tenantId}\n${asked}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${tenantId}/${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
