/** R22: the circuit breaker as a table, and random lives of it against its laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitState, Permit, Verdict } from '#core/circuit-breaker';
import {
  admit,
  closedCircuit,
  failuresToOpen,
  isReady,
  judged,
  openMs,
} from '#core/circuit-breaker';

const failing = (failures: number): CircuitState => ({ failures, openUntil: null });
const open = (openUntil: number): CircuitState => ({ failures: 5, openUntil });

describe('who is let through', () => {
  const cases: [string, CircuitState, number, ReturnType<typeof admit>][] = [
    ['closed', closedCircuit, 0, { state: closedCircuit, permit: 'call' }],
    ['four failures', failing(4), 0, { state: failing(4), permit: 'call' }],
    ['just opened', open(30_000), 0, { state: open(30_000), permit: null }],
    ['a moment too early', open(30_000), 29_999, { state: open(30_000), permit: null }],
    ['time is up', open(30_000), 30_000, { state: open(60_000), permit: 'probe' }],
    ['the clock stepped back', open(90_000), 10, { state: open(30_010), permit: 'probe' }],
  ];
  it.each(cases)('%s', (_, state, now, expected) => {
    expect(admit(state, now)).toEqual(expected);
    expect(isReady(state, now)).toBe(expected.permit !== null);
  });
});

describe('what a call says', () => {
  const cases: [string, CircuitState, Permit, Verdict, CircuitState][] = [
    ['good while closed', failing(4), 'call', 'good', closedCircuit],
    ['neutral while closed', failing(4), 'call', 'neutral', failing(4)],
    ['fourth failure', failing(3), 'call', 'bad', failing(4)],
    ['fifth failure', failing(4), 'call', 'bad', open(31_000)],
    ['a late success', open(9_000), 'call', 'good', open(9_000)],
    ['a late failure', open(9_000), 'call', 'bad', open(9_000)],
    ['a good probe', open(9_000), 'probe', 'good', closedCircuit],
    ['a bad probe', open(9_000), 'probe', 'bad', open(31_000)],
    ['a probe that says nothing', open(9_000), 'probe', 'neutral', open(1_000)],
    ['a lost probe, late', closedCircuit, 'probe', 'bad', failing(1)],
  ];
  it.each(cases)('%s', (_, state, permit, verdict, expected) => {
    expect(judged(state, permit, verdict, 1_000)).toEqual(expected);
  });
});

describe('random lives', () => {
  const step = fc.record({
    waitMs: fc.constantFrom(0, 1, 500, 29_999, 30_000, 45_000),
    verdict: fc.constantFrom<Verdict>('good', 'bad', 'bad', 'bad', 'neutral'),
    /** Reports come at once, or after the next few steps. */
    delay: fc.nat(3),
  });

  it('one probe in thirty seconds while open, five failures to open, a good probe to close', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = closedCircuit;
        let now = 0;
        let probedAt = -Infinity;
        let openedAt: number | null = null;
        const pending: { at: number; permit: Permit; verdict: Verdict }[] = [];
        for (const [index, { waitMs, verdict, delay }] of steps.entries()) {
          now += waitMs;
          const { state: next, permit } = admit(state, now);
          if (permit === null) {
            expect(openedAt).not.toBeNull();
            expect(next).toEqual(state);
          }
          if (permit === 'call') expect(state.openUntil).toBeNull();
          if (permit === 'probe') {
            if (openedAt !== null && probedAt < openedAt)
              expect(now - openedAt).toBeGreaterThanOrEqual(openMs);
            probedAt = now;
          }
          state = next;
          if (permit) pending.push({ at: index + delay, permit, verdict });
          for (const due of pending.filter((report) => report.at === index)) {
            const before: CircuitState = state;
            state = judged(state, due.permit, due.verdict, now);
            if (before.openUntil === null && state.openUntil !== null) {
              expect(state.failures).toBeGreaterThanOrEqual(failuresToOpen);
              openedAt = now;
            }
            if (before.openUntil !== null && state.openUntil === null) {
              expect([due.permit, due.verdict]).toEqual(['probe', 'good']);
              openedAt = null;
            }
            if (state.openUntil !== null) expect(state.openUntil - now).toBeLessThanOrEqual(openMs);
          }
        }
        // Whatever happened, half a minute later somebody may try.
        expect(admit(state, now + openMs).permit).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
