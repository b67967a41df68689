/** Every call of a model is paid for: reserved before, settled after; what is not granted is not called. */
import { beforeEach, expect, test } from 'vitest';
import { nothingSpent } from '#core/budget';
import type { TenantSettings } from '#core/tenant';
import {
  answered,
  begin,
  calls,
  chain,
  counted,
  failing,
  gaveUp,
  ledger,
  model,
  stop,
  tenant,
} from './scripted-chain.ts';
import type { Act } from './scripted-chain.ts';

beforeEach(begin);

const withBudget = (but: Partial<TenantSettings>) => {
  const of = tenant();
  return { ...of, settings: { ...of.settings, ...but } };
};
const yes: Act[] = ['Yes.', counted, stop];
const spentOfDay = () => ledger.sums.get('2026-06-15') ?? nothingSpent;

test.each<[string, Act[][], { calls: number; microUsd: number }]>([
  ['costs what it was counted at', [yes], { calls: 1, microUsd: 30 }],
  [
    'that a provider refused costs nothing',
    [failing('refused', '', { status: 401 })],
    { calls: 1, microUsd: 0 },
  ],
  ['is paid for each try', [failing('unreachable', '')], { calls: 2, microUsd: 0 }],
  [
    'that broke off costs what was asked and said, estimated',
    [['Yes, and ', ...failing('bad-stream', '')]],
    { calls: 1, microUsd: expect.any(Number) as number },
  ],
])('a call %s', async (_, tries, expected) => {
  const of = tenant();
  await chain(of, [model('a', tries, of)]);
  expect([spentOfDay(), ledger.open.size]).toEqual([expected, 0]);
});

test('a call that broke off is not free', async () => {
  const of = tenant();
  await chain(of, [model('a', [['Yes, and ', ...failing('bad-stream', '')]], of)]);
  expect(spentOfDay().microUsd).toBeGreaterThan(100);
});

test('no calls left: nobody is asked', async () => {
  const of = withBudget({ tenantCallsPerDay: 2 });
  const ask = () => chain(of, [model('a', [yes], of), model('b', [yes], of)]);
  expect((await ask()).generated).toEqual(answered('a', 'Yes.'));
  expect((await ask()).generated).toEqual(answered('a', 'Yes.'));
  expect((await ask()).generated).toEqual(gaveUp('', 'a: the budget tenant-day is spent (calls)'));
  expect(calls.length).toBe(2);
});

test('a provider that is too dear is passed over for one that is not', async () => {
  const of = withBudget({ visitorUsdPerDay: 0.001 });
  const free = { price: { input: 0, output: 0 } };
  const { generated } = await chain(of, [model('a', [yes], of), model('b', [yes], of, free)]);
  expect(generated).toEqual({
    ...answered('b', 'Yes.', 'a: the budget visitor-day is spent (USD)'),
    costUsd: 0,
  });
  expect([calls.length, spentOfDay()]).toEqual([1, { calls: 1, microUsd: 0 }]);
});

test('a ledger that is away: nobody is asked', async () => {
  ledger.isAway = true;
  const of = tenant();
  const { generated } = await chain(of, [model('a', [yes], of)]);
  expect([generated, calls]).toEqual([gaveUp('', 'a: the ledger is away'), []]);
});

test('an open circuit takes nothing from the budget', async () => {
  const of = tenant();
  const down = model('a', [failing('refused', '', { status: 401 })], of);
  for (let call = 0; call < 5; call++) await chain(of, [down]);
  const { generated } = await chain(of, [down]);
  expect([generated, spentOfDay()]).toEqual([
    gaveUp('', 'a: circuit open'),
    { calls: 5, microUsd: 0 },
  ]);
});
