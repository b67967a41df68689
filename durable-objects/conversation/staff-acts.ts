/**
 * Named acts of members that were done, in the conversation's own SQLite: one that is asked for again is answered and not repeated.
 * Written in one go with the events of the act. Used by the staff door.
 */
export interface DoneAct {
  /** Of its first event, or where the log ended when it changed nothing. */
  seq: number;
  at: string;
}

export class StaffActs {
  #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS staff_act (
        member_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (member_id, id)) STRICT, WITHOUT ROWID;`);
  }

  get(memberId: string, id: string): DoneAct | null {
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
    this.#sql.exec(
      'INSERT INTO staff_act (member_id, id, seq, at) VALUES (?, ?, ?, ?)',
      memberId,
      id,
      seq,
      at,
    );
  }
}
