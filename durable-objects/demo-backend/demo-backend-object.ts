/**
 * The order system, carrier and calendar of a demo tenant, so that its tools do something real: documents in SQLite, seeded at the
 * first call. A call's key is kept with its result in the same transaction: the same call again changes nothing and is answered
 * alike. Reached by adapters/tools/demo only; what it does is in worker/demo/backend.
 */
import { DurableObject } from 'cloudflare:workers';
import { backendFunctions } from '#worker/demo/backend/functions';
import type { BackendFunctionName } from '#worker/demo/backend/functions';
import { seedShipments } from '#worker/demo/backend/shipments';
import { seedShop } from '#worker/demo/backend/shop-data';
import type { Arguments, World } from '#worker/demo/backend/world';

/** Keys are asked again within minutes; a day is long. */
const keptMs = 86_400_000;

export class DemoBackendObject extends DurableObject {
  #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env as never);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS document (
        kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS number (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS effect (
        key TEXT PRIMARY KEY, result TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`);
  }

  /** `now` is epoch ms by the caller's clock. */
  run(name: BackendFunctionName, given: Arguments, key: string, now: number): object {
    return this.ctx.storage.transactionSync(() => {
      const world = this.#world(now);
      if (world.all('product').length === 0) {
        seedShop(world);
        seedShipments(world);
      }
      const known = this.#sql
        .exec<{ result: string }>('SELECT result FROM effect WHERE key = ?', key)
        .toArray()[0];
      if (known) return JSON.parse(known.result) as object;
      const result = backendFunctions[name](world, given);
      this.#sql.exec('DELETE FROM effect WHERE at < ?', now - keptMs);
      this.#sql.exec(
        'INSERT INTO effect (key, result, at) VALUES (?, ?, ?)',
        key,
        JSON.stringify(result),
        now,
      );
      return result;
    });
  }

  /** What `run` would answer; whatever it changed is taken back. */
  rehearse(name: BackendFunctionName, given: Arguments, key: string, now: number): object {
    let result = {};
    try {
      this.ctx.storage.transactionSync(() => {
        result = this.run(name, given, key, now);
        throw new Error('rehearsed');
      });
    } catch (error) {
      if ((error as Error).message !== 'rehearsed') throw error;
    }
    return result;
  }

  #world(now: number): World {
    const sql = this.#sql;
    return {
      now,
      get: <T>(kind: string, id: string) => {
        const row = sql
          .exec<{ body: string }>('SELECT body FROM document WHERE kind = ? AND id = ?', kind, id)
          .toArray()[0];
        return row ? (JSON.parse(row.body) as T) : null;
      },
      all: <T>(kind: string) =>
        sql
          .exec<{ body: string }>('SELECT body FROM document WHERE kind = ? ORDER BY id', kind)
          .toArray()
          .map(({ body }) => JSON.parse(body) as T),
      put: (kind, id, document) => {
        sql.exec(
          'INSERT OR REPLACE INTO document (kind, id, body) VALUES (?, ?, ?)',
          kind,
          id,
          JSON.stringify(document),
        );
      },
      next: (name) =>
        sql
          .exec<{ last: number }>(
            `INSERT INTO number (name, last) VALUES (?, 1)
             ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last`,
            name,
          )
          .one().last,
    };
  }
}
