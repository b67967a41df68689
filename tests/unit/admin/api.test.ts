// The admin's way to the server: an answer that breaks off while its body is read is a failure, never an empty answer.
import { afterEach, expect, test, vi } from 'vitest';
import { api, ApiProblem } from '../../../admin/api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A fetch whose answer begins, and then breaks off: by the signal of the call when that aborts, else by itself. */
function breakingOff(status: number, cut?: Error) {
  return (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"conversations":'));
        if (cut) controller.error(cut);
        signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return Promise.resolve(new Response(body, { status }));
  };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );

test('a call that is taken back while its answer is read ends as taken back', async () => {
  vi.stubGlobal('fetch', breakingOff(200));
  const abort = new AbortController();
  const failing = failureOf(api('/v1/admin/conversations', { signal: abort.signal }));
  setTimeout(() => abort.abort(), 0);
  expect(await failing).toMatchObject({ name: 'AbortError' });
});

test('an answer that breaks off is no answer, whatever its status', async () => {
  for (const status of [200, 503]) {
    vi.stubGlobal('fetch', breakingOff(status, new TypeError('network error')));
    expect(await failureOf(api('/v1/admin/conversations'))).toEqual(new ApiProblem('unreachable'));
  }
});

test('no content is undefined, JSON is itself, anything else is unexpected', async () => {
  const answers = [
    new Response(null, { status: 204 }),
    Response.json({ a: 1 }),
    new Response('<html>'),
  ];
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
  expect([await api('/a'), await api('/b'), await failureOf(api('/c'))]).toEqual([
    undefined,
    { a: 1 },
    new ApiProblem('unexpected-answer', { status: 200 }),
  ]);
});
