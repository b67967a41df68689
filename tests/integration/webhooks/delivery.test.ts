/**
 * Outgoing webhooks against a receiver that behaves, fails, hangs, leaves and comes back (R30, S55, S56): what arrives, how it is
 * signed, when it is tried again, what is kept, and that a bad one delays nobody.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Webhook as Reference } from 'standardwebhooks';
import { retryPausesMs } from '#core/webhook';
import type { Failure } from '#protocol/failure';
import type { DeliveryPage, Webhook, WebhookWithSecret } from '#protocol/webhook';
import { call, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { startReceiver } from '../../support/receiver.ts';
import type { Receiver, Received } from '../../support/receiver.ts';
import { anInstant } from '../api/expectations.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

let receiver: Receiver;
let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let stranger: Staff;
/** Days that the clock has been moved; a session of staff ends with them, so each test signs on its own. */
let clock = Date.now();

beforeAll(async () => {
  receiver = await startReceiver();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: receiver.host, TEST_CLOCK: '1' } });
  const made = await desk(parley);
  ({ tenant } = made);
  owner = made.staff[0] as Staff;
  stranger = (await desk(parley)).staff[0] as Staff;
});
afterAll(async () => {
  await parley.stop();
  await receiver.stop();
});
beforeEach(async () => {
  receiver.received = [];
  receiver.answer = (_, response) => response.writeHead(204).end();
  for (const { id } of (await ask<{ webhooks: Webhook[] }>('')).body.webhooks)
    await ask(`/${id}`, 'DELETE');
});

