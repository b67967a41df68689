/** The rules of the model chain as tables: shares of time, second tries, what a failure says, where a sentence ends. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '#core/model-chain';
import {
  costUsd,
  endsChain,
  endsMidSentence,
  failureText,
  firstWordMs,
  retryInMs,
  verdictOf,
} from '#core/model-chain';

describe('the time to the first word', () => {
  it.each([
    ['alone', { ownMs: 3_500, leftMs: 4_200, othersReady: 0 }, 3_500],
    ['alone, late', { ownMs: 3_500, leftMs: 900, othersReady: 0 }, 900],
    ['one behind', { ownMs: 3_500, leftMs: 4_200, othersReady: 1 }, 2_800],
    ['two behind', { ownMs: 3_500, leftMs: 4_200, othersReady: 2 }, 1_400],
    ['four behind', { ownMs: 3_500, leftMs: 4_200, othersReady: 4 }, 800],
    ['hardly any left', { ownMs: 3_500, leftMs: 450, othersReady: 1 }, 450],
  ])('%s', (_, asked, expected) => expect(firstWordMs(asked)).toBe(expected));
});

describe('a second try', () => {
  const ask = (failure: Failure, more: Partial<Parameters<typeof retryInMs>[0]> = {}) =>
    retryInMs({ failure, tries: 1, leftMs: 4_000, othersReady: 0, dice: 0.5, ...more });
  it.each<[string, number | null, number | null]>([
    ['unreachable', ask({ kind: 'unreachable' }), 140],
    ['500', ask({ kind: 'server-error', status: 500 }), 140],
    ['529', ask({ kind: 'server-error', status: 529 }), 140],
    ['503 in a second', ask({ kind: 'server-error', status: 503, retryAfterMs: 1_000 }), 1_000],
    ['503 in a minute', ask({ kind: 'server-error', status: 503, retryAfterMs: 60_000 }), null],
    ['429 without a time', ask({ kind: 'rate-limited', status: 429 }), null],
    ['429 at once', ask({ kind: 'rate-limited', status: 429, retryAfterMs: 0 }), 140],
    ['429 in a second', ask({ kind: 'rate-limited', status: 429, retryAfterMs: 1_000 }), 1_000],
    ['429 in two', ask({ kind: 'rate-limited', status: 429, retryAfterMs: 2_000 }), null],
    [
      '429 in a second, another is ready',
      ask({ kind: 'rate-limited', retryAfterMs: 1_000 }, { othersReady: 1 }),
      null,
    ],
    ['500, another is ready', ask({ kind: 'server-error' }, { othersReady: 1 }), 140],
    ['the second time', ask({ kind: 'server-error' }, { tries: 2 }), null],
    ['no time left', ask({ kind: 'server-error' }, { leftMs: 900 }), null],
    ['400', ask({ kind: 'refused', status: 400 }), null],
    ['silence', ask({ kind: 'timeout' }), null],
    ['a broken stream', ask({ kind: 'bad-stream' }), null],
    ['no text', ask({ kind: 'empty' }), null],
    ['filtered', ask({ kind: 'filtered' }), null],
    ['the visitor left', ask({ kind: 'aborted' }), null],
  ])('%s', (_, actual, expected) => expect(actual).toBe(expected));
});

describe('what a failure says about the provider', () => {
  it.each<[Failure, string, boolean]>([
    [{ kind: 'refused', status: 401 }, 'bad', false],
    [{ kind: 'refused', status: 404 }, 'bad', false],
    [{ kind: 'refused', status: 400 }, 'neutral', false],
    [{ kind: 'refused', status: 413 }, 'neutral', false],
    [{ kind: 'refused', status: 422 }, 'neutral', false],
    [{ kind: 'rate-limited', status: 429 }, 'bad', false],
    [{ kind: 'server-error' }, 'bad', false],
    [{ kind: 'timeout' }, 'bad', false],
    [{ kind: 'bad-stream' }, 'bad', false],
    [{ kind: 'empty' }, 'bad', false],
    [{ kind: 'unreachable' }, 'bad', false],
    [{ kind: 'filtered' }, 'good', true],
    [{ kind: 'aborted' }, 'neutral', true],
    [{ kind: 'internal' }, 'neutral', false],
  ])('%o', (failure, verdict, ends) =>
    expect([verdictOf(failure), endsChain(failure)]).toEqual([verdict, ends]),
  );

  it('is named with its status', () => {
    expect([
      failureText({ kind: 'timeout' }),
      failureText({ kind: 'refused', status: 401 }),
    ]).toEqual(['timeout', 'refused 401']);
  });
});

describe('where a sentence ends', () => {
  const whole = [
    'Yes.',
    'Really?',
    'Now! ',
    'He said "no."',
    '**Bold.**',
    '好的。',
    'نعم؟',
    'हाँ।',
    '(See above.)',
    'Well…',
  ];
  const cut = [
    'The parcel is',
    'It costs 5',
    'These are:',
    '1. Open the app\n2. Tap',
    '荷物は',
    'a, b,',
    '',
  ];
  it.each(whole)('whole: %s', (text) => expect(endsMidSentence(text)).toBe(false));
  it.each(cut)('cut: %s', (text) => expect(endsMidSentence(text)).toBe(true));
});

it('costs what the tokens cost', () => {
  expect(
    costUsd({ inputTokens: 1_000_000, outputTokens: 500_000 }, { input: 0.4, output: 1.6 }),
  ).toBe(1.2);
});
