/** A Parley and a receiver that it may reach, for a file of tests that look at what arrives. */
import { afterAll, beforeAll } from 'vitest';
import { startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { startReceiver } from '../../support/receiver.ts';
import type { Receiver } from '../../support/receiver.ts';

/** Of the test file that calls `useReceiver`. */
export let parley: Parley;
export let receiver: Receiver;

export function useReceiver(): void {
  beforeAll(async () => {
    receiver = await startReceiver();
    parley = await startParley({ settings: { OUTBOUND_ALLOW: receiver.host } });
  });
  afterAll(async () => {
    await parley?.stop();
    await receiver?.stop();
  });
}
