/** Words somewhere in a column. `LIKE` throws for patterns over 50 bytes; SQLite's `lower` knows ASCII only, so the words are lowered alike. */
import { sql } from 'drizzle-orm';
import type { AnyColumn, SQL } from 'drizzle-orm';

export function contains(column: AnyColumn, words: string): SQL {
  const sought = words.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return sql`instr(lower(${column}), ${sought}) > 0`;
}
