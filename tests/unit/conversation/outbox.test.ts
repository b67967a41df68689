// When a failed delivery is tried again, and when it is left for a person to look at.
import { expect, test } from 'vitest';
import { isParked, retryDelayMs } from '#core/outbox';

test.each([
  [1, 250, 500],
  [2, 500, 1_000],
  [3, 1_000, 2_000],
  [4, 2_000, 4_000],
  [5, 4_000, 8_000],
  [6, 8_000, 16_000],
  [7, 15_000, 30_000],
  [8, 15_000, 30_000],
  [100, 15_000, 30_000],
  [2_900, 15_000, 30_000],
])('after %i failed tries it waits %i to %i ms', (attempts, least, most) => {
  expect([
    retryDelayMs(attempts, 0),
    retryDelayMs(attempts, 0.5),
    retryDelayMs(attempts, 1),
  ]).toEqual([least, (least + most) / 2, most]);
});

test('it is parked after about a day of tries', () => {
  expect([0, 1, 2_899, 2_900, 2_901].map(isParked)).toEqual([false, false, false, true, true]);
  let waitedMs = 0;
  for (let attempts = 1; !isParked(attempts); attempts++) waitedMs += retryDelayMs(attempts, 1);
  expect(Math.round(waitedMs / 3_600_000)).toBe(24);
});
