/** How far each sink of the outbox has come, in the conversation's own SQLite. What lies beyond a cursor is to be delivered. Used by outbox. */
export interface Sink {
  name: string;
  cursor: number;
  attempts: number;
  /** Epoch ms; not before. */
  nextAt: number;
  error: string | null;
}

interface Stored {
  [column: string]: SqlStorageValue;
  name: string;
  cursor: number;
  attempts: number;
  next_at: number;
  error: string | null;
}

export class SinkLog {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`
      CREATE TABLE IF NOT EXISTS sink (
        name TEXT PRIMARY KEY, cursor INTEGER NOT NULL, attempts INTEGER NOT NULL,
        next_at INTEGER NOT NULL, error TEXT) STRICT, WITHOUT ROWID;`);
  }

  all(): Sink[] {
    return this.#sql
      .exec<Stored>('SELECT * FROM sink')
      .toArray()
      .map(({ next_at, ...row }) => ({ ...row, nextAt: next_at }));
  }

  save(sink: Sink): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO sink (name, cursor, attempts, next_at, error) VALUES (?, ?, ?, ?, ?)',
      sink.name,
      sink.cursor,
      sink.attempts,
      sink.nextAt,
      sink.error,
    );
  }
}
