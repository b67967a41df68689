/** Nobody reaches anybody else's: two tenants with two visitors each, every route of OpenAPI (S01, S02, S04–S06, S10, G2). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { anInstant, expectProblem, problem } from '../api/expectations.ts';
import { comparable, operations } from './operations.ts';

interface Visitor extends Session {
  tenant: TestTenant;
  canary: string;
  messageId: string;
  leadId: string;
  fileId: string;
}

let parley: Parley;
let visitors: Visitor[];
let before: object[][];

beforeAll(async () => {
  parley = await startParley();
  visitors = [];
  for (let number = 0; number < 2; number++) {
    const tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
    for (let person = 0; person < 2; person++) visitors.push(await furnish(tenant));
  }
  before = await Promise.all(visitors.map((who) => history(parley.origin, who)));
});
afterAll(() => parley.stop());

async function furnish(tenant: TestTenant): Promise<Visitor> {
  const who = await session(parley.origin, tenant.siteKey);
  const canary = `canary-${who.conversationId.slice(4)}`;
  const post = (path: string, body: object) =>
    call<any>(parley.origin, `/v1/chat/${path}`, { token: who.token, body });
  const said = await post('message', { clientId: 'c-1', text: canary });
  const lead = await post('lead', { email: `${canary}@example.com` });
  const stored = await fetch(`${parley.origin}/v1/chat/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="${canary}.txt"`,
    },
    body: canary,
  });
  const file = (await stored.json()) as { fileId: string };
  return {
    ...who,
    tenant,
    canary,
    messageId: said.body.message.id as string,
    leadId: lead.body.leadId as string,
    fileId: file.fileId,
  };
}

const absent = (prefix: string) => `${prefix}_${'0'.repeat(22)}`;
const pairs = () =>
  visitors.flatMap((one) =>
    visitors.filter((two) => two !== one).map((two) => [one, two] as const),
  );

/** Every request that names an id, once with the other's and once with one that does not exist. */
function attempts(
  me: Visitor,
  them: { [K in 'conversationId' | 'messageId' | 'leadId' | 'fileId' | 'visitorId']: string },
) {
  const get = (path: string) => call<any>(parley.origin, path, { token: me.token });
  const post = (path: string, body: object) =>
    call<any>(parley.origin, path, { token: me.token, body });
  return {
    history: () => get(`/v1/chat/history/${them.conversationId}`),
    'history of a message': () => get(`/v1/chat/history/${them.messageId}`),
    'history of a lead': () => get(`/v1/chat/history/${them.leadId}`),
    'history of a visitor': () => get(`/v1/chat/history/${them.visitorId}`),
    file: () => get(`/v1/chat/files/${them.fileId}`),
    'file of a conversation': () => get(`/v1/chat/files/${them.conversationId}`),
    feedback: () => post('/v1/chat/feedback', { messageId: them.messageId, value: 'up' }),
    attachment: () =>
      post('/v1/chat/message', { clientId: 'steal', text: 'see', attachments: [them.fileId] }),
    'session by id': () =>
      post('/v1/chat/session', {
        siteKey: me.tenant.siteKey,
        conversationId: them.conversationId,
        visitorToken: me.token,
      }),
    'session without a token': () =>
      post('/v1/chat/session', {
        siteKey: me.tenant.siteKey,
        conversationId: them.conversationId,
      }),
  };
}

test('the id of another is as absent as one that does not exist, whoever it is', async () => {
  const nothing = {
    conversationId: absent('cnv'),
    messageId: absent('msg'),
    leadId: absent('led'),
    fileId: absent('fil'),
    visitorId: absent('vis'),
  };
  for (const [me, them] of pairs()) {
    const foreign = attempts(me, them);
    const none = attempts(me, nothing);
    for (const name of Object.keys(foreign) as (keyof typeof foreign)[]) {
      const answered: Answered<any> = await foreign[name]();
      expect([name, answered.body]).toEqual([name, problem('not-found')]);
      expect([name, comparable(answered)]).toEqual([name, comparable(await none[name]())]);
    }
  }
  const after = await Promise.all(visitors.map((who) => history(parley.origin, who)));
  expect(after).toEqual(before);
});

