/** The ledger's SQLite: a sum for each account, and the reservations that are not settled yet. Used by ledger-object. */
import type { Spend } from '#core/budget';
import { dayOf, nothingSpent, plus } from '#core/budget';

/** A call ends within a minute; what is older was never settled and is forgotten, its money stays spent. */
const openMs = 10 * 60_000;
const keptDays = 62;
/** Kept in memory; the rest is read again. */
const mostSums = 20_000;

interface Open {
  keys: string[];
  spend: Spend;
}

export class Book {
  #storage: DurableObjectStorage;
  #sql: SqlStorage;
  /** Sums as they are in the table; visitors of past days are dropped with their day. */
  #sums = new Map<string, Spend>();
  #day = '';

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS account (
        key TEXT PRIMARY KEY, calls INTEGER NOT NULL, micro_usd INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS reservation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, keys TEXT NOT NULL,
        calls INTEGER NOT NULL, micro_usd INTEGER NOT NULL) STRICT;`);
  }

  spent(key: string): Spend {
    const known = this.#sums.get(key);
    if (known) return known;
    const row = this.#sql
      .exec<{
        calls: number;
        micro_usd: number;
      }>('SELECT calls, micro_usd FROM account WHERE key = ?', key)
      .toArray()[0];
    const sum = row ? { calls: row.calls, microUsd: row.micro_usd } : nothingSpent;
    if (this.#sums.size >= mostSums) this.#sums.clear();
    this.#sums.set(key, sum);
    return sum;
  }

  reserve(keys: string[], spend: Spend, now: number): number {
    return this.#together(() => {
      this.#begin(now);
      this.#add(keys, spend);
      const { id } = this.#sql
        .exec<{ id: number }>(
          'INSERT INTO reservation (at, keys, calls, micro_usd) VALUES (?, ?, ?, ?) RETURNING id',
          now,
          JSON.stringify(keys),
          spend.calls,
          spend.microUsd,
        )
        .one();
      return id;
    });
  }

  open(id: number): Open | null {
    const row = this.#sql
      .exec<{
        keys: string;
        calls: number;
        micro_usd: number;
      }>('SELECT keys, calls, micro_usd FROM reservation WHERE id = ?', id)
      .toArray()[0];
    return row
      ? {
          keys: JSON.parse(row.keys) as string[],
          spend: { calls: row.calls, microUsd: row.micro_usd },
        }
      : null;
  }

  settle(id: number, keys: string[], difference: Spend): void {
    this.#together(() => {
      this.#sql.exec('DELETE FROM reservation WHERE id = ?', id);
      this.#add(keys, difference);
    });
  }

  /** What is granted must be on disk, what is in memory must agree with it. */
  #together<T>(write: () => T): T {
    try {
      return this.#storage.transactionSync(write);
    } catch (error) {
      this.#sums.clear();
      throw error;
    }
  }

  #add(keys: string[], spend: Spend): void {
    for (const key of keys) {
      const { calls, microUsd } = plus(this.spent(key), spend);
      // A correction may come after its day was forgotten.
      const sum = { calls: Math.max(0, calls), microUsd: Math.max(0, microUsd) };
      this.#sql.exec(
        'INSERT OR REPLACE INTO account (key, calls, micro_usd) VALUES (?, ?, ?)',
        key,
        sum.calls,
        sum.microUsd,
      );
      this.#sums.set(key, sum);
    }
  }

  /** Once a day: visitors of past days and sums nobody asks for any more. */
  #begin(now: number): void {
    const day = dayOf(now);
    if (day === this.#day) return;
    this.#day = day;
    this.#sums.clear();
    const oldest = dayOf(now - keptDays * 86_400_000);
    this.#sql.exec(
      "DELETE FROM account WHERE (key LIKE '% %' AND key < ?) OR key < ?",
      day,
      oldest.slice(0, 7),
    );
    this.#sql.exec('DELETE FROM reservation WHERE at < ?', now - openMs);
  }
}