const ask = <T = Webhook>(path: string, method = 'GET', body?: unknown, who = owner) =>
  call<T>(parley.origin, `/v1/admin/webhooks${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { cookie: who.cookie, origin: parley.origin },
  });
const add = async (draft: object): Promise<Answered<WebhookWithSecret>> =>
  ask<WebhookWithSecret>('', 'POST', { url: `${receiver.origin}/hook`, types: ['*'], ...draft });
const visit = () => session(parley.origin, tenant.siteKey);
const say = (who: Session, text: string) =>
  call(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId: 'c-1', text } });
const later = async (ms: number) => {
  clock += ms;
  await call(parley.origin, '/test/clock', { body: { at: clock } });
};
const deliveries = async (id: string) =>
  (await ask<DeliveryPage>(`/${id}/deliveries`)).body.deliveries;
const typesOf = (received: Received[]) =>
  received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
/** Sessions of staff do not live through days. */
const back = async () => {
  clock = Date.now();
  await later(0);
};

test('a conversation is told from beginning to end, each event once, signed by the standard', async () => {
  const { status, body: hook } = await add({ description: 'CRM' });
  expect({ status, hook }).toEqual({
    status: 201,
    hook: {
      id: hook.id,
      url: `${receiver.origin}/hook`,
      types: ['*'],
      description: 'CRM',
      includesContactData: false,
      enabled: true,
      disabledBecause: null,
      rotatingUntil: null,
      createdAt: anInstant,
      updatedAt: anInstant,
      secret: hook.secret,
    },
  });
  const who = await visit();
  await say(who, 'hello there');
  await call(parley.origin, '/v1/chat/end', { token: who.token, body: {} });
  await eventually('the end', () => typesOf(receiver.received).includes('conversation.ended'));
  expect(typesOf(receiver.received)).toEqual([
    'conversation.started',
    'message.created',
    'message.created',
    'usage.recorded',
    'conversation.ended',
  ]);
  const reference = new Reference(hook.secret);
  for (const { headers, body } of receiver.received) reference.verify(body, headers);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(ids.length);
  const sequences = receiver.received.map(
    ({ body }) => (JSON.parse(body) as { data: { sequence: number } }).data.sequence,
  );
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
});

test('only what was asked for is told, and nothing of before', async () => {
  const early = await visit();
  await say(early, 'before the endpoint was there');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await add({ types: ['lead.*', 'feedback.given'] });
  await call(parley.origin, '/v1/chat/lead', {
    token: early.token,
    body: { name: 'Ana', email: 'ana@example.org' },
  });
  await eventually('the lead', () => receiver.received[0]);
  const told = JSON.parse(receiver.received[0]?.body ?? '') as object;
  expect(told).toEqual({
    type: 'lead.captured',
    timestamp: anInstant,
    data: {
      conversationId: early.conversationId,
      sequence: expect.any(Number),
      leadId: expect.stringMatching(/^led_/),
      fields: ['name', 'email'],
    },
  });
  expect(receiver.received).toHaveLength(1);
});

test('contact data goes only to an endpoint that may have it, and is nowhere on the way', async () => {
  const { body: hook } = await add({ types: ['lead.captured'], includesContactData: true });
  const who = await visit();
  await call(parley.origin, '/v1/chat/lead', {
    token: who.token,
    body: { name: 'Canary Person', email: 'canary@example.org', consent: true },
  });
  await eventually('the lead', () => receiver.received[0]);
  const { data } = JSON.parse(receiver.received[0]?.body ?? '') as { data: { contact: object } };
  expect(data.contact).toEqual({
    name: 'Canary Person',
    email: 'canary@example.org',
    phone: null,
    company: null,
    note: null,
    consent: true,
    consentVersion: null,
    consentAt: expect.stringMatching(/Z$/),
    score: expect.any(Number),
    priority: expect.stringMatching(/^(low|medium|high)$/),
    reasons: expect.arrayContaining(['email', 'consent']),
    cause: null,
    answers: {},
    tags: [],
    assigneeId: null,
    contactId: null,
    contactMatch: null,
  });
  expect(JSON.stringify(await deliveries(hook.id))).not.toContain('canary');
});

test('a failing receiver is tried again under the same id, longer apart each time, and parked after the last try', async () => {
  receiver.answer = (_, response) => response.writeHead(500).end();
  const { body: hook } = await add({ types: ['conversation.started'] });
  await say(await visit(), 'hello');
  // The desk sees it with the first try, and once more when it is given up.
  const failures = async () => {
    const { body } = await call<{ failures: Failure[] }>(parley.origin, '/v1/admin/errors', {
      headers: { cookie: owner.cookie },
    });
    return body.failures
      .filter(({ source }) => source === hook.id)
      .map(({ kind, code, count, example }) => ({ kind, code, count, example }));
  };
  const failure = {
    kind: 'webhook',
    code: 'HTTP 500',
    example: 'conversation.started was not delivered',
  };
  await eventually('the error log', async () => (await failures()).length > 0);
  expect(await failures()).toEqual([{ ...failure, count: 1 }]);
  for (const [index, pauseMs] of retryPausesMs.entries()) {
    await eventually(`try ${index + 1}`, () => receiver.received.length >= index + 1);
    // Moved before the line has noted this try, the clock must move again: then the pause counts from there.
    let looks = 0;
    await eventually(`try ${index + 2}`, async () => {
      if (looks++ % 40 === 0) await later(pauseMs * 1.3);
      return receiver.received.length >= index + 2;
    });
  }
  await eventually('the last try', () => receiver.received.length === 11);
  await back();
  const [delivery] = await eventually('parked', async () => {
    const all = await deliveries(hook.id);
    return all[0]?.status === 'parked' ? all : null;
  });
  expect(delivery).toEqual({
    id: receiver.received[0]?.headers['webhook-id'],
    type: 'conversation.started',
    status: 'parked',
    attempts: 11,
    lastResult: 'HTTP 500',
    lastAt: anInstant,
    nextAt: null,
    createdAt: anInstant,
  });
  await eventually('the end in the error log', async () => (await failures())[0]?.count === 2);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const stamps = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));

  receiver.answer = (_, response) => response.writeHead(200).end('ok');
  expect((await ask<object>(`/${hook.id}/replay`, 'POST', {})).body).toEqual({ replayed: 1 });
  await eventually('delivered', async () => (await deliveries(hook.id))[0]?.status === 'delivered');
});

test('410 switches the endpoint off; what waits can be replayed when it is on again', async () => {
  receiver.answer = (_, response) => response.writeHead(410).end();
  const { body: hook } = await add({ types: ['conversation.started'] });
  await say(await visit(), 'hello');
  await eventually('off', async () => !(await ask(`/${hook.id}`)).body.enabled);
  expect((await ask(`/${hook.id}`)).body.disabledBecause).toBe('gone');
  await say(await visit(), 'nobody hears this');
  receiver.answer = (_, response) => response.writeHead(204).end();
  const on = await ask(`/${hook.id}`, 'PATCH', { enabled: true });
  expect([on.body.enabled, on.body.disabledBecause]).toEqual([true, null]);
  await ask(`/${hook.id}/replay`, 'POST', {});
  await eventually('delivered', async () => (await deliveries(hook.id))[0]?.status === 'delivered');
  expect(receiver.received).toHaveLength(2);
});

test('a receiver that never answers delays no other', async () => {
  receiver.answer = ({ path }, response) => {
    if (path === '/hook') response.writeHead(204).end();
  };
  await add({ url: `${receiver.origin}/hangs`, types: ['conversation.started'] });
  await add({ types: ['conversation.started'] });
  for (let n = 0; n < 6; n++) await say(await visit(), 'hello');
  await eventually(
    'all six at the good one',
    () => receiver.received.filter(({ path }) => path === '/hook').length === 6,
    12_000,
  );
});

test('what is answered hurts nobody: redirects are not followed, floods and nonsense end', async () => {
  const { body: hook } = await add({ types: ['conversation.started'] });
  receiver.answer = (_, response) =>
    response.writeHead(302, { location: `${receiver.origin}/elsewhere` }).end();
  await say(await visit(), 'hello');
  const result = () =>
    eventually('a result', async () => (await deliveries(hook.id))[0]?.lastResult ?? null);
  expect(await result()).toBe('redirect');
  expect(receiver.received.map(({ path }) => path)).not.toContain('/elsewhere');
  receiver.answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(Buffer.alloc(5_000_000, 'x'));
  };
  await ask(`/${hook.id}/replay`, 'POST', { id: (await deliveries(hook.id))[0]?.id });
  await eventually('taken', async () => (await deliveries(hook.id))[0]?.status === 'delivered');
});

test('a rotation signs with both secrets; a new host gets a new secret only', async () => {
  const { body: hook } = await add({ types: ['conversation.started'] });
  const rotated = await ask<WebhookWithSecret>(`/${hook.id}/rotate`, 'POST');
  expect(rotated.body.secret).not.toBe(hook.secret);
  expect(rotated.body.rotatingUntil).toEqual(anInstant);
  await say(await visit(), 'hello');
  const first = await eventually('a delivery', () => receiver.received[0]);
  for (const secret of [hook.secret, rotated.body.secret])
    new Reference(secret).verify(first.body, first.headers);
  expect(first.headers['webhook-signature']?.split(' ')).toHaveLength(2);

  const moved = await ask<WebhookWithSecret>(`/${hook.id}`, 'PATCH', {
    url: 'https://hooks.example.com/parley',
  });
  expect(moved.body.secret).toMatch(/^whsec_/);
  expect([hook.secret, rotated.body.secret]).not.toContain(moved.body.secret);
  const shown = JSON.stringify([await ask(''), await ask(`/${hook.id}`)]);
  expect(shown).not.toContain('whsec_');
});

test('addresses inside are refused, at saving and at use', async () => {
  for (const url of [
    'http://127.0.0.1:1/x',
    'https://localhost/x',
    'https://169.254.169.254/latest',
    'https://[::1]/x',
    'ftp://example.com/x',
    'https://user:secret@example.com/x',
  ])
    expect([url, (await add({ url })).status]).toEqual([url, 400]);
  const { body: hook } = await add({ types: ['conversation.started'] });
  const db = await parley.server.miniflare.getD1Database('DB');
  await db
    .prepare('UPDATE webhook SET url = ? WHERE id = ?')
    .bind('https://10.0.0.1/inside', hook.id)
    .run();
  await say(await visit(), 'hello');
  expect(
    await eventually('a result', async () => (await deliveries(hook.id))[0]?.lastResult ?? null),
  ).toBe('refused-url');
});

test('another tenant neither sees nor touches an endpoint', async () => {
  const { body: hook } = await add({});
  const tries = [
    await ask(`/${hook.id}`, 'GET', undefined, stranger),
    await ask(`/${hook.id}`, 'PATCH', { enabled: false }, stranger),
    await ask(`/${hook.id}`, 'DELETE', undefined, stranger),
    await ask(`/${hook.id}/rotate`, 'POST', undefined, stranger),
    await ask(`/${hook.id}/deliveries`, 'GET', undefined, stranger),
    await ask(`/${hook.id}/replay`, 'POST', {}, stranger),
    await ask(`/${hook.id}/test`, 'POST', undefined, stranger),
  ];
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));
  expect(
    (await ask<{ webhooks: Webhook[] }>('', 'GET', undefined, stranger)).body.webhooks,
  ).toEqual([]);
});
