/** S67: a card number is stored nowhere. What is acknowledged is what is stored, on all four ways back; the same send again is the same message. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';

let parley: Parley;
beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.stop());

const card = '5500-0000-0000-0004';
const stored = 'Why was ••••-••••-••••-0004 refused?';

test('a card is masked before it is stored, everywhere the same', async () => {
  const tenant = await addTenant(parley);
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  const frame = { type: 'send_message', clientId: 'c1', text: `Why was ${card} refused?` };
  client.send(frame);
  const first = await client.ack('c1');
  await client.event('turn.ended');
  const log = await history(parley.origin, who);
  const again = await call<{ message: { text: string } }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c1', text: frame.text },
  });
  const shown = client.frames.find((one) => one['message']?.clientId === 'c1')?.['message'].text;
  client.close();
  const own = log.filter((event) => event['message']?.clientId === 'c1');
  expect([
    own.map((event) => [event['seq'], event['message'].text]),
    shown,
    again.body.message.text,
    JSON.stringify([log, client.frames]).includes('5500-0000'),
  ]).toEqual([[[first['seq'], stored]], stored, stored, false]);
});

test('a tenant may keep them', async () => {
  const tenant = await addTenant(parley, { settings: { maskCards: false } });
  const who = await session(parley.origin, tenant.siteKey);
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c1', text: card },
  });
  const log = await history(parley.origin, who);
  expect(log.find((event) => event['message']?.clientId === 'c1')?.['message'].text).toBe(card);
});