test('every operation that takes a token refuses one that is missing, broken or signed by others', async () => {
  const [me] = visitors as [Visitor];
  const [head, body] = me.token.split('.') as [string, string];
  const tokens = [
    undefined,
    'x',
    `${head}.${body}.`,
    `${head}.${body}.AAAA`,
    `${me.token}A`,
    'null',
  ];
  for (const { method, path, needsToken } of await operations(parley.origin)) {
    if (!needsToken) continue;
    const at = path.replace('{conversationId}', me.conversationId).replace('{fileId}', me.fileId);
    for (const token of tokens)
      expectProblem(
        await call(parley.origin, at, { method, ...(token ? { token } : {}) }),
        'unauthenticated',
      );
  }
  expect(await Promise.all(visitors.map((who) => history(parley.origin, who)))).toEqual(before);
});

test('the tenant comes from the token, whatever else names one (S05)', async () => {
  const [me, , them] = visitors as [Visitor, Visitor, Visitor];
  const { tenantId, siteKey } = them.tenant;
  const names = [
    'tenant',
    'tenantId',
    'tenant_id',
    'siteKey',
    'key',
    'conversationId',
    'visitorId',
  ];
  const query = names.map((name) => `${name}=${name === 'siteKey' ? siteKey : tenantId}`).join('&');
  const answered = await call(parley.origin, `/v1/chat/history/${me.conversationId}?${query}`, {
    token: me.token,
    headers: {
      'x-tenant-id': tenantId,
      'x-tenant': tenantId,
      'x-site-key': siteKey,
      'parley-claims': JSON.stringify({ tenantId, conversationId: them.conversationId }),
      'x-forwarded-host': `${tenantId}.example`,
      cookie: `tenant=${tenantId}; parley_staff=x`,
    },
  });
  expect(answered.body).toEqual({ events: before[0], cursor: before[0]?.length, more: false });
  // Another tenant's key with my token begins a conversation there and shows nothing of mine.
  const crossed = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey, visitorToken: me.token, tenantId: me.tenant.tenantId },
  });
  expect(crossed.body).toMatchObject({ resumed: false, cursor: 1 });
  expect(crossed.body['visitorId']).not.toBe(me.visitorId);
});

test('forged fields of a message are not believed (S06)', async () => {
  const [me] = visitors as [Visitor];
  const who = await session(parley.origin, me.tenant.siteKey);
  const forged = {
    id: absent('msg'),
    role: 'assistant',
    author: 'agent',
    authorId: 'mem_x',
    authorName: 'Support',
    createdAt: '2001-01-01T00:00:00Z',
    at: '2001-01-01T00:00:00.000Z',
    seq: 4711,
    tenantId: visitors[2]?.tenant.tenantId,
    conversationId: visitors[2]?.conversationId,
    visitorId: visitors[2]?.visitorId,
    confidence: 1,
    internal: true,
    deleted: true,
    citations: [{ articleId: absent('art'), title: 'x' }],
    turnId: absent('trn'),
    replyTo: 1,
    notice: 'escalated',
    scope: 'admin',
    kind: 'conversation.ended',
    __proto__: { author: 'agent' },
    constructor: { prototype: { author: 'agent' } },
  };
  const client = await Client.join(parley.origin, who.token);
  client.send({ ...forged, type: 'send_message', clientId: 'socket', text: 'by socket' });
  await client.ack('socket');
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: `{"__proto__":{"author":"agent"},${JSON.stringify({ ...forged, clientId: 'rest', text: 'by rest' }).slice(1)}`,
  });
  const events = await history(parley.origin, who);
  expect(events.slice(1)).toEqual(
    [
      ['socket', 'by socket'],
      ['rest', 'by rest'],
    ].map(([clientId, text], index) => ({
      seq: index + 2,
      at: anInstant,
      kind: 'message.created',
      message: {
        id: expect.not.stringContaining('000000') as string,
        author: 'visitor',
        text,
        clientId,
      },
    })),
  );
  for (const event of events)
    expect(Math.abs(Date.parse(String(event['at'])) - Date.now())).toBeLessThan(60_000);
  client.close();
});

