/** How each list that a company can grow is grown: by which operation, into which table. Rows are multiplied in the database. */
import { tenantCaps } from '#core/tenant-caps';
import type { Capped } from '#core/tenant-caps';
import type { World } from './world.ts';

interface Growth {
  table: string;
  /** Named in acts/; the body changed by `but`. */
  example: string;
  but?: object;
}

export const growths: Record<Capped, Growth> = {
  articles: { table: 'article', example: 'post /articles' },
  members: { table: 'member', example: 'post /invitations' },
  invitations: { table: 'invitation', example: 'post /invitations' },
  apiKeys: { table: 'api_key', example: 'post /api-keys' },
  teams: { table: 'team', example: 'post /teams' },
  inboxes: { table: 'inbox', example: 'post /inboxes' },
  tools: { table: 'tool', example: 'post /tools' },
  integrations: { table: 'integration', example: 'post /integrations' },
  webhooks: { table: 'webhook', example: 'post /webhooks' },
  hooks: { table: 'hook', example: 'post /hooks' },
  channels: { table: 'notification_target', example: 'post /notifications/channels' },
  browsers: { table: 'notification_target', example: 'post /notifications/browsers' },
  instructions: { table: 'instruction', example: 'post /instructions' },
  cannedResponses: { table: 'canned_response', example: 'post /canned-responses' },
  sharedMacros: { table: 'macro', example: 'post /macros', but: { isShared: true } },
  ownMacros: { table: 'macro', example: 'post /macros', but: { isShared: false } },
  savedViews: { table: 'saved_view', example: 'post /saved-views' },
};

/** Whose the row is stays; what tells rows apart gets a number. */
const stays = new Set(['tenant_id', 'member_id']);

/** So many copies of the table's newest row; answers how to take them away again. */
export async function multiply(world: World, kind: Capped): Promise<() => Promise<unknown>> {
  const { table } = growths[kind];
  const db = await world.parley.server.miniflare.getD1Database('DB');
  const all = async <T>(sql: string) => (await db.prepare(sql).all<T>()).results;
  const columns = (await all<{ name: string; pk: number }>(`PRAGMA table_info('${table}')`)).filter(
    // SQLite's own number.
    ({ name }) => name !== 'rowid',
  );
  const unique = new Set(columns.flatMap(({ name, pk }) => (pk > 0 ? [name] : [])));
  for (const index of await all<{ name: string; unique: number }>(`PRAGMA index_list('${table}')`))
    if (index.unique === 1)
      for (const { name } of await all<{ name: string }>(`PRAGMA index_info('${index.name}')`))
        unique.add(name);
  const apart = [...unique].filter((name) => !stays.has(name));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns
    .map(({ name }) => (apart.includes(name) ? `"${name}" || '~' || i` : `"${name}"`))
    .join(', ');
  await db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${tenantCaps[kind]})
       INSERT INTO "${table}" (${names}) SELECT ${values} FROM n, "${table}"
       WHERE "${table}".rowid = (SELECT max(rowid) FROM "${table}" WHERE tenant_id = ?)`,
    )
    .bind(world.tenant.tenantId)
    .run();
  return () => db.exec(`DELETE FROM "${table}" WHERE "${apart[0]}" LIKE '%~%'`);
}
