/**
 * A clock that stands still until everybody sleeps, and then goes on to whoever wakes first: seconds of a conversation pass in
 * milliseconds, in the same order each time. For tests of flows.
 */
import type { System } from '#ports/system';
import { idMaker, noon } from '../../support/factories.ts';

interface Sleeper {
  at: number;
  wake: () => void;
}

export class VirtualSystem implements System {
  newId = idMaker();
  #now = noon;
  #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const sleeper: Sleeper = { at: this.#now + ms, wake: () => this.#wake(sleeper, resolve) };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
    });
  }

  #wake(sleeper: Sleeper, resolve: () => void): void {
    this.#sleepers.delete(sleeper);
    this.#now = Math.max(this.#now, sleeper.at);
    resolve();
  }

  /** Lets time pass until the promise has settled. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      // A turn of the event loop: every promise that can go on has gone on.
      await new Promise((resolve) => setImmediate(resolve));
      if (isSettled) return promise;
      const [first] = [...this.#sleepers].toSorted((a, b) => a.at - b.at);
      if (!first) throw new Error('everybody waits and nobody sleeps');
      first.wake();
    }
  }

  get sleeping(): number {
    return this.#sleepers.size;
  }
}
