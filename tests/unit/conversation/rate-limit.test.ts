// Sliding windows in slots: what is granted, refused and forgotten, and that no stretch ever holds more than its limit.
import { describe, expect, test } from 'vitest';
import type { Counter, RateLimit } from '#core/rate-limit';
import { take } from '#core/rate-limit';
import { seeded } from '#tests/fuzz/random';
import { deepFreeze } from '#tests/support/factories';

/** A minute in slots of five seconds. */
const rule: RateLimit = { name: 'minute', limit: 5, windowMs: 60_000 };
const refused = (counter: Counter, retryAfterMs: number) => ({
  ok: false,
  counter,
  remaining: 0,
  retryAfterMs,
  granted: 0,
});
const taken = (counter: Counter, remaining: number, granted = 1) => ({
  ok: true,
  counter,
  remaining,
  retryAfterMs: 0,
  granted,
});

describe('take', () => {
  test.each<[string, Counter, number, number, unknown]>([
    ['the first act opens its slot', [], 7_000, 1, taken([[5_000, 1]], 4)],
    ['acts of one slot share it', [[5_000, 1]], 9_999, 1, taken([[5_000, 2]], 3)],
    [
      'a later act opens the next slot',
      [[5_000, 2]],
      10_000,
      1,
      taken(
        [
          [5_000, 2],
          [10_000, 1],
        ],
        2,
      ),
    ],
    ['the last one is granted', [[5_000, 4]], 6_000, 1, taken([[5_000, 5]], 0)],
    [
      'one more is refused until the slot is past',
      [[5_000, 5]],
      6_000,
      1,
      refused([[5_000, 5]], 64_000),
    ],
    [
      'the wait is that of the oldest slot',
      [
        [5_000, 2],
        [30_000, 3],
      ],
      31_000,
      1,
      refused(
        [
          [5_000, 2],
          [30_000, 3],
        ],
        39_000,
      ),
    ],
    ['a slot counts while its last moment does', [[5_000, 5]], 69_999, 1, refused([[5_000, 5]], 1)],
    ['a moment later it is forgotten', [[5_000, 5]], 70_000, 1, taken([[70_000, 1]], 4)],
    ['many are taken at once', [], 0, 4, taken([[0, 4]], 1, 4)],
    ['fewer than wanted when fewer are left', [[0, 3]], 0, 4, taken([[0, 5]], 0, 2)],
    [
      'a clock that steps back counts in the newest slot',
      [[50_000, 2]],
      1_000,
      1,
      taken([[50_000, 3]], 2),
    ],
    ['and is refused there too', [[50_000, 5]], 1_000, 1, refused([[50_000, 5]], 114_000)],
  ])('%s', (_, counter, now, wanted, expected) => {
    expect(take(deepFreeze(counter), rule, now, wanted)).toEqual(expected);
  });

  test('a limit lowered meanwhile refuses what was allowed before', () => {
    expect(take([[0, 5]], { ...rule, limit: 2 }, 0)).toEqual(refused([[0, 5]], 65_000));
  });
});

describe('however acts fall', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('no stretch holds too many, seed %i', (seed) => {
    const random = seeded(seed);
    const windowMs = random.pick([60_000, 900_000, 86_400_000]);
    const limits: RateLimit = { name: 'x', limit: 1 + random.int(20), windowMs };
    let counter: Counter = [];
    let now = 1_781_524_800_000;
    const acts: { at: number; granted: number }[] = [];
    for (let i = 0; i < 600; i++) {
      now += random.chance(0.9) ? random.int(windowMs / 10) : random.int(windowMs * 2);
      const wanted = random.chance(0.8) ? 1 : 1 + random.int(6);
      const before = deepFreeze(structuredClone(counter));
      const result = take(before, limits, now, wanted);
      counter = result.counter;
      const inWindow = acts
        .filter(({ at }) => at > now - windowMs)
        .reduce((sum, { granted }) => sum + granted, 0);
      expect(inWindow + result.granted).toBeLessThanOrEqual(limits.limit);
      expect(counter.length).toBeLessThanOrEqual(13);
      if (result.ok) {
        expect(result.granted).toBeGreaterThanOrEqual(1);
        expect(result.granted).toBeLessThanOrEqual(wanted);
        acts.push({ at: now, granted: result.granted });
      } else {
        // The wait that is told is exact: then yes, a millisecond earlier no.
        const then = now + result.retryAfterMs;
        expect([take(before, limits, then).ok, take(before, limits, then - 1).ok]).toEqual([
          true,
          false,
        ]);
        expect(result.retryAfterMs).toBeLessThanOrEqual(windowMs + windowMs / 12);
      }
    }
  });

  test('after a limit was lowered the wait is until enough has left, not until something has', () => {
    const rule = { name: 'minute', limit: 2, windowMs: 60_000 };
    const refused = take(
      [
        [0, 1],
        [30_000, 4],
      ],
      rule,
      31_000,
    );
    expect(refused.ok).toBe(false);
    const again = take(refused.counter, rule, 31_000 + refused.retryAfterMs);
    expect(again).toMatchObject({ ok: true, granted: 1 });
  });
});
