/** The real clock and randomness. `TEST_CLOCK=1` lets a test move the clock of the whole isolate. */
import type { IdOf, IdPrefix } from '#protocol/ids';
import type { System } from '#ports/system';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 22;
let offsetMs = 0;

/** Moves `now()` so that it answers `at` at this moment. Only the test-clock route calls it. */
export function setTestClock(at: number): void {
  offsetMs = at - Date.now();
}

/** Random bytes are drawn in larger helpings; each is used once. */
const pool = new Uint8Array(1_024);
let taken = pool.length;

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    if (taken === pool.length) {
      crypto.getRandomValues(pool);
      taken = 0;
    }
    const byte = pool[taken++] ?? 255;
    // 248 is the largest multiple of 62 in a byte: larger values would favour some letters.
    if (byte < 248) text += alphabet[byte % 62];
  }
  return text;
}

export const system: System = {
  now: () => Date.now() + offsetMs,
  newId: <P extends IdPrefix>(prefix: P) => `${prefix}_${randomText(idLength)}` as IdOf[P],
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      // A turn sleeps many times under one signal: none of its listeners may outlive its pause.
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
