/** The model chain with one provider (R17, R18, R21): what the visitor gets, when, with which reasons, after how many calls. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Generated } from '#flows/generate';
import {
  answered,
  begin,
  calls,
  cancelled,
  chain,
  counted,
  failing,
  gaveUp,
  model,
  stop,
  system,
  tenant,
} from './scripted-chain.ts';
import type { Act } from './scripted-chain.ts';

beforeEach(begin);

describe('one provider', () => {
  const cases: Record<
    string,
    [tries: Act[][], expected: Generated, calls: number, tookMs: number]
  > = {
    answers: [[['It is ', 'here.', counted, stop]], answered('a', 'It is here.'), 1, 0],
    'counts after the end': [[['Yes.', stop, counted]], answered('a', 'Yes.'), 1, 0],
    'counts late after the end': [
      [['Yes.', stop, { afterMs: 300 }, counted]],
      answered('a', 'Yes.'),
      1,
      300,
    ],
    'blanks before the first word': [
      [['\n', ' ', '\n Yes.', counted, stop]],
      answered('a', 'Yes.'),
      1,
      0,
    ],
    'a character cut in two': [
      [['Hi \ud83d', '\ude00!', counted, stop]],
      answered('a', 'Hi 😀!'),
      1,
      0,
    ],
    'half a character': [
      [['Hi \ud83d', ' \ude00.', counted, stop]],
      answered('a', 'Hi \ufffd \ufffd.'),
      1,
      0,
    ],
    'fails once, then answers': [
      [failing('server-error', '', { status: 500 }), ['Yes.', counted, stop]],
      answered('a', 'Yes.', 'a: server-error 500'),
      2,
      140,
    ],
    'is told to come again in a second': [
      [failing('rate-limited', '', { status: 429, retryAfterMs: 1_000 }), ['Yes.', counted, stop]],
      answered('a', 'Yes.', 'a: rate-limited 429'),
      2,
      1_000,
    ],
    'fails twice': [
      [failing('unreachable', '')],
      gaveUp('', 'a: unreachable', 'a: unreachable'),
      2,
      140,
    ],
    refuses: [[failing('refused', '', { status: 401 })], gaveUp('', 'a: refused 401'), 1, 0],
    filters: [[failing('filtered', '')], gaveUp('', 'a: filtered'), 1, 0],
    'says nothing': [[[counted, stop]], gaveUp('', 'a: empty'), 1, 0],
    'says only blanks': [[[' ', '\n', stop]], gaveUp('', 'a: empty'), 1, 0],
    hangs: [[[{ hang: true }]], gaveUp('', 'a: timeout'), 1, 3_500],
    'hangs in the middle': [[['It is ', { hang: true }]], gaveUp('It is ', 'a: timeout'), 1, 4_000],
    'hangs after the end': [[['Yes.', counted, stop, { hang: true }]], answered('a', 'Yes.'), 1, 0],
    'breaks in the middle': [
      [['It is ', ...failing('bad-stream', '')]],
      gaveUp('It is ', 'a: bad-stream'),
      1,
      0,
    ],
    'breaks after the end': [
      [['Yes.', stop, ...failing('bad-stream', '')]],
      {
        ...answered('a', 'Yes.', 'a: tokens estimated'),
        ...{ usage: { inputTokens: expect.any(Number), outputTokens: 1 } },
        ...{ costUsd: expect.any(Number) },
      },
      1,
      0,
    ],
    'filters in the middle': [
      [['It is ', ...failing('filtered', '')]],
      gaveUp('It is ', 'a: filtered'),
      1,
      0,
    ],
    'a word every five seconds': [
      [['It ', { afterMs: 5_000 }, 'is ', { afterMs: 5_000 }, 'here.', stop]],
      gaveUp('It ', 'a: timeout'),
      1,
      4_000,
    ],
    'a word every two seconds, for more than a minute': [
      [Array.from({ length: 80 }, () => ['w ', { afterMs: 2_000 }] as Act[]).flat()],
      gaveUp('w '.repeat(30), 'a: timeout'),
      1,
      60_000,
    ],
    'the limit at the end of a sentence': [
      [['It is here.', counted, { end: 'length' }]],
      answered('a', 'It is here.', 'a: token limit reached'),
      1,
      0,
    ],
    'the limit in the middle of a sentence': [
      [['It is', counted, { end: 'length' }]],
      {
        ...answered(
          'a',
          'It is…\n\nThe answer broke off here. Please ask again, or talk to a person.',
          'a: token limit reached',
        ),
        ...{ isCutOff: true },
      },
      1,
      0,
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [tries, expected, count, tookMs]) => {
    const of = tenant();
    const outcome = await chain(of, [model('a', tries, of)]);
    expect(outcome).toEqual({ generated: expected, emitted: expected.text, tookMs });
    expect([calls.length, system.sleeping]).toEqual([count, 0]);
    expect(cancelled).toEqual(calls.map(() => 'a'));
  });

  it('whose price is not known costs nothing, and says so', async () => {
    const of = tenant();
    const { generated } = await chain(of, [
      model('a', [['Yes.', counted, stop]], of, { price: null }),
    ]);
    expect(generated).toEqual({
      ...answered('a', 'Yes.', 'a: the price of a-1 is not known'),
      costUsd: 0,
    });
  });

  it('that never stops is cut', async () => {
    const of = tenant();
    const { generated, emitted } = await chain(of, [
      model('a', [Array.from({ length: 10_000 }, () => 'blah ')], of),
    ]);
    expect(generated).toMatchObject({ done: true, isCutOff: true });
    expect(emitted.length).toBeLessThan(24_200);
    expect(emitted).toBe(generated.text);
  });
});

it('a clock that rings late was held up by us: what has come meanwhile is heard', async () => {
  const of = tenant();
  const sleep = system.sleep.bind(system);
  // Every pause of more than a second takes a second longer than it should.
  system.sleep = (ms, signal) => sleep(ms > 1_000 ? ms + 1_000 : ms, signal);
  const { generated, tookMs } = await chain(of, [
    model(
      'a',
      [
        [
          { afterMs: 900 },
          { afterMs: 900 },
          { afterMs: 900 },
          { afterMs: 900 },
          { afterMs: 999 },
          'Yes.',
          counted,
          stop,
        ],
      ],
      of,
    ),
  ]);
  expect([generated, tookMs]).toEqual([answered('a', 'Yes.'), 4_599]);
});
