/**
 * Parley in one workerd on one origin: the production bundle and the built assets, without a file watcher, an inspector or a
 * development proxy. Used by start, the tests and the benchmarks. State lies in `directory` as plain SQLite.
 */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { claim, forget, isAlive, note, ownRuntime } from './runtime-process.ts';
import type { SettingValues } from './settings.ts';
import { root } from './settings.ts';

export interface ServerOptions {
  /** 0 takes a free port. */
  port: number;
  directory: string;
  settings: SettingValues & { AWAIT_START?: '1'; LINK_ORIGIN?: string };
  /** Receives every outgoing request instead of the network (tests). */
  outboundService?: (request: Request) => Response | Promise<Response>;
  /** Gets every line that the runtime logs, instead of our own output (tests). */
  onLog?: (line: string) => void;
}

export interface Server {
  origin: string;
  miniflare: Miniflare;
  /** The workerd process, for tests that kill it. */
  workerdPid(): number | null;
  /** The runtime died since the last look, and Miniflare has put another in its place. */
  hasRestarted(): boolean;
  /** What the platform's clock does elsewhere. */
  nightly(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { directory, onLog } = options;
  mkdirSync(directory, { recursive: true });
  await claim(directory);
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  process.env['CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV'] = 'false';
  const { unstable_getMiniflareWorkerOptions } = await import('wrangler');
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, 'wrangler.toml'));
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...workerOptions,
      name: 'parley',
      bindings: { ...(workerOptions.bindings as object), ...options.settings },
      modulesRoot: join(root, 'dist/worker'),
      modules: modules(),
      host: '127.0.0.1',
      port: options.port,
      cf: false,
      resourcePersistencePath: join(directory, 'state'),
      unsafeLocalExplorer: false,
      ...(onLog
        ? { handleStructuredLogs: ({ message }: { message: string }) => onLog(message) }
        : {}),
      ...(options.outboundService ? { outboundService: options.outboundService } : {}),
    } as never),
  );
  const url = await miniflare.ready;
  const port = Number(url.port);
  let pid = ownRuntime();
  if (pid) note(directory, pid, port);
  await migrate(miniflare);
  return {
    origin: url.origin,
    miniflare,
    workerdPid: () => pid,
    hasRestarted: () => {
      if (pid === null || isAlive(pid)) return false;
      const next = ownRuntime();
      if (next === null) return false;
      pid = next;
      note(directory, pid, port);
      return true;
    },
    nightly: async () => {
      const worker = (await miniflare.getWorker()) as unknown as {
        scheduled(event: { scheduledTime: Date; cron: string }): Promise<{ outcome: string }>;
      };
      const { outcome } = await worker.scheduled({ scheduledTime: new Date(), cron: '' });
      if (outcome !== 'ok') throw new Error(`the nightly job ended as ${outcome}`);
    },
    stop: async () => {
      await miniflare.dispose();
      forget(directory);
    },
  };
}

function modules() {
  const directory = join(root, 'dist/worker');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.js') || name.endsWith('.md'))
    .toSorted((a, b) => Number(b === 'index.js') - Number(a === 'index.js'))
    .map((name) => ({
      type: name.endsWith('.md') ? 'Text' : 'ESModule',
      path: join(directory, name),
      contents: readFileSync(join(directory, name), 'utf8'),
    }));
}

/** Applies what is new in d1-migrations, recorded as wrangler records it. */
async function migrate(miniflare: Miniflare): Promise<void> {
  const db = await miniflare.getD1Database('DB');
  await db
    .prepare(
      'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    .run();
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  const files = readdirSync(join(root, 'd1-migrations')).filter((name) => name.endsWith('.sql'));
  for (const name of files.toSorted()) {
    if (applied.has(name)) continue;
    const statements = readFileSync(join(root, 'd1-migrations', name), 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
      .filter((statement) => statement !== '');
    // One batch a migration: applied whole or not at all.
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
}
