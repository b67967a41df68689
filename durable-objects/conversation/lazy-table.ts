/**
 * A table that comes with its first row: most conversations never use it, and every table costs an awake object memory
 * (four of them 19 kB). Whoever reads asks `exists` first; an absent table reads as empty. Used by tool-log, file-log and staff-acts.
 */
export class LazyTable {
  #sql: SqlStorage;
  #name: string;
  #columns: string;
  #exists: boolean | null = null;

  /** `columns`: what stands after the name in CREATE TABLE. */
  constructor(sql: SqlStorage, name: string, columns: string) {
    this.#sql = sql;
    this.#name = name;
    this.#columns = columns;
  }

  get exists(): boolean {
    this.#exists ??=
      this.#sql
        .exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", this.#name)
        .toArray().length > 0;
    return this.#exists;
  }

  /** Before a row is written. */
  make(): void {
    if (this.#exists) return;
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS ${this.#name} ${this.#columns}`);
    this.#exists = true;
  }
}
