/** Migrations on the data of an earlier release: whatever stood in a table stands there afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';

const folder = new URL('../../../d1-migrations/', import.meta.url).pathname;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .toSorted();

const apply = (db: DatabaseSync, names: string[]) => {
  for (const name of names) db.exec(readFileSync(folder + name, 'utf8'));
};

const tablesOf = (db: DatabaseSync): string[] =>
  db
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE '%\\_search%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map((row) => String(row['name']));

interface Column {
  name: string;
  type: string;
}

const columnsOf = (db: DatabaseSync, table: string) =>
  db.prepare(`PRAGMA table_info(${table})`).all() as unknown as Column[];

/** Two rows of different values in every table. */
function fill(db: DatabaseSync): Map<string, object[]> {
  const stood = new Map<string, object[]>();
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    const places = columns.map(() => '?').join(', ');
    const insert = db.prepare(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${places})`,
    );
    for (const row of [1, 2])
      insert.run(
        ...columns.map(({ name, type }, at) =>
          type.toLowerCase() === 'integer'
            ? row * 100 + at
            : type.toLowerCase() === 'real'
              ? row / 4
              : `${name} ${row} ü`,
        ),
      );
    stood.set(table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as object[]);
  }
  return stood;
}

test.each(files.map((name, index) => [name, index + 1] as const).slice(0, -1))(
  'data written after %s survives all that came later',
  (_, applied) => {
    const db = new DatabaseSync(':memory:');
    apply(db, files.slice(0, applied));
    const stood = fill(db);
    expect(stood.size).toBeGreaterThan(8);
    apply(db, files.slice(applied));
    for (const [table, rows] of stood) {
      const names = Object.keys(rows[0] ?? {}).join(', ');
      const stands = db.prepare(`SELECT ${names} FROM ${table} ORDER BY 1, 2`).all();
      expect([table, stands]).toEqual([table, rows]);
    }
  },
);

test('a message that is deleted leaves the full-text index', () => {
  const db = new DatabaseSync(':memory:');
  apply(db, files);
  fill(db);
  db.exec('INSERT INTO message_search (rowid, scope, terms) SELECT rowid, id, text FROM message');
  const indexed = () => db.prepare('SELECT count(*) AS n FROM message_search').get()?.['n'];
  expect(indexed()).toBe(2);
  db.exec('DELETE FROM message');
  expect(indexed()).toBe(0);
});
