/** The calls of one conversation that the other side has taken on and not done yet, in its own SQLite. Used by late-calls. */
import { LazyTable } from '#durable-objects/conversation/lazy-table';

/** Instants are epoch ms. */
export interface LateRow {
  id: string;
  /** Where to ask. */
  pollSealed: string | null;
  /** Of the next question; null: it calls back. */
  dueAt: number | null;
  since: number;
  until: number;
  polls: number;
}

interface Stored {
  [column: string]: SqlStorageValue;
  id: string;
  poll_sealed: string | null;
  due_at: number | null;
  since: number;
  until: number;
  polls: number;
}

export class LateLog {
  #sql: SqlStorage;
  #table: LazyTable;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#table = new LazyTable(
      sql,
      'late_call',
      `(id TEXT PRIMARY KEY, poll_sealed TEXT, due_at INTEGER, since INTEGER NOT NULL, until INTEGER NOT NULL,
        polls INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    );
  }

  add({ id, pollSealed, dueAt, since, until, polls }: LateRow): void {
    this.#table.make();
    this.#sql.exec(
      'INSERT OR REPLACE INTO late_call VALUES (?, ?, ?, ?, ?, ?)',
      id,
      pollSealed,
      dueAt,
      since,
      until,
      polls,
    );
  }

  get(id: string): LateRow | null {
    if (!this.#table.exists) return null;
    const row = this.#sql.exec<Stored>('SELECT * FROM late_call WHERE id = ?', id).toArray()[0];
    if (!row) return null;
    const { poll_sealed: pollSealed, due_at: dueAt, since, until, polls } = row;
    return { id: row.id, pollSealed, dueAt, since, until, polls };
  }

  /** It is asked now, and again then. */
  ask(id: string, dueAt: number): void {
    this.#sql.exec('UPDATE late_call SET due_at = ?, polls = polls + 1 WHERE id = ?', dueAt, id);
  }
}
