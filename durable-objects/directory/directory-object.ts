/**
 * One tenant's list of conversations and of those whose outbox is parked. Written by the conversations'
 * outboxes, read by reconcile. SQLite, no sockets.
 */
import { DurableObject } from 'cloudflare:workers';
import type { DirectoryPage } from '#ports/directory';
import type { ConversationId } from '#protocol/ids';

export class DirectoryObject extends DurableObject {
  #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env as never);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS parked (id TEXT PRIMARY KEY, error TEXT NOT NULL) WITHOUT ROWID;`);
  }

  register(id: ConversationId): void {
    this.#sql.exec('INSERT OR IGNORE INTO conversation (id) VALUES (?)', id);
  }

  page(after: string | null, limit: number): DirectoryPage {
    const rows = this.#sql
      .exec<{ id: ConversationId }>(
        'SELECT id FROM conversation WHERE id > ? ORDER BY id LIMIT ?',
        after ?? '',
        limit,
      )
      .toArray();
    const conversationIds = rows.map((row) => row.id);
    return {
      conversationIds,
      cursor: conversationIds.length === limit ? (conversationIds.at(-1) ?? null) : null,
    };
  }

  reportParked(id: ConversationId, error: string | null): void {
    if (error === null) this.#sql.exec('DELETE FROM parked WHERE id = ?', id);
    else
      this.#sql.exec(
        'INSERT INTO parked (id, error) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET error = excluded.error',
        id,
        error.slice(0, 500),
      );
  }

  parked(): { conversationId: string; error: string }[] {
    return this.#sql
      .exec<{ id: string; error: string }>('SELECT id, error FROM parked ORDER BY id LIMIT 100')
      .toArray()
      .map((row) => ({ conversationId: row.id, error: row.error }));
  }
}
