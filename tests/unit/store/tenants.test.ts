// What the cache of tenants asks D1 for, over a D1 that counts: keys of nobody, many of them, and a database that is away.
import { expect, test } from 'vitest';
import { database } from '#worker/store/database';
import { tenantStore } from '#worker/store/tenants';
import type { System } from '#ports/system';
import { noon } from '#tests/support/factories';

const siteKey = 'pk_acme';
/** In the order of the schema. */
const row = [
  ['tnt_1', 'acme', 'Acme', 'free', 'active', siteKey, '[]', '{}', 'Hello'],
  ['[]', '{}', 'Be kind.', 1, 1, 'wrapped', null, noon, noon],
].flat();

function world() {
  let now = noon;
  let asked = 0;
  let isAway = false;
  const d1 = {
    prepare: () => ({
      bind: (value: string) => ({
        raw: async () => {
          asked++;
          if (isAway) throw new Error('away');
          return [siteKey, 'tnt_1'].includes(value) ? [row] : [];
        },
      }),
    }),
  } as unknown as D1Database;
  const tenants = tenantStore(database(d1), { now: () => now } as System);
  return {
    ask: async (key: string) => (await tenants.bySiteKey(key))?.slug ?? null,
    remembers: (key: string) => tenants.remembers(key),
    later: (ms: number) => (now += ms),
    away: (on: boolean) => (isAway = on),
    asked: () => asked,
  };
}

test('a key of nobody is asked for once in two seconds', async () => {
  const { ask, later, asked } = world();
  const answers = [await ask('pk_nobody'), await ask('pk_nobody')];
  const first = asked();
  later(2_000);
  answers.push(await ask('pk_nobody'));
  expect([answers, first, asked()]).toEqual([[null, null, null], 1, 2]);
});

test('it says which keys it would have to ask for', async () => {
  const { ask, remembers, later } = world();
  const seen = [remembers(siteKey), remembers('pk_nobody')];
  await ask(siteKey);
  await ask('pk_nobody');
  seen.push(remembers(siteKey), remembers('pk_nobody'));
  later(2_000);
  seen.push(remembers(siteKey), remembers('pk_nobody'));
  expect(seen).toEqual([false, false, true, true, true, false]);
});

test('ten thousand guesses push no tenant out', async () => {
  const { ask, asked } = world();
  await ask(siteKey);
  for (let guess = 0; guess < 10_000; guess++) await ask(`pk_guess_${guess}`);
  const before = asked();
  expect([await ask(siteKey), asked() - before]).toEqual(['acme', 0]);
});

test('without D1 a tenant is known for ten minutes after the last answer, and no longer', async () => {
  const { ask, later, away } = world();
  await ask(siteKey);
  away(true);
  const known: unknown[] = [];
  for (let minute = 1; minute < 10; minute++) {
    later(60_000);
    known.push(await ask(siteKey));
  }
  expect(known).toEqual(Array(9).fill('acme'));
  later(60_000);
  await expect(ask(siteKey)).rejects.toThrow('the database is not reachable');
  await expect(ask(siteKey)).rejects.toThrow('the database is not reachable');
  away(false);
  expect(await ask(siteKey)).toBe('acme');
});
