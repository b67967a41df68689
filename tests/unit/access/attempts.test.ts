// Tries of a secret: never more than the rule in any window, never more in a row, a success takes back its own only.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressRule,
  begin,
  codeRule,
  noAttempts,
  passwordRule,
  succeed,
  withdraw,
} from '#core/attempts';
import type { Attempts } from '#core/attempts';
import { noon } from '#tests/support/factories';

const minute = 60_000;

/** Tries at these instants, all wrong; the instants that were evaluated. */
function evaluated(instants: number[], rule: typeof passwordRule): number[] {
  let state: Attempts = noAttempts;
  const taken: number[] = [];
  for (const at of instants) {
    const begun = begin(state, rule, at);
    state = begun.attempts;
    if (begun.ok) taken.push(at);
    else expect(begun.retryAfterMs).toBeGreaterThan(0);
  }
  return taken;
}

test('whenever they come, at most ten in any quarter of an hour and a hundred in a row', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 * minute }), { maxLength: 400 }), (gaps) => {
      let at = noon;
      const taken = evaluated(
        gaps.map((gap) => (at += gap)),
        passwordRule,
      );
      expect(taken.length).toBeLessThanOrEqual(100);
      for (const [index, first] of taken.entries()) {
        const eleventh = taken[index + 10];
        if (eleventh !== undefined) expect(eleventh - first).toBeGreaterThanOrEqual(15 * minute);
      }
    }),
  );
});

test('a code locks after five, an address after thirty, and an address never for good', () => {
  const at = (count: number) => Array.from({ length: count }, (_, index) => noon + index * 1_000);
  expect(evaluated(at(20), codeRule)).toHaveLength(5);
  expect(evaluated(at(60), addressRule)).toHaveLength(30);
  // After a lock each of the next five is looked at when it comes.
  const again = at(5).map((instant) => instant + 16 * minute);
  expect(evaluated([...at(20), ...again], codeRule)).toHaveLength(10);
  const spread = Array.from({ length: 500 }, (_, index) => noon + index * minute);
  expect(evaluated(spread, addressRule)).toHaveLength(500);
});

test('a success takes back its own try and ends the row; what was not evaluated leaves no trace', () => {
  const wrong = begin(noAttempts, passwordRule, noon).attempts;
  const right = begin(wrong, passwordRule, noon + 1).attempts;
  expect(succeed(right, noon + 1)).toEqual({ at: [noon], inARow: 0 });
  expect(withdraw(right, noon + 1)).toEqual({ at: [noon], inARow: 1 });
});
