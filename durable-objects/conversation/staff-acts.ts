/**
 * Named acts of members that were done, in the conversation's own SQLite: one that is asked for again is answered and not repeated.
 * Written in one go with the events of the act. Used by the staff door.
 */
import { LazyTable } from '#durable-objects/conversation/lazy-table';

export interface DoneAct {
  /** Of its first event, or where the log ended when it changed nothing. */
  seq: number;
  at: string;
}

export class StaffActs {
  #sql: SqlStorage;
  #table: LazyTable;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#table = new LazyTable(
      sql,
      'staff_act',
      `(member_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (member_id, id)) STRICT, WITHOUT ROWID`,
    );
  }

  get(memberId: string, id: string): DoneAct | null {
    if (!this.#table.exists) return null;
    return (
      this.#sql
        .exec<DoneAct & Record<string, SqlStorageValue>>(
          'SELECT seq, at FROM staff_act WHERE member_id = ? AND id = ?',
          memberId,
          id,
        )
        .toArray()[0] ?? null
    );
  }

  add(memberId: string, id: string, { seq, at }: DoneAct): void {
    this.#table.make();
    this.#sql.exec(
      'INSERT INTO staff_act (member_id, id, seq, at) VALUES (?, ?, ?, ?)',
      memberId,
      id,
      seq,
      at,
    );
  }
}
