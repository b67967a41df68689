// The pause of the real clock: it ends by itself or with its signal, and leaves no listener on a signal that lives longer.
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { system } from '#worker/adapters/system';

test('many pauses under one signal leave no listener behind', async () => {
  const { signal } = new AbortController();
  const pauses = [1, 2, 3].map(() => system.sleep(1, signal));
  const during = getEventListeners(signal, 'abort').length;
  await Promise.all(pauses);
  expect([during, getEventListeners(signal, 'abort').length]).toEqual([3, 0]);
});

test('a signal ends the pause, also one that came before it', async () => {
  const control = new AbortController();
  const pause = system.sleep(60_000, control.signal);
  control.abort(new Error('enough'));
  await expect(pause).rejects.toThrow('enough');
  await expect(system.sleep(60_000, control.signal)).rejects.toThrow('enough');
});
