/** The scale of a chart holds its highest bar, its half is whole; the days below go from the first to the last. */
import { expect, test } from 'vitest';
import { evenly, niceTop } from '../../../admin/components/day-chart-scale.ts';

test('the top is the next of 2, 4, 10, 20 …', () => {
  expect([0, 1, 2, 3, 4, 5, 10, 11, 21, 41, 399, 401, 1_000_001].map(niceTop)).toEqual([
    2, 2, 2, 4, 4, 10, 10, 20, 40, 100, 400, 1_000, 2_000_000,
  ]);
});

test('few of many, the ends among them, in order and each once', () => {
  expect(evenly([1, 2, 3], 6)).toEqual([1, 2, 3]);
  for (const length of [7, 30, 90]) {
    const all = Array.from({ length }, (_, index) => index);
    const shown = evenly(all, 6);
    expect([shown.length, shown[0], shown.at(-1), new Set(shown).size]).toEqual([
      6,
      0,
      length - 1,
      6,
    ]);
    expect(shown.toSorted((a, b) => a - b)).toEqual(shown);
  }
});
