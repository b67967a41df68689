/** The D1 connection as drizzle sees it, with a deadline: a database that hangs must not hang a conversation. */
import { drizzle } from 'drizzle-orm/d1';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import * as schema from '#worker/store/schema';

export type Database = DrizzleD1Database<typeof schema> & { $client: D1Database };

export const database = (d1: D1Database): Database => drizzle(d1, { schema });

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
