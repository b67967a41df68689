/** The answer cache: kept for its time, by tenant, shared through the Cache API, and never in the way. */
import { beforeEach, expect, test, vi } from 'vitest';
import { answerCache } from '#worker/adapters/answer-cache';
import type { TenantId } from '#protocol/ids';
import { idOf } from '../../support/factories.ts';

let now = 0;
const clock = { now: () => now };
const [ours, theirs] = [idOf('tnt', 1), idOf('tnt', 2)] as [TenantId, TenantId];
const answer = { text: 'Yes.', provider: 'a', model: 'a-1' };
const sharedCache = () => {
  const bodies = new Map<string, string>();
  return {
    bodies,
    match: (url: string) =>
      Promise.resolve(bodies.has(url) ? new Response(bodies.get(url)) : undefined),
    put: async (url: string, response: Response) => void bodies.set(url, await response.text()),
  };
};
beforeEach(() => {
  now = 0;
});

test('what was put comes back until its time is over, to its tenant alone', async () => {
  const cache = answerCache(clock, () => undefined);
  await cache.put(ours, 'q', answer, 300);
  now = 299;
  expect([
    await cache.get(ours, 'q'),
    await cache.get(ours, 'r'),
    await cache.get(theirs, 'q'),
  ]).toEqual([answer, null, null]);
  now = 300;
  expect(await cache.get(ours, 'q')).toBeNull();
});

test('another isolate finds it in the shared cache', async () => {
  const shared = sharedCache();
  const [one, other] = [
    answerCache(clock, () => shared as never),
    answerCache(clock, () => shared as never),
  ];
  await one.put(ours, 'q', answer, 300);
  expect([...shared.bodies.keys()]).toEqual([
    expect.stringMatching(new RegExp(`^https://answers\\.parley\\.invalid/${ours}/[0-9a-f]{64}$`)),
  ]);
  expect([await other.get(ours, 'q'), await other.get(theirs, 'q')]).toEqual([answer, null]);
  now = 300;
  expect(await other.get(ours, 'q')).toBeNull();
});

test('a shared cache that fails is not there', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const fails = () => Promise.reject(new Error('no'));
  const cache = answerCache(clock, () => ({ match: fails, put: fails }) as never);
  await cache.put(ours, 'q', answer, 300);
  expect([await cache.get(ours, 'q'), await cache.get(ours, 'r')]).toEqual([answer, null]);
});

test('it forgets the oldest when there are too many', async () => {
  const cache = answerCache(clock, () => undefined);
  for (let count = 0; count <= 1_000; count++) await cache.put(ours, `q${count}`, answer, 300);
  expect([await cache.get(ours, 'q0'), await cache.get(ours, 'q1000')]).toEqual([null, answer]);
});
