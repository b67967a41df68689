// Thousands of random lives of a conversation, each from a seed, against every law of the core. A seed that once failed
// is kept by name, beside the plain test in tests/unit/conversation that it led to.
import { describe, expect, test } from 'vitest';
import { step } from '#core/conversation/step';
import { listed } from '#core/visibility';
import { broken } from '#tests/fuzz/conversation-laws';
import { play } from '#tests/fuzz/conversation-world';

const length = 70;

/** The first seeds that break a law, with what they break; empty when all is well. */
function failing(from: number, count: number, switches: boolean) {
  const found: { seed: number; laws: [string, string][] }[] = [];
  for (let seed = from; seed < from + count && found.length < 3; seed++) {
    const laws = broken(play(seed, { length, switches }, step), step);
    if (laws.length > 0) found.push({ seed, laws });
  }
  return found;
}

describe('random lives keep every law', () => {
  test.each([10_000, 20_000, 30_000, 40_000])('with the assistant on, seeds from %i', (from) => {
    expect(failing(from, 400, false)).toEqual([]);
  });

  test('with the assistant switched off and on in between', () => {
    expect(failing(90_000, 400, true)).toEqual([]);
  });
});

describe('seeds that failed once', () => {
  test.each([
    ['the minute told to come back while the day was used up too', 10_008, false],
    ['a question that waited was answered by an assistant switched off meanwhile', 90_010, true],
  ])('%s', (_, seed, switches) => {
    expect(failing(seed, 1, switches)).toEqual([]);
  });
});

test('the lives are lively: every kind of event and refusal of the core comes up', () => {
  const kinds = new Set<string>();
  const refusals = new Set<string>();
  for (let seed = 10_000; seed < 10_200; seed++)
    for (const { result } of play(seed, { length, switches: false }, step).transitions)
      if (result.ok) for (const { kind } of result.value.events) kinds.add(kind);
      else refusals.add(result.refusal.code);
  expect({ kinds: [...kinds].sort(), refusals: [...refusals].sort() }).toEqual({
    kinds: Object.keys(listed)
      .filter((kind) => !['desk.updated'].includes(kind))
      .sort(),
    refusals: [
      'client-id-reused',
      'conversation-ended',
      'conversation-full',
      'identity-invalid',
      'invalid-request',
      'not-found',
      'not-your-turn',
      'rate-limited',
      'stale',
    ],
  });
});
