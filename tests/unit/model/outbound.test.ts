/** The outgoing door: no redirect is followed, every call has a deadline, and no timer outlives its call. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outbound } from '#worker/adapters/outbound';

let seen: RequestInit[];
const answering = (answer: (init: RequestInit) => Promise<Response>) =>
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    seen.push(init);
    return answer(init);
  });
const untilAborted = (init: RequestInit) =>
  new Promise<Response>((_, reject) => {
    const end = () => reject(init.signal?.reason as Error);
    if (init.signal?.aborted) end();
    else init.signal?.addEventListener('abort', end);
  });
beforeEach(() => {
  seen = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('follows no redirect', async () => {
  answering(async () => new Response(null, { status: 302, headers: { location: 'http://x' } }));
  await expect(outbound('http://a', {}, { timeoutMs: 10 })).rejects.toThrow('redirect (302)');
  expect([seen[0]?.redirect, vi.getTimerCount()]).toEqual(['manual', 0]);
});

it('ends at its deadline', async () => {
  answering(untilAborted);
  const called = expect(outbound('http://a', {}, { timeoutMs: 10 })).rejects.toThrow(
    'no answer in time',
  );
  await vi.advanceTimersByTimeAsync(10);
  await called;
  expect(vi.getTimerCount()).toBe(0);
});

it('ends when the caller wants, before the headers and after', async () => {
  const stop = new AbortController();
  answering(untilAborted);
  const called = expect(
    outbound('http://a', {}, { timeoutMs: 10, signal: stop.signal }),
  ).rejects.toThrow('enough');
  stop.abort(new Error('enough'));
  await called;
  await expect(
    outbound('http://a', {}, { timeoutMs: 10, signal: AbortSignal.abort(new Error('before')) }),
  ).rejects.toThrow('before');
  const later = new AbortController();
  answering(async () => new Response('a'));
  await outbound('http://a', {}, { timeoutMs: 10, signal: later.signal });
  expect(vi.getTimerCount()).toBe(1);
  later.abort();
  expect([vi.getTimerCount(), seen.at(-1)?.signal?.aborted]).toEqual([0, true]);
});

it('leaves no timer behind a failure', async () => {
  answering(() => Promise.reject(new Error('refused')));
  await expect(outbound('http://a', {}, { timeoutMs: 10 })).rejects.toThrow('refused');
  expect(vi.getTimerCount()).toBe(0);
});
