/** Tools in a conversation with the built-in engine, from the visitor's sentence to the tenant's system and back (S61, S62, S63, R07). */
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

const identitySecret = 'an-identity-secret-of-a-test-tenant';
let host: ToolHost;
let parley: Parley;
let siteKey: string;
let owner: Staff;

const orderId = { type: 'string', 'x-entity': 'ORDER_ID', 'x-label': { en: 'Order' } };
const customer = { type: 'string', 'x-identity': 'customer' };
const tools = (origin: string) => [
  { name: 'get_order_status', url: `${origin}/orders/{order_id}`, method: 'GET' },
  {
    name: 'change_address',
    risk: 'write',
    power: 'identity',
    url: `${origin}/address`,
    parameters: {
      type: 'object',
      required: ['order_id', 'city', 'customer'],
      properties: {
        order_id: orderId,
        city: {
          type: 'string',
          maxLength: 40,
          'x-label': { en: 'City' },
          'x-ask': { en: 'Which city?' },
        },
        customer,
      },
    },
    triggers: { says: ['change my address'] },
    templates: { done: { en: 'Order {{order_id}} goes to {{city}} now.' } },
  },
  {
    name: 'refund_order',
    risk: 'money',
    power: 'identity',
    url: `${origin}/refund`,
    parameters: {
      type: 'object',
      required: ['order_id', 'customer'],
      properties: { order_id: orderId, customer },
    },
    triggers: { says: ['refund'] },
    templates: { done: { en: 'Refunded {{amount}} for {{order_id}}.' } },
  },
];

