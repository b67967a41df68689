/** The address as state: paths under /admin/, the query for filters. Side effects: history and popstate. */
import { useEffect, useState } from 'preact/hooks';

const base = '/admin';

export interface Place {
  /** Without /admin and slashes at the ends: '' is the first page. */
  path: string;
  query: URLSearchParams;
}

const listeners = new Set<() => void>();

export const href = (path: string): string => `${base}/${path}`;

/** The present address with these parameters changed; '' takes one away. */
export function withQuery(changes: Record<string, string>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes))
    if (value === '') query.delete(name);
    else query.set(name, value);
  return location.pathname + (query.size > 0 ? `?${query}` : '');
}

export function place(): Place {
  const path = location.pathname.slice(base.length).replace(/^\/+|\/+$/g, '');
  return { path, query: new URLSearchParams(location.search) };
}

export function navigate(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

export function usePlace(): Place {
  const [current, setCurrent] = useState(place);
  useEffect(() => {
    const moved = () => setCurrent(place());
    listeners.add(moved);
    addEventListener('popstate', moved);
    return () => {
      listeners.delete(moved);
      removeEventListener('popstate', moved);
    };
  }, []);
  return current;
}

/** True for a plain click, which the router may take; others (new tab, download) belong to the browser. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
