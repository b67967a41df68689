/** The SQLite of one endpoint's line: events, what became of each, when the next try is due. Used by webhook-object. */
import type { WebhookEvent } from '#core/webhook';
import { keptMs } from '#core/webhook';
import type { Delivery, DeliveryFilter, DeliveryPage, DeliveryStatus } from '#protocol/webhook';

interface Row extends Record<string, SqlStorageValue> {
  number: number;
  id: string;
  type: string;
  body: string;
  status: string;
  attempts: number;
  last_result: string | null;
  last_at: number | null;
  next_at: number | null;
  created_at: number;
}

export interface Due {
  number: number;
  event: WebhookEvent;
  attempts: number;
}

/** Events that wait at one endpoint; what comes beyond is parked at once, to be replayed when the receiver is back. */
const waitingMax = 50_000;

export class Line {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`
      CREATE TABLE IF NOT EXISTS delivery (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, body TEXT NOT NULL,
        status TEXT NOT NULL, attempts INTEGER NOT NULL, last_result TEXT, last_at INTEGER, next_at INTEGER,
        created_at INTEGER NOT NULL) STRICT;
      CREATE INDEX IF NOT EXISTS delivery_due ON delivery (status, next_at);`);
  }

  add(events: WebhookEvent[], now: number): void {
    let waiting = this.count('waiting');
    for (const event of events) {
      const isFull = waiting >= waitingMax;
      const added = this.#sql.exec(
        `INSERT INTO delivery (id, type, body, status, attempts, next_at, created_at)
         SELECT ?, ?, ?, ?, 0, ?, ? WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE id = ?)`,
        event.id,
        event.type,
        JSON.stringify(event),
        isFull ? 'parked' : 'waiting',
        isFull ? null : now,
        now,
        event.id,
      );
      if (added.rowsWritten > 0 && !isFull) waiting++;
    }
  }

  due(now: number, limit: number): Due[] {
    return this.#sql
      .exec<Row>(
        `SELECT * FROM delivery WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, number LIMIT ?`,
        now,
        limit,
      )
      .toArray()
      .map((row) => ({
        number: row.number,
        event: JSON.parse(row.body) as WebhookEvent,
        attempts: row.attempts,
      }));
  }

  /** Epoch ms. */
  nextDue(): number | null {
    return (
      this.#sql
        .exec<{
          at: number | null;
        }>(`SELECT min(next_at) AS at FROM delivery WHERE status = 'waiting'`)
        .one().at ?? null
    );
  }

  settle(
    number: number,
    to: {
      status: DeliveryStatus;
      attempts: number;
      result: string;
      at: number;
      nextAt: number | null;
    },
  ): void {
    this.#sql.exec(
      'UPDATE delivery SET status = ?, attempts = ?, last_result = ?, last_at = ?, next_at = ? WHERE number = ?',
      to.status,
      to.attempts,
      to.result,
      to.at,
      to.nextAt,
      number,
    );
  }

  /** The endpoint does not listen any more: what waits stays, to be replayed. */
  parkAll(result: string, now: number): void {
    this.#sql.exec(
      `UPDATE delivery SET status = 'parked', last_result = ?, last_at = ?, next_at = NULL WHERE status = 'waiting'`,
      result,
      now,
    );
  }

  replay(id: string | undefined, now: number): number {
    const again = `UPDATE delivery SET status = 'waiting', attempts = 0, next_at = ?`;
    return id === undefined
      ? this.#sql.exec(`${again} WHERE status = 'parked' RETURNING number`, now).toArray().length
      : this.#sql.exec(`${again} WHERE id = ? RETURNING number`, now, id).toArray().length;
  }

  forgetOld(now: number): void {
    this.#sql.exec(
      `DELETE FROM delivery WHERE status <> 'waiting' AND created_at < ?`,
      now - keptMs,
    );
  }

  clear(): void {
    this.#sql.exec('DELETE FROM delivery');
  }

  count(status: DeliveryStatus): number {
    return this.#sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM delivery WHERE status = ?', status)
      .one().n;
  }

  page({ status, cursor, limit }: DeliveryFilter): DeliveryPage {
    const rows = this.#sql
      .exec<Row>(
        'SELECT * FROM delivery WHERE number < ? AND (? IS NULL OR status = ?) ORDER BY number DESC LIMIT ?',
        cursor ? Number(cursor) : Number.MAX_SAFE_INTEGER,
        status ?? null,
        status ?? null,
        limit + 1,
      )
      .toArray();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      deliveries: shown.map(onWire),
      cursor: rows.length > limit && last ? String(last.number) : null,
      waiting: this.count('waiting'),
      parked: this.count('parked'),
    };
  }
}

function onWire(row: Row): Delivery {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id: row.id,
    type: row.type,
    status: row.status as DeliveryStatus,
    attempts: row.attempts,
    lastResult: row.last_result,
    lastAt: iso(row.last_at),
    nextAt: row.status === 'waiting' ? iso(row.next_at) : null,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
