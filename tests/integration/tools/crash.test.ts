/** Killed around a tool call (R07): whenever it happens, the tenant's system acts once, and the visitor is told what came of it. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

beforeAll(async () => {
  host = await startToolHost();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow } });
  const parameters = {
    type: 'object',
    required: ['order_id', 'customer'],
    properties: {
      order_id: { type: 'string', 'x-entity': 'ORDER_ID' },
      customer: { type: 'string', 'x-identity': 'customer' },
    },
  };
  const made = await desk(parley, {
    identitySecret,
    tools: [
      {
        name: 'cancel_order',
        risk: 'write',
        url: `${host.origin}/cancel`,
        parameters,
        triggers: { says: ['cancel'] },
        templates: { done: { en: 'Order {{order_id}} is cancelled.' } },
      },
      {
        name: 'refund_order',
        risk: 'money',
        url: `${host.origin}/refund`,
        parameters,
        triggers: { says: ['refund'] },
        templates: { done: { en: 'Refunded {{order_id}}.' } },
      },
    ],
  });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
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
  call<{ reply: Frame | null }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  }).catch(() => null);
const texts = async (who: Session) =>
  (await history(parley.origin, who)).flatMap(({ kind, message }) =>
    kind === 'message.created' && message.author === 'assistant' ? [message.text as string] : [],
  );
const keysOf = (who: Session) => host.effects.filter((key) => key.startsWith(who.conversationId));
const callsOf = async (who: Session) => {
  const { body } = await owner.open(who.conversationId);
  return body.events
    .filter(({ kind }) => kind === 'tool.requested' || kind === 'tool.called')
    .map(({ kind }) => kind);
};

it.each([
  ['before the tool has answered', null, 0],
  ['as the answer goes out', 0, 0],
  ['a moment after the answer', 0, 4],
  ['a little later', 0, 15],
  ['when all is done', 0, 200],
])('killed %s', async (_, answersAfter, killAfter) => {
  const who = await session(parley.origin, siteKey, { identity: identity() });
  await say(who, 'Please cancel order ORD-4711');
  const killed = new Promise<void>((resolve) => {
    host.answer = (_seen, response) => {
      if (answersAfter !== null) json(response, { cancelled: true });
      setTimeout(resolve, killAfter);
    };
  });
  void say(who, 'yes');
  await killed;
  host.answer = (_seen, response) => json(response, { cancelled: true });
  await parley.crash();
  await expect
    .poll(() => texts(who), { timeout: 30_000 })
    .toContain('Order ORD-4711 is cancelled.');
  expect(keysOf(who)).toHaveLength(1);
  expect((await texts(who)).filter((text) => text.endsWith('is cancelled.'))).toHaveLength(1);
  expect(await callsOf(who)).toEqual(['tool.requested', 'tool.called']);
});

it('killed after a member has agreed: the call goes on by itself, once', async () => {
  const who = await session(parley.origin, siteKey, { identity: identity() });
  await say(who, 'I want a refund for order ORD-4711');
  await say(who, 'yes');
  const waiting = (await owner.open(who.conversationId)).body.events.find(
    ({ kind }) => kind === 'approval.requested',
  ) as unknown as { callId: string };
  const asked = new Promise<void>((resolve) => {
    host.answer = () => resolve();
  });
  const decided = await call(
    parley.origin,
    `/v1/admin/approvals/${who.conversationId}/${waiting.callId}`,
    {
      body: { decision: 'approved' },
      headers: { cookie: owner.cookie, origin: parley.origin },
    },
  );
  expect(decided.status).toBe(200);
  await asked;
  host.answer = (_seen, response) => json(response, {});
  await parley.crash();
  await expect.poll(() => texts(who), { timeout: 30_000 }).toContain('Refunded ORD-4711.');
  expect(keysOf(who)).toHaveLength(1);
});

it('a slow tool reports when it is done, also when it was killed meanwhile', async () => {
  const who = await session(parley.origin, siteKey, { identity: identity() });
  await say(who, 'Please cancel order ORD-4713');
  host.answer = () => undefined;
  const answered = await say(who, 'yes');
  expect(answered?.body.reply?.['text']).toBe(
    'This takes a little longer. I will write here as soon as it is done.',
  );
  host.answer = (_seen, response) => json(response, {});
  await parley.crash();
  await expect
    .poll(() => texts(who), { timeout: 30_000 })
    .toContain('Order ORD-4713 is cancelled.');
  expect(keysOf(who)).toHaveLength(1);
});

it.each([
  ['before the tool has answered', null, 0],
  ['between its last steps', 0, 6],
])(
  'a macro killed %s goes on where it was, and no step is done twice',
  async (_, answersAfter, killAfter) => {
    const who = await session(parley.origin, siteKey, { identity: identity() });
    await say(who, 'Hello');
    await owner.act(who.conversationId, 'accept');
    const post = (path: string, body: object) =>
      call<any>(parley.origin, `/v1/admin/macros${path}`, {
        body,
        headers: { cookie: owner.cookie, origin: parley.origin },
      }).catch(() => null);
    const order = `ORD-${9_000 + ++sends}`;
    const made = await post('', {
      name: 'Cancel, tell, note, close',
      steps: [
        { kind: 'tag', add: ['cancelled'] },
        { kind: 'tool', tool: 'cancel_order', arguments: { order_id: order } },
        { kind: 'reply', text: 'Done: {{order.id}}' },
        { kind: 'note', text: 'Was asked for in the chat' },
        { kind: 'snooze', minutes: 60 },
        { kind: 'resolve' },
      ],
    });
    const run = () =>
      post(`/${made?.body.id}/run`, {
        conversationId: who.conversationId,
        clientId: 'once',
        version: 1,
      });
    const killed = new Promise<void>((resolve) => {
      host.answer = (_seen, response) => {
        if (answersAfter !== null) json(response, { cancelled: true });
        setTimeout(resolve, killAfter);
      };
    });
    void run();
    await killed;
    host.answer = (_seen, response) => json(response, { cancelled: true });
    await parley.crash();
    await expect.poll(async () => (await run())?.body.isDone, { timeout: 30_000 }).toBe(true);
    const { body } = await owner.open(who.conversationId);
    const kinds = [
      'macro.started',
      'tags.changed',
      'tool.requested',
      'tool.called',
      'tool.reported',
      'message.created',
      'note.created',
      'conversation.snoozed',
      'conversation.ended',
    ];
    const of = body.events.filter(
      (event) =>
        kinds.includes(event.kind) &&
        (event.kind !== 'message.created' || event.message.author === 'agent'),
    );
    expect(of.map(({ kind }) => kind)).toEqual(kinds);
    expect(keysOf(who)).toHaveLength(1);
  },
);
