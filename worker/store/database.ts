/** The D1 connection as drizzle sees it, with a deadline: a database that hangs must not hang a conversation. */
import { drizzle } from 'drizzle-orm/d1';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import * as schema from '#worker/store/schema';

export type Database = DrizzleD1Database<typeof schema> & { $client: D1Database };

/** Every statement that goes through it has a deadline, whoever writes it. */
export const database = (d1: D1Database): Database => drizzle(withDeadline(d1), { schema });

const queryTimeoutMs = 5_000;

export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    // Never the driver's own message: drizzle's holds the parameters, which may be personal data.
    super('the database is not reachable', { cause: undefined });
    this.name = 'DatabaseAway';
    this.reason = cause instanceof Error ? cause.name : 'unknown';
  }
  readonly reason: string;
}

export async function guarded<T>(
  query: PromiseLike<T>,
  timeoutMs: number = queryTimeoutMs,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
  });
  try {
    return await Promise.race([query, late]);
  } catch (error) {
    throw new DatabaseAway(error);
  } finally {
    clearTimeout(timer);
  }
}

/** What SQLite says of a statement that is wrong, or against a rule of the schema: our bug, not a database that is away. */
const faults =
  /constraint|SQLITE_ERROR|SQLITE_MISMATCH|syntax error|no such|D1_TYPE_ERROR|too many/i;

/** A failure of the database itself, also when drizzle has wrapped it. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  return error instanceof DrizzleQueryError && isDatabaseAway(error.cause);
}

async function inTime<T>(query: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseAway(new Error('timeout'))), queryTimeoutMs);
  });
  try {
    return await Promise.race([query, late]);
  } catch (error) {
    if (error instanceof DatabaseAway || faults.test(String(error))) throw error;
    throw new DatabaseAway(error);
  } finally {
    clearTimeout(timer);
  }
}

function withDeadline(d1: D1Database): D1Database {
  /** A batch must be given D1's own statements. */
  const own = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      first: (...column: [string]) => inTime(statement.first(...column)),
      run: () => inTime(statement.run()),
      all: () => inTime(statement.all()),
      raw: (...options: [never]) => inTime(statement.raw(...options)),
    } as D1PreparedStatement;
    own.set(wrapped, statement);
    return wrapped;
  };
  return {
    prepare: (query: string) => wrap(d1.prepare(query)),
    batch: (statements: D1PreparedStatement[]) =>
      inTime(d1.batch(statements.map((statement) => own.get(statement) ?? statement))),
    exec: (query: string) => inTime(d1.exec(query)),
    withSession: (...given: [never]) => d1.withSession(...given),
  } as D1Database;
}
