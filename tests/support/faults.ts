/**
 * Faults from outside the product: its SQLite files found, locked by another process, read and changed by hand;
 * the memory of its process. Used by the durability tests; knows the layout that the local runtime gives its files.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { Parley } from './harness.ts';
import { stateDirectory } from './harness.ts';

const sqliteFiles = (directory: string) =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
    .map((name) => join(directory, name));

/** The one D1 database. */
export function d1File(parley: Parley): string {
  const [file] = sqliteFiles(join(stateDirectory(parley), 'd1/miniflare-D1DatabaseObject'));
  if (!file) throw new Error('no D1 file');
  return file;
}

/** By directory: whose file is whose, as far as was looked. */
const knownFiles = new Map<string, Map<string, string>>();

/** The file of a conversation's object. */
export function conversationFile(parley: Parley, conversationId: string): string {
  const directory = join(stateDirectory(parley), 'do/parley-ConversationObject');
  const known = knownFiles.get(directory) ?? new Map<string, string>();
  knownFiles.set(directory, known);
  const there = known.get(conversationId);
  if (there) return there;
  const seen = new Set(known.values());
  for (const file of sqliteFiles(directory)) {
    if (seen.has(file)) continue;
    const row = bornIn(file);
    if (row) known.set((JSON.parse(String(row['body'])) as { id: string }).id, file);
  }
  const found = known.get(conversationId);
  if (!found) throw new Error(`no file of ${conversationId}`);
  return found;
}

/** Undefined in the file of an object that is just being made: it has no tables yet. */
function bornIn(file: string): Record<string, unknown> | undefined {
  const [table] = query(file, "SELECT 1 FROM sqlite_master WHERE name = 'state'");
  return table && query(file, "SELECT body FROM state WHERE name = 'conversation'")[0];
}

/** The files of the objects that count addresses and tenants. */
export const limiterFiles = (parley: Parley): string[] =>
  sqliteFiles(join(stateDirectory(parley), 'do/parley-LimiterObject'));

/** The file of the audit trail that holds an entry about this thing. */
export function auditFile(parley: Parley, target: string): string {
  for (const file of sqliteFiles(join(stateDirectory(parley), 'do/parley-AuditObject')))
    if (query(file, 'SELECT 1 FROM entry WHERE target = ? LIMIT 1', target).length > 0) return file;
  throw new Error(`no audit trail about ${target}`);
}

export function query(
  file: string,
  sql: string,
  ...values: (string | number)[]
): Record<string, unknown>[] {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    return db.prepare(sql).all(...values) as Record<string, unknown>[];
  } finally {
    db.close();
  }
}

/** As after the platform's last try: the alarm of this conversation is gone. */
export function forgetAlarm(parley: Parley, conversationId: string): void {
  const file = conversationFile(parley, conversationId);
  query(file, 'DELETE FROM _cf_METADATA WHERE key = 1');
  query(
    join(stateDirectory(parley), 'do/parley-ConversationObject/metadata.sqlite'),
    'DELETE FROM _cf_ALARM WHERE actor_id = ?',
    basename(file, '.sqlite'),
  );
}

export interface Lock {
  release(): Promise<void>;
}

/** BEGIN EXCLUSIVE in another process: every statement of the product on this file fails until the release. */
export async function lockFile(file: string): Promise<Lock> {
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      '--input-type=module',
      '--eval',
      `import { DatabaseSync } from 'node:sqlite';
       const db = new DatabaseSync(process.argv[1]);
       db.exec('PRAGMA busy_timeout = 10000');
       db.exec('BEGIN EXCLUSIVE');
       process.stdout.write('locked\\n');
       process.stdin.on('data', () => { db.exec('ROLLBACK'); db.close(); process.exit(0); });
       process.stdin.on('end', () => process.exit(0));`,
      file,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    exited.then(() => Promise.reject(new Error('the file could not be locked'))),
  ]);
  return {
    async release() {
      child.stdin.write('release\n');
      await exited;
    },
  };
}

/** Resident memory of the runtime in MiB; null where /proc is not. */
export function memoryMiB(parley: Parley): number | null {
  const path = `/proc/${parley.server.workerdPid()}/status`;
  if (!existsSync(path)) return null;
  const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))?.[1];
  return kib ? Number(kib) / 1024 : null;
}

/** Conversations whose object is in memory; null where /proc is not. A sleeping one has closed its file. */
export function objectsAwake(parley: Parley): number | null {
  const directory = `/proc/${parley.server.workerdPid()}/fd`;
  if (!existsSync(directory)) return null;
  const open = readdirSync(directory).flatMap((name) => {
    try {
      return [readlinkSync(join(directory, name))];
    } catch {
      return []; // Closed meanwhile.
    }
  });
  return new Set(
    open.filter((file) => /parley-ConversationObject\/(?!metadata)\w+\.sqlite$/.test(file)),
  ).size;
}

/** Looks again and again until `look` finds something. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = 20_000,
): Promise<NonNullable<T>> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
