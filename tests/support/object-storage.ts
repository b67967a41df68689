/** An object's storage over SQLite in memory, Node's own: as much of it as the logs of a conversation use. */
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';

export function objectStorage(): DurableObjectStorage {
  const database = new DatabaseSync(':memory:');
  const exec = (query: string, ...values: SQLInputValue[]) => {
    // Several statements in one go have no rows to give.
    if (query.split(';').filter((statement) => statement.trim()).length > 1) {
      database.exec(query);
      return { toArray: () => [], [Symbol.iterator]: () => [][Symbol.iterator]() };
    }
    const rows = database.prepare(query).all(...values);
    return { toArray: () => rows, [Symbol.iterator]: () => rows[Symbol.iterator]() };
  };
  return {
    sql: { exec },
    transactionSync: <T>(act: () => T) => act(),
  } as unknown as DurableObjectStorage;
}
