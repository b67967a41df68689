// Every statement has a deadline; a database that is away is told from a statement that is wrong; no parameter gets into a log.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { describeError } from '#core/describe-error';
import { database, DatabaseAway, isDatabaseAway } from '#worker/store/database';
import { tenant } from '#worker/store/schema';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(how: () => Promise<never>) {
  const statement = { bind: () => statement, raw: how, all: how, run: how, first: how };
  return database({ prepare: () => statement, batch: how } as unknown as D1Database);
}

const rejects = (message: string) => () => Promise.reject(new Error(message));
const caught = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  );

test.each([
  ['locked', 'D1_ERROR: database is locked: SQLITE_BUSY', true],
  ['connection lost', 'D1_ERROR: Network connection lost.', true],
  ['overloaded', 'D1 DB is overloaded. Requests queued for too long.', true],
  ['a constraint', 'D1_ERROR: UNIQUE constraint failed: tenant.slug: SQLITE_CONSTRAINT', false],
  ['a wrong statement', 'D1_ERROR: near "FROMM": syntax error: SQLITE_ERROR', false],
])('%s', async (_, message, isAway) => {
  const error = await caught(failing(rejects(message)).select().from(tenant));
  expect(isDatabaseAway(error)).toBe(isAway);
});

test('a statement, and a batch, that hang are given up after five seconds', async () => {
  const db = failing(() => new Promise<never>(() => undefined));
  const outcomes = [
    caught(db.select().from(tenant)),
    caught(db.batch([db.select().from(tenant)])),
    caught(db.$client.prepare('SELECT 1').first()),
  ];
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await Promise.all(outcomes)).map(isDatabaseAway)).toEqual([true, true, true]);
});

test('what another error says is no matter of the database', () => {
  expect([new Error('locked'), new DatabaseAway('x'), null].map(isDatabaseAway)).toEqual([
    false,
    true,
    false,
  ]);
});

test('a log line holds the statement and not what was bound to it, on one line', async () => {
  const db = failing(rejects('D1_ERROR: UNIQUE constraint failed: tenant.slug'));
  const error = await caught(
    db
      .update(tenant)
      .set({ name: 'canary-name' })
      .where((await import('drizzle-orm')).sql`1`),
  );
  const line = describeError(error);
  expect(line).toMatch(/^failed query: update "tenant" set .*UNIQUE constraint failed/);
  expect(line).not.toContain('canary');
  expect(describeError(new TypeError('a\r\nb\u2028c\u001b[31md'))).toBe('TypeError: a b c [31md');
  expect(describeError('x'.repeat(1_000_000))).toHaveLength(300);
});
