/**
 * A list that comes in pages behind a cursor: first page, more, reload, and changes of single items before the server has
 * answered. While the key (the filters) changes, the old items stay and `isBusy` is set. Used by pages with long lists.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Page<T> {
  items: T[];
  cursor: string | null;
}

interface Held<T> {
  key: string | null;
  items: T[];
  cursor: string | null;
  isBusy: boolean;
  error: unknown;
}

export interface Paged<T> {
  /** Undefined until the first page has come. */
  items: T[] | undefined;
  hasMore: boolean;
  isBusy: boolean;
  error: unknown;
  more: () => void;
  reload: () => void;
  change: (matches: (item: T) => boolean, by: (item: T) => T) => void;
  /** First of the list, instead of one that it is a newer state of. */
  put: (item: T, isSame: (item: T) => boolean) => void;
}

export function usePaged<T>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): Paged<T> {
  const [held, setHeld] = useState<Held<T>>({
    key: null,
    items: [],
    cursor: null,
    isBusy: true,
    error: undefined,
  });
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  loader.current = load;
  const running = useRef<AbortController | undefined>(undefined);

  const fetchPage = useCallback((of: string, cursor: string | undefined) => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setHeld((before) => ({ ...before, isBusy: true, error: undefined }));
    const run = async () => {
      try {
        const page = await loader.current(cursor, abort.signal);
        if (abort.signal.aborted) return;
        setHeld(({ items }) => ({
          key: of,
          items: cursor === undefined ? page.items : [...items, ...page.items],
          cursor: page.cursor,
          isBusy: false,
          error: undefined,
        }));
      } catch (error) {
        if (!abort.signal.aborted) setHeld((before) => ({ ...before, isBusy: false, error }));
      }
    };
    void run();
  }, []);

  useEffect(() => {
    fetchPage(key, undefined);
    return () => running.current?.abort();
  }, [key, round, fetchPage]);

  const { cursor } = held;
  return {
    items: held.key === null ? undefined : held.items,
    hasMore: held.key === key && cursor !== null,
    isBusy: held.isBusy,
    error: held.error,
    more: () => {
      if (cursor !== null && !held.isBusy) fetchPage(key, cursor);
    },
    reload: () => setRound((before) => before + 1),
    change: (matches, by) =>
      setHeld((before) => ({
        ...before,
        items: before.items.map((item) => (matches(item) ? by(item) : item)),
      })),
    put: (item, isSame) =>
      setHeld((before) => ({
        ...before,
        items: [item, ...before.items.filter((other) => !isSame(other))],
      })),
  };
}
