/**
 * The Durable Object of one tenant's audit trail: it is the single writer, so the chain has no forks. Appends, reads, checks;
 * there is no way to change or remove. Reached only by adapters/audit. SQLite, no sockets.
 */
import { createHash } from 'node:crypto';
import { DurableObject } from 'cloudflare:workers';
import { chainHash, findBreak, genesis } from '#core/audit';
import type { AuditRecord, ChainedRecord, ChainHead } from '#core/audit';
import type { AuditCheck, AuditFilter } from '#protocol/audit';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const columns =
  'seq, at, actorKind, actorId, actorRole, action, route, target, outcome, status, before, after, address, requestId, hash';

export class AuditObject extends DurableObject {
  #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env as never);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actorKind TEXT NOT NULL, actorId TEXT,
        actorRole TEXT, action TEXT NOT NULL, route TEXT NOT NULL, target TEXT, outcome TEXT NOT NULL, status INTEGER NOT NULL,
        before TEXT, after TEXT, address TEXT NOT NULL, requestId TEXT NOT NULL, hash TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);`);
  }

  /** No await between reading the head and writing: nobody comes between. */
  append(tenantId: string, given: Omit<AuditRecord, 'seq'>): void {
    const head = this.#head(tenantId);
    const record: AuditRecord = { ...given, seq: head.seq + 1 };
    const hash = chainHash(head.hash, record, sha256);
    const { seq, at, actorKind, actorId, actorRole, action, route, target } = record;
    const { outcome, status, before, after, address, requestId } = record;
    const who = [actorKind, actorId, actorRole];
    const what = [action, route, target, outcome, status, before, after, address, requestId];
    this.#sql.exec(
      `INSERT INTO entry (${columns}) VALUES (${'?, '.repeat(14)}?)`,
      ...[seq, at, ...who, ...what, hash],
    );
    this.#sql.exec(
      'INSERT INTO head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
      seq,
      hash,
    );
  }

  page(filter: AuditFilter, order: 'newest' | 'oldest'): ChainedRecord[] {
    const where: string[] = [];
    const values: (string | number)[] = [];
    const only = (condition: string, ...given: (string | number)[]) => {
      where.push(condition);
      values.push(...given);
    };
    const { cursor, actor, action, target, outcome, from, to, q } = filter;
    if (cursor !== undefined) only(order === 'newest' ? 'seq < ?' : 'seq > ?', cursor);
    if (actor !== undefined) only('actorId = ?', actor);
    if (action !== undefined) only("(action = ? OR instr(action, ? || '.') = 1)", action, action);
    if (target !== undefined) only('target = ?', target);
    if (outcome !== undefined) only('outcome = ?', outcome);
    if (from !== undefined) only('at >= ?', Date.parse(from));
    if (to !== undefined) only('at < ?', Date.parse(to));
    // Not LIKE: its pattern is limited to 50 bytes and has letters of its own.
    if (q)
      only(
        "instr(lower(action || ' ' || route || ' ' || coalesce(target, '') || ' ' || coalesce(actorId, '') || ' ' || address || ' ' || requestId), lower(?)) > 0",
        q,
      );
    const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
    return this.#read(
      `${condition} ORDER BY seq ${order === 'newest' ? 'DESC' : 'ASC'} LIMIT ?`,
      ...values,
      filter.limit,
    ).toArray();
  }

  check(tenantId: string): AuditCheck {
    const head = this.#head(tenantId);
    const brokenAt = findBreak(this.#read('ORDER BY seq'), genesis(tenantId), head, sha256);
    return { ok: brokenAt === null, entries: head.seq, head: head.hash, brokenAt };
  }

  #read(rest: string, ...values: (string | number)[]) {
    return this.#sql.exec<ChainedRecord & Record<string, SqlStorageValue>>(
      `SELECT ${columns} FROM entry ${rest}`,
      ...values,
    );
  }

  #head(tenantId: string): ChainHead {
    const [head] = this.#sql
      .exec<ChainHead & Record<string, SqlStorageValue>>('SELECT seq, hash FROM head')
      .toArray();
    return head ?? { seq: 0, hash: genesis(tenantId) };
  }
}
