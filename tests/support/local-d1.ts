/** A D1 of its own with every migration applied, without the product around it: for contracts and benches of stores. */
import { readdirSync, readFileSync } from 'node:fs';
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { database } from '#worker/store/database';
import type { Database } from '#worker/store/database';

const migrations = new URL('../../d1-migrations/', import.meta.url).pathname;

export interface LocalD1 {
  d1: D1Database;
  db: Database;
  stop(): Promise<void>;
}

export async function localD1(): Promise<LocalD1> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default { fetch: () => new Response() }',
      compatibilityDate: '2026-10-20',
      d1Databases: ['DB'],
      cf: false,
    } as never),
  );
  const d1 = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  for (const name of readdirSync(migrations).toSorted())
    if (name.endsWith('.sql')) await d1.batch(statementsOf(name).map((one) => d1.prepare(one)));
  return { d1, db: database(d1), stop: () => miniflare.dispose() };
}

const statementsOf = (name: string): string[] =>
  readFileSync(migrations + name, 'utf8')
    .split('--> statement-breakpoint')
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '');
