/**
 * Something a page loads: loading, then ready or failed, with reload. What was shown stays while it is loaded again; an
 * answer that comes after its key changed or the component left is dropped. Used by every page.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export type Resource<T> = (
  | { state: 'loading'; data: undefined; error: undefined }
  | { state: 'ready'; data: T; error: undefined }
  /** `data` is the last good answer under the same key, if there was one. */
  | { state: 'failed'; data: T | undefined; error: unknown }
) & { isBusy: boolean; reload: () => void };

type Held<T> = { key: string; data?: T; error?: unknown; isBusy: boolean; isSettled: boolean };

export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  { everyMs }: { everyMs?: number } = {},
): Resource<T> {
  const [held, setHeld] = useState<Held<T>>({ key, isBusy: true, isSettled: false });
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    const abort = new AbortController();
    setHeld((before) =>
      before.key === key ? { ...before, isBusy: true } : { key, isBusy: true, isSettled: false },
    );
    void settle(loader.current, abort.signal).then((outcome) => {
      if (abort.signal.aborted) return undefined;
      return setHeld((before) => ({
        ...before,
        error: undefined,
        ...outcome,
        isBusy: false,
        isSettled: true,
      }));
    });
    return () => abort.abort();
  }, [key, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    if (everyMs === undefined) return;
    const again = () => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, reload]);

  const { data, error, isBusy, isSettled } = held;
  const common = { isBusy, reload };
  if (held.key !== key || !isSettled)
    return { state: 'loading', data: undefined, error: undefined, ...common, isBusy: true };
  if (error !== undefined) return { state: 'failed', data, error, ...common };
  return { state: 'ready', data: data as T, error: undefined, ...common };
}

async function settle<T>(load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) {
  try {
    return { data: await load(signal) };
  } catch (error) {
    return { error };
  }
}
