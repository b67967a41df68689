/**
 * The ledger's sums, in SQLite and in memory. A reservation is written before it is granted; what settling gives back is written with the
 * next one or a moment later, all of it in one statement. Lost corrections err on the careful side. Used by ledger-object.
 */
import type { Spend } from '#core/budget';
import { correction, dayOf, nothingSpent, plus } from '#core/budget';

/** A call ends within a minute or so; what is older was never settled and is forgotten, its money stays spent. */
const openMs = 10 * 60_000;
const keptDays = 62;
/** Kept in memory; the rest is read again. */
const mostSums = 20_000;
/** Corrections that come within this time are written together. */
const gatherMs = 500;

interface Open {
  keys: string[];
  spend: Spend;
  at: number;
}

export class Book {
  #sql: SqlStorage;
  /** Sums as they are; those of `#unwritten` are newer than the table's. */
  #sums = new Map<string, Spend>();
  #unwritten = new Set<string>();
  #open = new Map<number, Open>();
  /** Larger than any id of an earlier life of this object. */
  #lastId = Date.now() * 1_000;
  #day = '';
  #willWrite = false;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS account (
        key TEXT PRIMARY KEY, calls INTEGER NOT NULL, micro_usd INTEGER NOT NULL) STRICT, WITHOUT ROWID;`);
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
    if (this.#sums.size >= mostSums && this.#unwritten.size === 0) this.#sums.clear();
    this.#sums.set(key, sum);
    return sum;
  }

  /** On disk when this returns; the answer leaves the object only then. */
  reserve(keys: string[], spend: Spend, now: number): number {
    this.#begin(now);
    this.#add(keys, spend);
    try {
      this.#write();
    } catch (error) {
      this.#add(keys, correction(spend, nothingSpent));
      throw error;
    }
    const id = ++this.#lastId;
    this.#open.set(id, { keys, spend, at: now });
    return id;
  }

  /** Once for each reservation; one that is not known (the object was restarted) stays spent as reserved. */
  settle(id: number, actual: Spend): void {
    const open = this.#open.get(id);
    if (!open) return;
    this.#open.delete(id);
    this.#add(open.keys, correction(open.spend, actual));
    if (this.#willWrite) return;
    this.#willWrite = true;
    setTimeout(() => {
      this.#willWrite = false;
      try {
        this.#write();
      } catch (error) {
        // Still unwritten: it goes with the next reservation.
        console.error(JSON.stringify({ at: 'ledger', error: String(error).slice(0, 200) }));
      }
    }, gatherMs);
  }

  #add(keys: string[], spend: Spend): void {
    for (const key of keys) {
      const { calls, microUsd } = plus(this.spent(key), spend);
      // A correction may come after its day was forgotten.
      this.#sums.set(key, { calls: Math.max(0, calls), microUsd: Math.max(0, microUsd) });
      this.#unwritten.add(key);
    }
  }

  #write(): void {
    const keys = [...this.#unwritten];
    // SQLite takes a hundred values a statement here; mostly there are three keys.
    for (let at = 0; at < keys.length; at += 30) {
      const some = keys.slice(at, at + 30);
      const values = some.flatMap((key) => {
        const { calls, microUsd } = this.spent(key);
        return [key, calls, microUsd];
      });
      this.#sql.exec(
        `INSERT OR REPLACE INTO account (key, calls, micro_usd) VALUES ${'(?, ?, ?), '.repeat(some.length).slice(0, -2)}`,
        ...values,
      );
    }
    this.#unwritten.clear();
  }

  /** Once a day: visitors of past days, sums nobody asks for any more, reservations that nobody settled. */
  #begin(now: number): void {
    const day = dayOf(now);
    if (day === this.#day) return;
    this.#day = day;
    this.#write();
    this.#sums.clear();
    for (const [id, { at }] of this.#open) if (at < now - openMs) this.#open.delete(id);
    const oldest = dayOf(now - keptDays * 86_400_000);
    this.#sql.exec(
      "DELETE FROM account WHERE (key LIKE '% %' AND key < ?) OR key < ?",
      day,
      oldest.slice(0, 7),
    );
  }
}
