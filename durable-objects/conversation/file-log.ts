/**
 * Which files a conversation knows, in its own SQLite beside the log: whose they are and, for a member's, what they went into. Their
 * bytes are behind ports/files. Used by the doors and by visitor-acts.
 */
import type { FileRecord } from '#ports/conversations';
import { LazyTable } from '#durable-objects/conversation/lazy-table';

const isIdle = "coalesce(body ->> '$.in', 'nothing') = 'nothing'";

export class FileLog {
  #sql: SqlStorage;
  #table: LazyTable;
  /** Called when there is one more. */
  added: () => void = () => undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#table = new LazyTable(
      sql,
      'file',
      '(id TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID',
    );
  }

  get(id: string): FileRecord | null {
    if (!this.#table.exists) return null;
    const row = this.#sql
      .exec<{ body: string }>('SELECT body FROM file WHERE id = ?', id)
      .toArray()[0];
    const file = row ? (JSON.parse(row.body) as FileRecord) : null;
    return file?.in === 'nothing' ? null : file;
  }

  add(file: FileRecord, at: number): void {
    this.#table.make();
    this.#sql.exec(
      'INSERT INTO file (id, at, body) VALUES (?, ?, ?)',
      file.id,
      at,
      JSON.stringify(file),
    );
    this.added();
  }

  /** Of one that was added. With the event that shows it: there is no pause between them. */
  put(file: FileRecord, into: NonNullable<FileRecord['in']>): void {
    const body = JSON.stringify({ ...file, in: into } satisfies FileRecord);
    this.#sql.exec('UPDATE file SET body = ? WHERE id = ?', body, file.id);
  }

  /** Added before `before`, and not known to have gone anywhere. */
  idle(before: number): FileRecord[] {
    if (!this.#table.exists) return [];
    return this.#sql
      .exec<{ body: string }>(`SELECT body FROM file WHERE at <= ? AND ${isIdle}`, before)
      .toArray()
      .map((row) => JSON.parse(row.body) as FileRecord);
  }

  /** When the oldest of them was added. */
  idleSince(): number | null {
    if (!this.#table.exists) return null;
    return this.#sql
      .exec<{ at: number | null }>(`SELECT min(at) AS at FROM file WHERE ${isIdle}`)
      .one().at;
  }

  drop(id: string): void {
    this.#sql.exec('DELETE FROM file WHERE id = ?', id);
  }

  /** When the visitor's files since `since` were added, or those of all members; oldest first. */
  times(since: number, isOfStaff: boolean): number[] {
    if (!this.#table.exists) return [];
    return this.#sql
      .exec<{ at: number }>(
        "SELECT at FROM file WHERE at > ? AND (body ->> '$.by' IS NOT NULL) = ? ORDER BY at",
        since,
        Number(isOfStaff),
      )
      .toArray()
      .map((row) => row.at);
  }
}
