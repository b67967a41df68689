/** The model chain with several providers (R17, R22–R24): failover, shares of the time, circuit breakers, late answers, a visitor who leaves. */
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
  forgetCalls,
  gaveUp,
  model,
  stop,
  system,
  tenant,
} from './scripted-chain.ts';
import type { Act } from './scripted-chain.ts';

beforeEach(begin);

describe('two providers', () => {
  const good: Act[] = ['Yes.', counted, stop];
  const cases: Record<
    string,
    [first: Act[][], second: Act[][], expected: Generated, calls: string[]]
  > = {
    'the first refuses': [
      [failing('refused', '', { status: 403 })],
      [good],
      answered('b', 'Yes.', 'a: refused 403'),
      ['a 0', 'b 0'],
    ],
    'the first fails twice': [
      [failing('server-error', '', { status: 502 })],
      [good],
      answered('b', 'Yes.', 'a: server-error 502', 'a: server-error 502'),
      ['a 0', 'a 140', 'b 140'],
    ],
    'the first has no quota for a second': [
      [failing('rate-limited', '', { status: 429, retryAfterMs: 1_000 })],
      [good],
      answered('b', 'Yes.', 'a: rate-limited 429'),
      ['a 0', 'b 0'],
    ],
    'the first hangs': [
      [[{ hang: true }]],
      [good],
      answered('b', 'Yes.', 'a: timeout'),
      ['a 0', 'b 2800'],
    ],
    'the first comes too late': [
      [[{ afterMs: 3_000, isDeaf: true }, 'No!', counted, stop]],
      [[{ afterMs: 1_000 }, 'Yes.', counted, stop]],
      answered('b', 'Yes.', 'a: timeout'),
      ['a 0', 'b 2800'],
    ],
    'both hang': [
      [[{ hang: true }]],
      [[{ hang: true }]],
      gaveUp('', 'a: timeout', 'b: timeout'),
      ['a 0', 'b 2800'],
    ],
    'the first had begun: nobody goes on for it': [
      [['It is ', ...failing('bad-stream', '')]],
      [good],
      gaveUp('It is ', 'a: bad-stream'),
      ['a 0'],
    ],
    'what the first filters is not asked of the second': [
      [failing('filtered', '')],
      [good],
      gaveUp('', 'a: filtered'),
      ['a 0'],
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [first, second, expected, expectedCalls]) => {
    const of = tenant();
    const outcome = await chain(of, [model('a', first, of), model('b', second, of)]);
    expect([outcome.generated, outcome.emitted]).toEqual([expected, expected.text]);
    expect(calls).toEqual(expectedCalls);
    expect(outcome.tookMs).toBeLessThanOrEqual(4_200);
  });

  it.each([1, 2, 3, 4, 5, 6])('%i that hang are given up after 4.2 s', async (count) => {
    const of = tenant();
    const models = Array.from({ length: count }, (__, index) =>
      model(`m${index}`, [[{ hang: true }]], of),
    );
    const { generated, emitted, tookMs } = await chain(of, models);
    expect([generated.done, emitted]).toEqual([false, '']);
    expect(tookMs).toBeLessThanOrEqual(4_200);
  });

  it('flapping: every question has one answer, none is asked more than twice of one', async () => {
    const of = tenant();
    let dice = 7;
    const flip = () => (dice = (dice * 16_807) % 2_147_483_647) % 2 === 0;
    const tries = () =>
      Array.from({ length: 400 }, () => (flip() ? good : failing('server-error', '')));
    const models = [model('a', tries(), of), model('b', tries(), of)];
    for (let question = 0; question < 100; question++) {
      forgetCalls();
      const { generated, emitted, tookMs } = await chain(of, models);
      expect(emitted).toBe(generated.text);
      expect(tookMs).toBeLessThanOrEqual(600);
      for (const name of ['a', 'b'])
        expect(calls.filter((call) => call.startsWith(name)).length).toBeLessThanOrEqual(2);
      await system.run(system.sleep(1_000));
    }
  });
});

