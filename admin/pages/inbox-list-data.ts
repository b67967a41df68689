/**
 * What the inbox knows of conversations: pages of the tab and of who waits, and what comes live. After a new connection
 * everything is loaded again and replaces what was known; until then the old stays in sight.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { InboxPage, InboxSummary } from '#protocol/inbox';
import { api } from '../api.ts';
import { withoutStale, withSummary } from './inbox-tabs.ts';
import type { Tab } from './inbox-tabs.ts';

/** Summaries are sent once and may be lost: the list makes up for it. */
const refreshMs = 30_000;
/** The read model may be this far behind: what came live since is newer than a list. */
const behindMs = 15_000;

interface Held {
  byId: ReadonlyMap<string, InboxSummary>;
  /** The connection since which it is whole, and the tab that was loaded. */
  round: number;
  tab: Tab | null;
  /** Of what was asked for besides the tab, and what was found by it; null when nothing was. */
  search: string;
  found: ReadonlySet<string> | null;
  cursor: string | null;
  isBusy: boolean;
  error: unknown;
}

export interface InboxList extends Held {
  take: (...summaries: InboxSummary[]) => void;
  /** A new connection, and what changed in the moments before it: what was heard earlier may be out of date. */
  begin: (recent: InboxSummary[]) => void;
  more: () => void;
  reload: () => void;
  /** What is held was asked for with other filters. */
  isChanging: boolean;
}

function load(tab: Tab, search: string, signal: AbortSignal, cursor?: string): Promise<InboxPage> {
  const query = new URLSearchParams(search);
  query.set('view', tab);
  if (cursor) query.set('cursor', cursor);
  return api<InboxPage>(`/v1/admin/conversations?${query}`, { signal });
}

const idsOf = ({ conversations }: InboxPage) => conversations.map(({ id }) => id as string);

interface Wanted {
  tab: Tab;
  /** Query of the server besides the tab. */
  search: string;
  round: number;
  memberId: string;
}

export function useInboxList({ tab, search, round, memberId }: Wanted): InboxList {
  const [held, setHeld] = useState<Held>({
    byId: new Map(),
    round: 0,
    tab: null,
    search: '',
    found: null,
    cursor: null,
    isBusy: true,
    error: undefined,
  });
  const [again, setAgain] = useState(0);
  const heard = useRef(new Map<string, { at: number; summary: InboxSummary }>());
  const running = useRef<AbortController | undefined>(undefined);

  const take = useCallback((...summaries: InboxSummary[]) => {
    for (const summary of summaries) heard.current.set(summary.id, { at: Date.now(), summary });
    setHeld((before) => ({ ...before, byId: withSummary(before.byId, ...summaries) }));
  }, []);

  const begin = useCallback(
    (recent: InboxSummary[]) => {
      heard.current.clear();
      take(...recent);
    },
    [take],
  );

  useEffect(() => {
    if (round === 0) return;
    const abort = new AbortController();
    running.current?.abort();
    running.current = abort;
    setHeld((before) => ({ ...before, isBusy: true }));
    const run = async () => {
      try {
        const [waiting, page] = await Promise.all([
          load('queue', '', abort.signal),
          load(tab, search, abort.signal),
        ]);
        if (abort.signal.aborted) return;
        for (const [id, { at }] of heard.current)
          if (Date.now() - at > behindMs) heard.current.delete(id);
        const live = [...heard.current.values()].map(({ summary }) => summary);
        setHeld((before) => ({
          byId: withSummary(
            before.round === round
              ? search === ''
                ? withoutStale(
                    withoutStale(before.byId, 'queue', waiting, memberId),
                    tab,
                    page,
                    memberId,
                  )
                : before.byId
              : new Map(),
            ...waiting.conversations,
            ...page.conversations,
            ...live,
          ),
          round,
          tab,
          search,
          found: search === '' ? null : new Set(idsOf(page)),
          cursor: page.cursor,
          isBusy: false,
          error: undefined,
        }));
      } catch (error) {
        if (!abort.signal.aborted) setHeld((before) => ({ ...before, isBusy: false, error }));
      }
    };
    void run();
    return () => abort.abort();
  }, [tab, search, round, again, memberId]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setAgain((before) => before + 1);
    }, refreshMs);
    return () => clearInterval(timer);
  }, []);

  const more = () => {
    if (held.cursor === null || held.isBusy) return;
    const abort = new AbortController();
    running.current = abort;
    setHeld((before) => ({ ...before, isBusy: true }));
    load(tab, search, abort.signal, held.cursor).then(
      (page) => {
        const { conversations, cursor } = page;
        if (abort.signal.aborted) return;
        setHeld((before) => ({
          ...before,
          byId: withSummary(before.byId, ...conversations),
          found: before.found && new Set([...before.found, ...idsOf(page)]),
          cursor,
          isBusy: false,
        }));
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setHeld((before) => ({ ...before, isBusy: false, error }));
      },
    );
  };

  const reload = () => setAgain((before) => before + 1);
  return { ...held, take, begin, more, reload, isChanging: held.search !== search };
}
