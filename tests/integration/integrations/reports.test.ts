/** Reports of other systems: only what is signed, in time and unchanged has an effect (S57), once, and the newest state wins (R31). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import type { HookWithSecret } from '#protocol/hook';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

let parley: Parley;
let owner: Staff;
let hook: HookWithSecret;
let foreign: HookWithSecret;
let conversationId = '';
let siteKey = '';

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley);
  owner = made.staff[0] as Staff;
  siteKey = made.tenant.siteKey;
  hook = await add(owner);
  foreign = await add((await desk(parley)).staff[0] as Staff);
});
afterAll(() => parley.stop());
beforeEach(async () => {
  const visitor = await session(parley.origin, siteKey);
  await call(parley.origin, '/v1/chat/message', {
    token: visitor.token,
    body: { clientId: 'c-1', text: 'hello' },
  });
  conversationId = visitor.conversationId;
});

async function add(who: Staff): Promise<HookWithSecret> {
  const { status, body } = await call<HookWithSecret>(parley.origin, '/v1/admin/hooks', {
    body: { name: 'Shop' },
    headers: { cookie: who.cookie, origin: parley.origin },
  });
  expect(status).toBe(201);
  return body;
}

let number = 0;
const report = (more: object = {}) =>
  JSON.stringify({
    type: 'order.updated',
    data: { conversationId, subject: 'Order 1001', state: 'shipped', ...more },
  });

async function send(
  text: string,
  given: {
    id?: string;
    at?: number;
    secret?: string;
    signature?: string;
    sent?: string;
    path?: string;
  } = {},
) {
  const id = given.id ?? `evt-${++number}`;
  const at = new Date(given.at ?? Date.now());
  const signature = given.signature ?? new Webhook(given.secret ?? hook.secret).sign(id, at, text);
  const response = await fetch(parley.origin + (given.path ?? hook.path), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      ...(signature === '' ? {} : { 'webhook-signature': signature }),
    },
    body: given.sent ?? text,
  });
  return [response.status, ((await response.json()) as { outcome?: string }).outcome];
}

async function notes(): Promise<string[]> {
  const { body } = await owner.open(conversationId);
  return body.events.flatMap((event) => (event.kind === 'note.created' ? [event.text] : []));
}

test('a signed report is a note for the staff, not for the visitor', async () => {
  expect(await send(report({ text: 'Left the\u0000 warehouse' }))).toEqual([200, 'noted']);
  expect(await notes()).toEqual(['Order 1001: shipped\nLeft the warehouse']);
});

test('what is not signed, not in time or not the same has no effect (S57)', async () => {
  const text = report();
  const minutes = (count: number) => Date.now() + count * 60_000;
  const good = new Webhook(hook.secret).sign('evt-x', new Date(), text);
  const bad = await Promise.all([
    send(text, { signature: '' }),
    send(text, { signature: 'v1,AAAA' }),
    send(text, { secret: foreign.secret }),
    send(text, { sent: text.replace('shipped', 'shipper') }),
    send(text, { sent: JSON.stringify(JSON.parse(text), null, 1) }),
    send(text, { at: minutes(-6) }),
    send(text, { at: minutes(6) }),
    send(text, { id: 'evt-x', signature: good.replace('v1,', 'v0,') }),
    send(text, { id: 'evt-y', signature: good }),
    send(text, { path: foreign.path }),
    send(text, { id: 'evt.dot' }),
  ]);
  expect(bad.map(([status]) => status)).toEqual(bad.map(() => 401));
  expect((await send(text, { path: `${hook.path.slice(0, -1)}_` }))[0]).toBe(404);
  expect((await send('x'.repeat(10 * 1024 * 1024)))[0]).toBe(413);
  expect(await notes()).toEqual([]);
  expect(await send(text, { at: minutes(-4) })).toEqual([200, 'noted']);
  // Of several signatures one good one is enough: the sender changes its secret.
  const at = new Date();
  const both = `v1,AAAA ${new Webhook(hook.secret).sign('evt-two', at, text)}`;
  expect((await send(text, { id: 'evt-two', at: at.getTime(), signature: both }))[0]).toBe(200);
});

test('fifty copies are one, also after a crash, and an id is not used twice', async () => {
  const text = report();
  const copies = await Promise.all(
    Array.from({ length: 50 }, () => send(text, { id: 'evt-50-x' })),
  );
  expect(copies).toEqual(copies.map(() => [200, 'noted']));
  await parley.crash();
  expect(await send(text, { id: 'evt-50-x' })).toEqual([200, 'noted']);
  expect(await notes()).toEqual(['Order 1001: shipped']);
  expect((await send(report({ state: 'lost' }), { id: 'evt-50-x' }))[0]).toBe(409);
  expect(await notes()).toEqual(['Order 1001: shipped']);
});

test('the newest state wins, of each thing by itself (R31)', async () => {
  const said = async (subject: string, state: string, sequence: number | string) =>
    (await send(report({ subject, state, sequence })))[1];
  expect([
    await said('Order 1', 'paid', 2),
    await said('Order 1', 'new', 1),
    await said('Order 1', 'paid again', 2),
    await said('Order 2', 'new', 1),
    await said('Order 1', 'shipped', 3),
    await said('Parcel', 'moving', '2026-01-02T00:00:00Z'),
    await said('Parcel', 'at rest', '2026-01-01T00:00:00Z'),
  ]).toEqual(['noted', 'older', 'older', 'noted', 'noted', 'noted', 'older']);
  expect(await notes()).toEqual([
    'Order 1: paid',
    'Order 2: new',
    'Order 1: shipped',
    'Parcel: moving',
  ]);
});

test('a conversation of another company is nobody’s', async () => {
  const text = report();
  expect(await send(text, { secret: foreign.secret, path: foreign.path })).toEqual([
    200,
    'unmatched',
  ]);
  expect(await notes()).toEqual([]);
});
