/**
 * Memories of contacts under two writers: a member who edits and a turn that ends read and write at the same time, in every order, and
 * neither is lost. The same promises for the store in D1 and for one in memory, which the interleavings run on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Heard } from '#core/memory/contact';
import type { Tenant } from '#core/tenant';
import { changeMemory } from '#flows/change-memory';
import { readMemory, remember } from '#flows/remember';
import type { MemoryDeps } from '#flows/remember';
import type { ContactMemories, StoredMemory } from '#ports/contact-memory';
import { contactMemories } from '#worker/store/contact-memory';
import { localD1 } from '../support/local-d1.ts';
import type { LocalD1 } from '../support/local-d1.ts';

let d1: LocalD1;
beforeAll(async () => {
  d1 = await localD1();
});
afterAll(() => d1.stop());

function inMemory(): ContactMemories {
  const rows = new Map<string, StoredMemory>();
  const keyOf = (tenantId: string, contactKey: string) => `${tenantId}/${contactKey}`;
  return {
    get: async (tenantId, contactKey) => rows.get(keyOf(tenantId, contactKey)) ?? null,
    async save(tenantId, row, over, now) {
      const key = keyOf(tenantId, row.contactKey);
      if ((rows.get(key)?.version ?? null) !== over) return false;
      rows.set(key, { ...row, version: over === null ? now : over + 1 });
      return true;
    },
    remove: async (tenantId, contactKey) => rows.delete(keyOf(tenantId, contactKey)),
    latest: async () => [],
    contactOf: async () => null,
  };
}

const tenant = { id: 'ten_memory', wrappedKey: 'key' } as unknown as Tenant;
const sealer = {
  key: async () => ({
    seal: async (text: string) => text,
    open: async (text: string) => text,
    blindIndex: async (text: string) => text,
  }),
} as unknown as MemoryDeps['sealer'];
const system = { now: () => 1_000_000 } as never;
const reader = { tenant, mayReadPii: true };

const heard = (text: string, but: Partial<Heard> = {}): Heard => ({
  conversationId: 'cnv_1',
  at: 900_000,
  text,
  intent: 'SHIPPING',
  language: 'en',
  sentiment: 0,
  ...but,
});

const row = (contactKey: string) => ({
  contactKey,
  bodySealed: '{}',
  segment: 'new',
  conversationCount: 1,
  firstAt: 1,
  lastAt: 1,
});

describe.each<[string, () => ContactMemories]>([
  ['D1', () => contactMemories(d1.db)],
  ['memory', inMemory],
])('a store in %s', (name, make) => {
  const versions = (store: ContactMemories, key: string) =>
    store.get('ten_1', key).then((found) => found?.version ?? null);

  test('takes a write only over the version that was read', async () => {
    const store = make();
    const key = `cas ${name}`;
    expect([
      await store.save('ten_1', row(key), null, 50),
      await store.save('ten_1', row(key), null, 60),
      await versions(store, key),
      await store.save('ten_1', { ...row(key), segment: 'vip' }, 50, 70),
      await store.save('ten_1', { ...row(key), segment: 'lost' }, 50, 80),
      await store.get('ten_1', key),
    ]).toEqual([true, false, 50, true, false, { ...row(key), segment: 'vip', version: 51 }]);
  });

  test('one that was erased and made anew is another one', async () => {
    const store = make();
    const key = `erased ${name}`;
    await store.save('ten_1', row(key), null, 50);
    await store.remove('ten_1', key);
    expect(await store.save('ten_1', row(key), 50, 70)).toBe(false);
    await store.save('ten_1', row(key), null, 60);
    expect([await store.save('ten_1', row(key), 50, 70), await versions(store, key)]).toEqual([
      false,
      60,
    ]);
  });

  test('the same key at another tenant is somebody else', async () => {
    const store = make();
    const key = `tenants ${name}`;
    await store.save('ten_1', row(key), null, 50);
    expect([
      await store.save('ten_2', { ...row(key), segment: 'vip' }, 50, 60),
      await store.get('ten_2', key),
      (await store.get('ten_1', key))?.segment,
    ]).toEqual([false, null, 'new']);
  });
});

/** Every read and write waits until the order says that it is its turn. */
function gated(store: ContactMemories) {
  const waiting = new Map<string, (() => void)[]>();
  const at = (who: string): ContactMemories => {
    const pass = () =>
      new Promise<void>((resolve) => {
        waiting.set(who, [...(waiting.get(who) ?? []), resolve]);
      });
    return {
      ...store,
      get: (...args) => pass().then(() => store.get(...args)),
      save: (...args) => pass().then(() => store.save(...args)),
    };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    at,
    /** One step of this writer, if it has one to make. */
    async step(who: string) {
      await settled();
      waiting.get(who)?.shift()?.();
      await settled();
    },
  };
}

/** Each order of two steps (a read, a write) of three writers. */
function orders(left: Record<string, number>): string[][] {
  const names = Object.keys(left).filter((who) => left[who]! > 0);
  if (names.length === 0) return [[]];
  return names.flatMap((who) =>
    orders({ ...left, [who]: left[who]! - 1 }).map((rest) => [who, ...rest]),
  );
}

test.each(
  orders({ turn: 2, staff: 2, other: 2 }).map((order) => [order.join(' '), order] as const),
)('nothing is lost: %s', async (_, order) => {
  const store = inMemory();
  const plain = { contactMemories: store, sealer };
  await remember(tenant, 'anna', heard('I live in Oslo.'), plain);
  const gate = gated(store);
  const as = (who: string) => ({ contactMemories: gate.at(who), sealer, system });
  const done = Promise.all([
    remember(tenant, 'anna', heard('I prefer green.'), as('turn')),
    changeMemory(
      reader,
      'anna',
      { isVip: true, addFact: 'Called on Monday', removeFact: 'I live in Oslo' },
      as('staff'),
    ),
    remember(tenant, 'anna', heard('My size is 42.', { conversationId: 'cnv_2' }), as('other')),
  ]);
  // What was refused reads and writes again: more rounds than there can be refusals.
  for (const who of [...order, ...order, ...order, ...order]) await gate.step(who);
  await done;
  const memory = await readMemory(tenant, 'anna', plain);
  expect({
    isVip: memory?.isVip,
    facts: memory?.facts.map(({ text }) => text).toSorted(),
    topics: memory?.topics,
  }).toEqual({
    isVip: true,
    facts: ['Called on Monday', 'I prefer green', 'My size is 42'],
    topics: { SHIPPING: 3 },
  });
});

test('what was erased while a turn ended does not come back', async () => {
  const store = inMemory();
  const plain = { contactMemories: store, sealer };
  await remember(tenant, 'anna', heard('I live in Oslo.'), plain);
  const gate = gated(store);
  const turn = remember(tenant, 'anna', heard('I prefer green.'), {
    contactMemories: gate.at('turn'),
    sealer,
  });
  await gate.step('turn');
  await store.remove(tenant.id, 'anna');
  for (let step = 0; step < 4; step++) await gate.step('turn');
  await turn;
  expect((await readMemory(tenant, 'anna', plain))?.facts.map(({ text }) => text)).toEqual([
    'I prefer green',
  ]);
});