describe('the circuit breaker', () => {
  it('opens after five failures, lets one probe through after 30 s, closes, and is one a tenant', async () => {
    const [of, other] = [tenant(), tenant()];
    const bad = failing('refused', '', { status: 401 });
    const good: Act[] = ['Yes.', counted, stop];
    const a = model('a', [bad, bad, bad, bad, bad, bad, good], of);
    for (let turn = 0; turn < 5; turn++)
      expect((await chain(of, [a])).generated).toEqual(gaveUp('', 'a: refused 401'));
    for (let second = 0; second < 30; second++) {
      expect((await chain(of, [a])).generated).toEqual(gaveUp('', 'a: circuit open'));
      await system.run(system.sleep(1_000));
    }
    expect(calls.length).toBe(5);
    // A bad probe: another half minute.
    expect((await chain(of, [a])).generated).toEqual(gaveUp('', 'a: refused 401'));
    expect((await chain(of, [a])).generated).toEqual(gaveUp('', 'a: circuit open'));
    // The same provider of another tenant, and another one of the same.
    expect((await chain(other, [model('a', [good], other)])).generated).toEqual(
      answered('a', 'Yes.'),
    );
    expect((await chain(of, [a, model('b', [good], of)])).generated).toEqual(
      answered('b', 'Yes.', 'a: circuit open'),
    );
    await system.run(system.sleep(30_000));
    // A good one, while others ask at the same time.
    const slow = model('a', [[{ afterMs: 1_000 }, ...good]], of);
    forgetCalls();
    const three = await Promise.all([chain(of, [slow]), chain(of, [slow]), chain(of, [slow])]);
    expect(three.map(({ generated }) => generated)).toEqual([
      answered('a', 'Yes.'),
      gaveUp('', 'a: circuit open'),
      gaveUp('', 'a: circuit open'),
    ]);
    expect(calls.length).toBe(1);
    expect((await chain(of, [slow])).generated).toEqual(answered('a', 'Yes.'));
  });

  it('a provider that is open leaves its share of the time to the others', async () => {
    const of = tenant();
    const b = model('b', [failing('refused', '')], of);
    for (let turn = 0; turn < 5; turn++) await chain(of, [b]);
    const { tookMs } = await chain(of, [model('a', [[{ hang: true }]], of), b]);
    expect(tookMs).toBe(3_500);
  });

  it('a second try that would be the sixth failure is not made', async () => {
    const of = tenant();
    const a = model('a', [failing('server-error', '')], of);
    for (let turn = 0; turn < 4; turn++) await chain(of, [a]);
    expect(calls.length).toBe(5);
  });

  it('odd questions and visitors who leave do not open it', async () => {
    const of = tenant();
    const a = model('a', [failing('refused', '', { status: 400 })], of);
    for (let turn = 0; turn < 20; turn++) await chain(of, [a]);
    expect(calls.length).toBe(20);
  });
});

describe('a turn that is cancelled', () => {
  it('stops at once, and nothing is shown after it', async () => {
    const of = tenant();
    const stopper = new AbortController();
    const a = model('a', [['It ', { afterMs: 1_000 }, 'is.', stop]], of);
    const asked = chain(of, [a, model('b', [['No.', stop]], of)], stopper.signal);
    void system.sleep(500).then(() => stopper.abort(new Error('gone')));
    expect(await asked).toEqual({
      generated: gaveUp('It ', 'a: aborted'),
      emitted: 'It ',
      tookMs: 500,
    });
    await system.run(system.sleep(2_000));
    expect([calls, cancelled]).toEqual([['a 0'], ['a']]);
  });

  it('before it began calls nobody', async () => {
    const of = tenant();
    const gone = AbortSignal.abort(new Error('gone'));
    const { generated } = await chain(of, [model('a', [['No.', stop]], of)], gone);
    expect([generated, calls]).toEqual([gaveUp(''), []]);
  });

  it('also between two tries', async () => {
    const of = tenant();
    const stopper = new AbortController();
    const a = model('a', [failing('rate-limited', '', { retryAfterMs: 1_000 })], of);
    void system.sleep(500).then(() => stopper.abort(new Error('gone')));
    expect(await chain(of, [a], stopper.signal)).toEqual({
      generated: gaveUp('', 'a: rate-limited'),
      emitted: '',
      tookMs: 500,
    });
  });
});
