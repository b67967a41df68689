/**
 * Small key-value storage under `parley:<siteKey>`: localStorage where the browser has one, else
 * memory. Nothing is written before `allow()`, that is, before the visitor did something. Tells
 * about changes that other tabs made.
 */
export interface Store {
  allow(): void;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Names, without the prefix, that begin with `start`, in order. */
  names(start: string): string[];
  /** Forgets everything of this site key. */
  clear(): void;
  onChange(listener: (key: string) => void): () => void;
}

export function createStore(siteKey: string): Store {
  const prefix = `parley:${siteKey}`;
  const memory = new Map<string, string>();
  let allowed = false;
  let disk: Storage | null = null;
  try {
    disk = localStorage;
    disk.getItem(prefix);
  } catch {
    disk = null;
  }
  const attempt = <T>(use: (disk: Storage) => T, otherwise: T): T => {
    if (!disk) return otherwise;
    try {
      return use(disk);
    } catch {
      return otherwise;
    }
  };
  const store: Store = {
    allow() {
      if (allowed) return;
      allowed = true;
      for (const [key, value] of memory) store.set(key, value);
    },
    get: (key) => memory.get(key) ?? attempt((it) => it.getItem(prefix + key), null),
    set(key, value) {
      const kept =
        allowed &&
        attempt((it) => {
          it.setItem(prefix + key, value);
          return true;
        }, false);
      if (kept) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((it) => it.removeItem(prefix + key), undefined);
    },
    names(start) {
      const names = new Set<string>();
      for (const key of memory.keys()) if (key.startsWith(start)) names.add(key);
      attempt((it) => {
        for (let i = 0; i < it.length; i++) {
          const key = it.key(i) ?? '';
          if (key.startsWith(prefix + start)) names.add(key.slice(prefix.length));
        }
      }, undefined);
      return [...names].sort();
    },
    clear() {
      for (const name of store.names('')) if (!name || name[0] === ':') store.remove(name);
    },
    onChange(listener) {
      const heard = (event: StorageEvent) => {
        if (event.key?.startsWith(prefix)) listener(event.key.slice(prefix.length));
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
  return store;
}