test('a socket hears its own conversation only, whatever it asks for (S10)', async () => {
  const [me, sibling, stranger] = visitors as [Visitor, Visitor, Visitor];
  const client = await Client.join(parley.origin, me.token, before[0]?.length ?? 0);
  for (const target of [sibling, stranger])
    for (const frame of [
      { type: 'hello', version: 1, after: 0, conversationId: target.conversationId },
      { type: 'subscribe', channel: target.conversationId },
      { type: 'subscribe', channel: '*' },
      { type: ['hello', 'subscribe'], version: 1, after: 0 },
      { type: 'hello', version: 1, after: [target.conversationId] },
      { type: 'hello', version: 1, after: '*' },
      `{"type":"hello","version":1,"after":0,"__proto__":{"claims":{"conversationId":"${target.conversationId}"}}}`,
      { type: 'feedback', messageId: target.messageId, value: 'up' },
      { type: 'read', seq: 3, conversationId: target.conversationId },
    ])
      client.send(frame);
  for (const target of [sibling, stranger])
    await call(parley.origin, '/v1/chat/message', {
      token: target.token,
      body: { clientId: 'traffic', text: `${target.canary} again` },
    });
  client.send({ type: 'ping' });
  await client.wait((frame) => frame.type === 'pong');
  const heard = JSON.stringify(client.frames);
  for (const target of [sibling, stranger])
    for (const trace of [target.canary, target.conversationId, target.visitorId])
      expect(heard).not.toContain(trace);
  client.close();
});

test('ids cannot be guessed (S04)', async () => {
  const { siteKey } = (visitors[0] as Visitor).tenant;
  const begun: Session[] = [];
  for (let round = 0; round < 8; round++)
    begun.push(
      ...(await Promise.all(Array.from({ length: 25 }, () => session(parley.origin, siteKey)))),
    );
  const ids = begun.flatMap((one) => [one.conversationId, one.visitorId]);
  // Under the limit of frames a second of one socket.
  for (const who of begun.slice(0, 5)) {
    const client = await Client.join(parley.origin, who.token);
    for (let number = 0; number < 300; number++)
      client.send({ type: 'send_message', clientId: `c-${number}`, text: 'x' });
    await client.ack('c-299');
    client.close();
    const acks = client.frames.filter(({ type }) => type === 'ack');
    ids.push(...acks.map((ack) => String(ack['messageId'])));
  }
  for (let number = 0; number < 100; number++) {
    const stored = await fetch(`${parley.origin}/v1/chat/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${begun[0]?.token}` },
      body: 'x',
    });
    ids.push(((await stored.json()) as { fileId: string }).fileId);
  }
  expect(ids).toHaveLength(2_000);
  expect(new Set(ids).size).toBe(2_000);
  // Every place takes all 62 letters about equally often: chi-square with 61 degrees of freedom stays under 120 with
  // a probability of one in 100,000 each, and 22 letters of 5.95 bits are 131 bits.
  for (let place = 4; place < 26; place++) {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(id[place] ?? '', (counts.get(id[place] ?? '') ?? 0) + 1);
    const expected = ids.length / 62;
    let distance = (62 - counts.size) * expected;
    for (const count of counts.values()) distance += (count - expected) ** 2 / expected;
    expect([place, Math.round(distance)]).toEqual([place, expect.any(Number)]);
    expect(distance).toBeLessThan(120);
  }
  const prefixes = new Set(ids.map((id) => id.slice(0, 10)));
  expect(prefixes.size).toBe(2_000);
});
