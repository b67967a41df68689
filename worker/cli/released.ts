/**
 * Files of earlier releases that go along with a new one. Pages in visitors' browsers hold a `widget.js` of up to a day ago,
 * and load the panel that it names when somebody clicks: that file must still be there. `/released.json` on the site says
 * which files belong to it; used by deploy. Side effects: reads the site through `get`, writes into the built site.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The widget's loader may be a day old (its Cache-Control); a page may stay open for longer. */
const keptMs = 7 * 24 * 3_600_000;
const listName = 'released.json';

interface Released {
  current: string[];
  /** Files of earlier releases, with the instant at which a release without them took over. */
  earlier: Record<string, string>;
}

export type Get = (path: string) => Promise<Uint8Array | null>;

/** Answers the files that were carried over. `web` is the built site. */
export async function carryOver(web: string, get: Get, now: number): Promise<string[]> {
  const assets = join(web, 'assets');
  const current = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(assets.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
  const before = parse(await get(listName));
  const earlier: Record<string, string> = {};
  const superseded = before.current.map((path) => [path, new Date(now).toISOString()] as const);
  for (const [path, since] of [...Object.entries(before.earlier), ...superseded]) {
    if (current.includes(path) || !isPlain(path) || !(now - Date.parse(since) < keptMs)) continue;
    const bytes = await get(`assets/${path}`);
    if (!bytes) continue;
    mkdirSync(dirname(join(assets, path)), { recursive: true });
    writeFileSync(join(assets, path), bytes);
    earlier[path] = since;
  }
  writeFileSync(
    join(web, listName),
    `${JSON.stringify({ current, earlier } satisfies Released)}\n`,
  );
  return Object.keys(earlier);
}

/** The list comes from a site: it must not name a place outside the folder. */
const isPlain = (path: string): boolean => /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)?$/.test(path);

function parse(bytes: Uint8Array | null): Released {
  try {
    const list = JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as Partial<Released>;
    return {
      current: (list.current ?? []).filter((path) => typeof path === 'string'),
      earlier: list.earlier ?? {},
    };
  } catch {
    // The first release, or one from before there was a list.
    return { current: [], earlier: {} };
  }
}

/** From the site as it is served now; what it does not have is null. */
export function fromSite(origin: string): Get {
  return async (path) => {
    const response = await fetch(new URL(path, `${origin}/`), { cache: 'no-store' });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
