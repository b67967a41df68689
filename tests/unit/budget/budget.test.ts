/** The rules of the ledger: which accounts pay, when one does not suffice, what a call is estimated at and corrected to. */
import { expect, it, test } from 'vitest';
import {
  accountsOf,
  correction,
  microUsdOf,
  nothingSpent,
  plus,
  reservationOf,
  shortageOf,
} from '#core/budget';
import type { BudgetSettings, Spend } from '#core/budget';

const settings = (but: Partial<BudgetSettings> = {}): BudgetSettings => ({
  visitorCallsPerDay: 10,
  visitorUsdPerDay: 1,
  tenantCallsPerDay: 100,
  tenantUsdPerDay: 10,
  tenantCallsPerMonth: 1_000,
  tenantUsdPerMonth: 100,
  ...but,
});
const at = Date.UTC(2026, 0, 31, 23, 59, 59, 999);
const call = (microUsd: number): Spend => ({ calls: 1, microUsd });

it('pays from the visitor, the day and the month, in UTC', () => {
  expect(accountsOf(settings({ visitorUsdPerDay: 0.0000019 }), 'vis_1', at)).toEqual([
    { budget: 'visitor-day', key: '2026-01-31 vis_1', limit: { calls: 10, microUsd: 1 } },
    { budget: 'tenant-day', key: '2026-01-31', limit: { calls: 100, microUsd: 10_000_000 } },
    { budget: 'tenant-month', key: '2026-01', limit: { calls: 1_000, microUsd: 100_000_000 } },
  ]);
  expect(accountsOf(settings(), 'vis_1', at + 1).map(({ key }) => key)).toEqual([
    '2026-02-01 vis_1',
    '2026-02-01',
    '2026-02',
  ]);
});

test.each<[string, Record<string, Spend>, Spend, ReturnType<typeof shortageOf>]>([
  ['nothing spent', {}, call(1_000_000), null],
  ['one micro-USD too much', {}, call(1_000_001), { budget: 'visitor-day', unit: 'USD' }],
  ['the last call', { '2026-01-31 vis_1': { calls: 9, microUsd: 0 } }, call(0), null],
  [
    'one call too many',
    { '2026-01-31 vis_1': { calls: 10, microUsd: 0 } },
    call(0),
    { budget: 'visitor-day', unit: 'calls' },
  ],
  [
    'the day is spent',
    { '2026-01-31': { calls: 3, microUsd: 9_999_999 } },
    call(2),
    { budget: 'tenant-day', unit: 'USD' },
  ],
  [
    'the month is spent',
    { '2026-01': { calls: 1_000, microUsd: 0 } },
    call(2),
    { budget: 'tenant-month', unit: 'calls' },
  ],
  ['what others have spent', { '2026-01-31 vis_2': { calls: 99, microUsd: 1 } }, call(2), null],
])('%s', (_, spent, wanted, expected) => {
  const accounts = accountsOf(settings(), 'vis_1', at);
  expect(shortageOf(accounts, (key) => spent[key] ?? nothingSpent, wanted)).toEqual(expected);
});

it('allows nothing where a budget is nothing', () => {
  const accounts = accountsOf(settings({ tenantCallsPerDay: 0 }), 'vis_1', at);
  expect(shortageOf(accounts, () => nothingSpent, call(0))).toEqual({
    budget: 'tenant-day',
    unit: 'calls',
  });
});

it('estimates a call as long as it may become, and corrects it to what it was', () => {
  const price = { input: 1, output: 10 };
  const reserved = reservationOf({ characters: 401, maxTokens: 100 }, price);
  expect(reserved).toEqual({ calls: 1, microUsd: 101 + 1_000 });
  const actual = call(microUsdOf({ inputTokens: 50, outputTokens: 7 }, price));
  expect(plus(reserved, correction(reserved, actual))).toEqual({ calls: 1, microUsd: 120 });
  expect(reservationOf({ characters: 401, maxTokens: 100 }, null)).toEqual(call(0));
  expect(microUsdOf({ inputTokens: 1, outputTokens: 0 }, { input: 0.04, output: 0 })).toBe(1);
});
