/** A thousand deliveries, each verified by the reference of Standard Webhooks, over a rotation of the secret (S56). A part of them in a short run. */
import { expect, test } from 'vitest';
import { Webhook as Reference } from 'standardwebhooks';
import type { WebhookWithSecret } from '#protocol/webhook';
import { eventually } from '../../support/faults.ts';
import { call, session } from '../../support/harness.ts';
import { scaled } from '../../support/scale.ts';
import { desk } from '../desk/staff.ts';
import { parley, receiver, useReceiver } from './told.ts';

useReceiver();

test('every delivery is signed right, under an id of its own, before and after a rotation', async () => {
  const wanted = scaled(60, 1_000);
  const { tenant, staff } = await desk(parley);
  const headers = { cookie: staff[0]!.cookie, origin: parley.origin };
  const hooks = '/v1/admin/webhooks';
  const made = await call<WebhookWithSecret>(parley.origin, hooks, {
    body: { url: `${receiver.origin}/signed`, types: ['message.created'] },
    headers,
  });
  const old = made.body.secret;
  expect(Buffer.from(old.replace(/^whsec_/, ''), 'base64').length).toBeGreaterThanOrEqual(24);
  const who = await session(parley.origin, tenant.siteKey);
  let sent = 0;
  // A message and its answer are two events.
  const until = async (count: number) => {
    while (sent * 2 < count) {
      sent += 1;
      const body = { clientId: `s-${sent}`, text: 'hello' };
      expect(
        (await call(parley.origin, '/v1/chat/message', { token: who.token, body })).status,
      ).toBe(200);
    }
    await eventually(`${count} deliveries`, () => receiver.received.length >= count, 120_000);
  };
  await until(wanted / 2);
  const before = receiver.received.length;
  const rotated = await call<WebhookWithSecret>(parley.origin, `${hooks}/${made.body.id}/rotate`, {
    method: 'POST',
    body: {},
    headers,
  });
  expect(rotated.body.secret).not.toBe(old);
  await until(wanted);
  const passes = (secret: string, one: (typeof receiver.received)[number]) => {
    try {
      new Reference(secret).verify(one.body, one.headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  const first = receiver.received.slice(0, before);
  const later = receiver.received.slice(before);
  expect(first.map((one) => [passes(old, one), passes(rotated.body.secret, one)])).toEqual(
    first.map(() => [true, false]),
  );
  // Two signatures: whoever has either secret takes it.
  expect(later.map((one) => [passes(old, one), passes(rotated.body.secret, one)])).toEqual(
    later.map(() => [true, true]),
  );
  const ids = receiver.received.map((one) => one.headers['webhook-id']);
  expect(new Set(ids).size).toBe(ids.length);
}, 300_000);