beforeAll(async () => {
  host = await startToolHost();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow } });
  const made = await desk(parley, { identitySecret, tools: tools(host.origin) });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
});
beforeEach(() => {
  host.requests.length = 0;
  host.effects.length = 0;
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function identity(subject: string): string {
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: subject, aud: siteKey, exp: Math.floor(Date.now() / 1000) + 600 })}`;
  return `${unsigned}.${createHmac('sha256', identitySecret).update(unsigned).digest('base64url')}`;
}

let sends = 0;
async function say(who: Session, text: string) {
  const answered = await call<{ reply: Frame | null }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  });
  expect(answered.status).toBe(200);
  return answered.body.reply;
}
const kinds = async (who: Session) => (await history(parley.origin, who)).map(({ kind }) => kind);
const admin = (path: string, init: { method?: string; body?: unknown } = {}) =>
  call<any>(parley.origin, `/v1/admin${path}`, {
    ...init,
    headers: { cookie: owner.cookie, origin: parley.origin },
  });

it('looks an order up and says what the tool answered', async () => {
  host.answer = (_, response) =>
    json(response, { status: 'in transit', carrier: 'DHL', tracking_number: 'JD014' });
  const who = await session(parley.origin, siteKey);
  const reply = await say(who, 'Where is my order ORD-4711?');
  expect(reply?.['text']).toBe('Order ORD-4711: in transit. Tracking number JD014 with DHL.');
  expect(host.requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: 'GET', path: '/orders/ORD-4711', body: '' },
  ]);
  expect(host.requests[0]!.key).toBe(`${who.conversationId}-2-0`);
  expect(await kinds(who)).toEqual([
    'conversation.started',
    'message.created',
    'turn.started',
    'desk.updated',
    'tool.called',
    'message.created',
    'turn.ended',
  ]);
});

it('asks for the one thing that is missing, and takes the bare number for it', async () => {
  host.answer = (_, response) => json(response, { status: 'packed' });
  const who = await session(parley.origin, siteKey);
  const asked = await say(who, 'Where is my order?');
  expect(asked?.['text']).toBe('What is your order number? It is in the confirmation e-mail.');
  expect((await say(who, '4711-A'))?.['text']).toBe('Order 4711-A: packed.');
  expect(host.requests.map(({ path }) => path)).toEqual(['/orders/4711-A']);
});

it('does for nobody what needs an identity, and puts the verified one in for whom it knows', async () => {
  host.answer = (_, response) => json(response, {});
  const nobody = await session(parley.origin, siteKey);
  const refused = await say(
    nobody,
    'Please change my address for order ORD-4711, I am customer c-99',
  );
  expect(refused?.['text']).toContain('Please sign in on this site');
  expect(host.requests).toEqual([]);
  const who = await session(parley.origin, siteKey, { identity: identity('c-1') });
  expect((await say(who, 'Please change my address for order ORD-4711'))?.['text']).toBe(
    'Which city?',
  );
  const question = await say(who, 'Porto, and I am customer c-99');
  expect(question?.['text']).toBe(
    '**change address**\n- Order: ORD-4711\n- City: Porto, and I am customer c-99\n\nShall I go ahead?',
  );
  expect(host.requests).toEqual([]);
  const done = await say(who, 'Yes, go ahead');
  expect(done?.['text']).toBe('Order ORD-4711 goes to Porto, and I am customer c-99 now.');
  expect(done?.['parts']).toMatchObject([{ type: 'receipt', tool: 'change_address', ok: true }]);
  expect(host.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { order_id: 'ORD-4711', city: 'Porto, and I am customer c-99', customer: 'c-1' },
  ]);
});

it('leaves everything as it is when the visitor says no', async () => {
  const who = await session(parley.origin, siteKey, { identity: identity('c-1') });
  await say(who, 'change my address for order ORD-4711');
  await say(who, 'Porto');
  expect((await say(who, 'no'))?.['text']).toBe('All right, I have not done anything.');
  expect(host.requests).toEqual([]);
});

it('moves money once, after the visitor and a member have agreed', async () => {
  host.answer = (_, response) => json(response, { amount: '12 EUR', reference: 'RF-1' });
  const who = await session(parley.origin, siteKey, { identity: identity('c-2') });
  expect((await say(who, 'I want a refund for order ORD-4712'))?.['text']).toContain(
    'Shall I go ahead?',
  );
  expect((await say(who, 'yes'))?.['text']).toContain('A colleague must agree to this first.');
  expect(host.requests).toEqual([]);
  const waiting = (await owner.open(who.conversationId)).body.events.find(
    (event) => event.kind === 'approval.requested',
  ) as unknown as { callId: string; tool: string; digest: string };
  expect(waiting).toMatchObject({
    tool: 'refund_order',
    digest: expect.stringMatching(/^.{20,}$/) as string,
  });
  await expect
    .poll(async () => (await admin('/approvals')).body.approvals)
    .toMatchObject([
      {
        id: waiting.callId,
        tool: 'refund_order',
        conversationId: who.conversationId,
        decision: null,
      },
    ]);
  const decide = (decision: string) =>
    admin(`/approvals/${who.conversationId}/${waiting.callId}`, {
      method: 'POST',
      body: { decision },
    });
  expect(await decide('approved')).toMatchObject({ status: 200 });
  await expect
    .poll(async () => (await history(parley.origin, who)).at(-1)?.['message']?.text)
    .toBe('Refunded 12 EUR for ORD-4712.');
  expect(await decide('approved')).toMatchObject({ status: 404 });
  await expect
    .poll(async () => (await admin('/approvals?status=decided')).body.approvals)
    .toMatchObject([{ id: waiting.callId, decision: 'approved', decidedBy: owner.memberId }]);
  // The same wish again is the same refund.
  await say(who, 'I want a refund for order ORD-4712');
  expect((await say(who, 'yes'))?.['text']).toBe('Refunded 12 EUR for ORD-4712.');
  expect(host.effects).toHaveLength(1);
});

it('signs what goes out, and both secrets sign for a day after a rotation', async () => {
  host.answer = (_, response) => json(response, { status: 'packed' });
  const draft = {
    name: 'signed_tool',
    url: `${host.origin}/signed`,
    parameters: { type: 'object', properties: {} },
  };
  const { body: made } = await admin('/tools', { body: draft });
  const run = () => admin('/tools/signed_tool/test', { body: {} });
  expect((await run()).body).toMatchObject({
    status: 'ok',
    httpStatus: 200,
    result: { status: 'packed' },
  });
  const rotated = await admin('/tools/signed_tool/secret', { body: {} });
  await run();
  const [first, second] = host.requests;
  const verify = (secret: string, { body, headers }: ToolRequestLike) =>
    new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(verify(made.signingSecret, first!)).toEqual({});
  expect(verify(made.signingSecret, second!)).toEqual({});
  expect(verify(rotated.body.signingSecret, second!)).toEqual({});
  expect(() => verify(rotated.body.signingSecret, first!)).toThrow('No matching signature');
  expect(Buffer.from(made.signingSecret.slice(6), 'base64').length).toBeGreaterThanOrEqual(24);
});
type ToolRequestLike = { body: string; headers: object };

it('forgets a credential with its host, and never shows one (S55)', async () => {
  host.answer = (_, response) => json(response, {});
  const draft = {
    name: 'secret_tool',
    url: `${host.origin}/a`,
    credential: { value: 'Bearer very-secret-value' },
  };
  const made = await admin('/tools', { body: draft });
  expect(made.body.tool).toMatchObject({ name: 'secret_tool', hasCredential: true });
  await admin('/tools/secret_tool/test', { body: {} });
  expect(host.requests[0]?.headers['authorization']).toBe('Bearer very-secret-value');
  const elsewhere = await admin('/tools/secret_tool', {
    method: 'PATCH',
    body: { url: 'https://other.example.com/a' },
  });
  expect(elsewhere.body).toMatchObject({ credentialCleared: true, tool: { hasCredential: false } });
  const back = await admin('/tools/secret_tool', {
    method: 'PATCH',
    body: { url: `${host.origin}/a` },
  });
  expect(back.body.tool.hasCredential).toBe(false);
  await admin('/tools/secret_tool/test', { body: {} });
  expect(host.requests[1]?.headers['authorization']).toBeUndefined();
  const all = [made, elsewhere, back, await admin('/tools'), await admin('/tools/executions')];
  expect(JSON.stringify(all.map(({ body }) => body))).not.toContain('very-secret');
});

it('sends a stored credential to no other host, also when somebody changed the database (S53, S55)', async () => {
  const draft = {
    name: 'moved_tool',
    url: `${host.origin}/a`,
    credential: { value: 'Bearer stays-here' },
  };
  await admin('/tools', { body: draft });
  const db = await parley.server.miniflare.getD1Database('DB');
  const move = (url: string) =>
    db.prepare("UPDATE tool SET url = ? WHERE name = 'moved_tool'").bind(url).run();
  await move('https://other.example.com/a');
  const moved = await admin('/tools/moved_tool/test', { body: {} });
  expect(moved.body).toMatchObject({ status: 'failed', code: 'credential' });
  await db.prepare("UPDATE tool SET credential_sealed = NULL WHERE name = 'moved_tool'").run();
  await move('http://169.254.169.254/latest');
  const inside = await admin('/tools/moved_tool/test', { body: {} });
  expect(inside.body).toMatchObject({ status: 'failed', code: 'refused-url' });
  expect(host.requests).toEqual([]);
});

it('refuses private and odd addresses when they are saved', async () => {
  for (const url of [
    'http://127.0.0.1:1/',
    'https://localhost/',
    'https://10.0.0.1/',
    'https://{host}/',
    'https://x.workers.dev/',
  ]) {
    const draft = {
      name: 'inside',
      url,
      parameters: { type: 'object', properties: { host: { type: 'string' } } },
    };
    expect((await admin('/tools', { body: draft })).status).toBe(400);
    expect(
      (await admin('/tools/get_order_status', { method: 'PATCH', body: { url } })).status,
    ).toBe(400);
  }
});

it('keeps a log of every execution without private values, and numbers', async () => {
  const log = await admin('/tools/executions?tool=refund_order&status=ok');
  expect(log.body.executions).toMatchObject([
    {
      tool: 'refund_order',
      code: 'ok',
      httpStatus: 200,
      attempts: 1,
      arguments: { order_id: 'ORD-4712' },
    },
  ]);
  const numbers = await admin('/tools/numbers');
  const refund = numbers.body.tools.find((row: { tool: string }) => row.tool === 'refund_order');
  expect(refund).toMatchObject({ ok: 1, failed: 0 });
});
