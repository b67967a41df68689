/** Leave for what moves money (S63): who may give it, for what, and how long; refused and forgotten calls are never made. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { call, Client, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

const identitySecret = 'an-identity-secret-of-a-test-tenant';
const dayMs = 86_400_000;
let host: ToolHost;
let parley: Parley;
let siteKey: string;
let staff: Staff[];
let strangers: Staff[];

beforeAll(async () => {
  host = await startToolHost();
  host.answer = (_, response) => json(response, {});
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow, TEST_CLOCK: '1' } });
  const tools = [
    {
      name: 'refund_order',
      risk: 'money',
      url: `${host.origin}/refund`,
      parameters: {
        type: 'object',
        required: ['order_id', 'customer'],
        properties: {
          order_id: { type: 'string', 'x-entity': 'ORDER_ID' },
          customer: { type: 'string', 'x-identity': 'customer' },
        },
      },
      triggers: { says: ['refund'] },
    },
  ];
  const made = await desk(parley, {
    identitySecret,
    tools,
    settings: { resumeWindowMs: 7 * dayMs },
  });
  siteKey = made.tenant.siteKey;
  staff = made.staff;
  strangers = (await desk(parley)).staff;
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function identity(): string {
  const claims = { sub: 'c-1', aud: siteKey, exp: Math.floor(Date.now() / 1000) + 3_600 };
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${unsigned}.${createHmac('sha256', identitySecret).update(unsigned).digest('base64url')}`;
}

let sends = 0;
const say = (who: Session, text: string) =>
  call<{ reply: Frame }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  });

async function waiting(order: string) {
  const who = await session(parley.origin, siteKey, { identity: identity() });
  await say(who, `I want a refund for order ${order}`);
  await say(who, 'yes');
  const asked = (await staff[0]!.open(who.conversationId)).body.events.find(
    ({ kind }) => kind === 'approval.requested',
  ) as unknown as { callId: string };
  return { who, callId: asked.callId };
}
const decide = async (
  member: Staff,
  conversationId: string,
  callId: string,
  decision = 'approved',
) =>
  (
    await call(parley.origin, `/v1/admin/approvals/${conversationId}/${callId}`, {
      body: { decision },
      headers: { cookie: member.cookie, origin: parley.origin },
    })
  ).status;
const lastText = async (who: Session) =>
  (await history(parley.origin, who)).findLast(({ kind }) => kind === 'message.created')?.[
    'message'
  ].text as string;

it('is given by those who may, for this call in this conversation, once', async () => {
  const [owner, viewer, agent] = staff as [Staff, Staff, Staff];
  const one = await waiting('ORD-1001');
  const other = await waiting('ORD-1002');
  const id = one.who.conversationId;
  const statuses = [
    await decide(viewer, id, one.callId),
    await decide(agent, id, one.callId),
    await decide(strangers[0]!, id, one.callId),
    await decide(owner, other.who.conversationId, one.callId),
    await decide(owner, id, `tcl_${'0'.repeat(22)}`),
    await decide(owner, id, 'nothing'),
    await decide(owner, id, one.callId, 'perhaps'),
  ];
  expect(statuses).toEqual([403, 403, 404, 404, 404, 404, 400]);
  expect(host.requests).toEqual([]);
  const both = await Promise.all([decide(owner, id, one.callId), decide(owner, id, one.callId)]);
  expect(both.toSorted()).toEqual([
    200,
    expect.toSatisfy((status) => status === 404 || status === 409),
  ]);
  await expect
    .poll(() => host.requests.map(({ body }) => body))
    .toEqual(['{"order_id":"ORD-1001","customer":"c-1"}']);
});

it('is refused: the visitor is told, and nothing is done', async () => {
  host.requests.length = 0;
  const { who, callId } = await waiting('ORD-1003');
  const client = await Client.join(parley.origin, who.token);
  expect(await decide(staff[0]!, who.conversationId, callId, 'rejected')).toBe(200);
  await client.event('message.created', (frame) =>
    frame['message'].text.startsWith('A colleague has looked'),
  );
  expect(await decide(staff[0]!, who.conversationId, callId)).toBe(404);
  client.close();
  // Not a word of it is the visitor's to see but that sentence.
  const seen = JSON.stringify(await history(parley.origin, who));
  expect(seen).not.toMatch(/"kind":"(approval|tool\.re|tool\.pl)|digest|expiresAt/);
  expect(host.requests).toEqual([]);
});

it('is over after a day, and after the conversation', async () => {
  host.requests.length = 0;
  const ended = await waiting('ORD-1004');
  await call(parley.origin, '/v1/chat/end', { method: 'POST', token: ended.who.token });
  expect(await decide(staff[0]!, ended.who.conversationId, ended.callId)).toBe(404);
  const late = await waiting('ORD-1005');
  await call(parley.origin, '/test/clock', { body: { at: Date.now() + dayMs + 1_000 } });
  expect(await decide(staff[0]!, late.who.conversationId, late.callId)).toBe(401);
  // The members' sessions are over by then, too; a visitor's word wakes the conversation, which lets go.
  const again = await session(parley.origin, siteKey, { visitorToken: late.who.token });
  expect(again.conversationId).toBe(late.who.conversationId);
  await call(parley.origin, '/v1/chat/message', {
    token: again.token,
    body: { clientId: 'late', text: 'hello?' },
  });
  await expect
    .poll(() => lastText(again), { timeout: 20_000 })
    .toContain('Nobody could decide in time');
  expect(host.requests).toEqual([]);
});
