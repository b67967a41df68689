/**
 * The names of visitors in the list, asked for apart from it: what comes live carries no personal data. Kept while the app is open;
 * one without a name is asked for again after a while, because visitors get one when they sign in or leave their details.
 */
import { useEffect, useState } from 'preact/hooks';
import type { InboxNames } from '#protocol/inbox-filter';
import { namesAtOnce } from '#protocol/inbox-filter';
import { api } from '../api.ts';

const againMs = 30_000;

/** By member and conversation: who comes after on this page may see less. Null: has none so far. */
const known = new Map<string, { name: string | null; at: number }>();

const keyOf = (memberId: string, id: string): string => `${memberId} ${id}`;

const isMissing = (key: string): boolean => {
  const found = known.get(key);
  return !found || (found.name === null && Date.now() - found.at > againMs);
};

export function useVisitorNames(
  memberId: string,
  ids: readonly string[],
): (id: string) => string | undefined {
  const [, setRound] = useState(0);
  const list = ids.join(',');
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const missing = list.split(',').filter((id) => id !== '' && isMissing(keyOf(memberId, id)));
      if (missing.length === 0) return;
      const some = missing.slice(0, namesAtOnce);
      const { names } = await api<InboxNames>('/v1/admin/conversations/names', {
        query: { ids: some.join(',') },
        signal: abort.signal,
      });
      for (const id of some)
        known.set(keyOf(memberId, id), { name: names[id] ?? null, at: Date.now() });
      setRound((before) => before + 1);
      if (missing.length > some.length) await ask();
    };
    // Without names visitors go by the end of their id.
    const quietly = () => void ask().catch(() => undefined);
    quietly();
    const timer = setInterval(quietly, againMs);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [memberId, list]);
  return (id) => known.get(keyOf(memberId, id))?.name ?? undefined;
}
