/** What follows from a conversation: records of escalations, call-backs, tickets, contacts. */
import { Webhook } from 'standardwebhooks';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Client, call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session, TestTenant } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

const identitySecret = 'an identity secret of more than thirty-two characters';
let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let agents: Staff[];
const asked: { url: string; headers: Record<string, string>; text: string }[] = [];

beforeAll(async () => {
  parley = await startParley({
    settings: { TEST_CLOCK: '1', MAIL_URL: 'https://mail.example/send' },
    outboundService: async (request) => {
      const text = await request.text();
      const headers = Object.fromEntries(request.headers);
      asked.push({ url: request.url, headers, text });
      return Response.json({ ref: 'EXT-7' }) as never;
    },
  });
  const made = await desk(
    parley,
    {
      identitySecret,
      settings: {
        queueTimeoutMs: 60_000,
        callbackDueMs: 60_000,
        ticketWebhookUrl: 'https://tickets.example/in',
      },
    },
    2,
  );
  ({ tenant } = made);
  [owner, , ...agents] = made.staff as [Staff, Staff, ...Staff[]];
});
afterAll(() => parley.stop());

const api = <T = any>(who: Staff, method: string, path: string, body?: object) =>
  call<T>(parley.origin, `/v1/admin${path}`, {
    method,
    ...(body ? { body } : {}),
    headers: { cookie: who.cookie, origin: parley.origin },
  });
const say = (who: Session, clientId: string, text: string) =>
  call(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });
const escalate = (who: Session, body: object = {}) =>
  call(parley.origin, '/v1/chat/escalate', { token: who.token, body });
const moveClock = (ms: number) =>
  call(parley.origin, '/test/clock', { body: { at: Date.now() + ms } });
const soon = { timeout: 15_000, interval: 250 };
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const identityOf = (claims: object): string => {
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    aud: tenant.siteKey,
    exp: Math.floor(Date.now() / 1000) + 600,
    ...claims,
  })}`;
  return `${head}.${createHmac('sha256', identitySecret).update(head).digest('base64url')}`;
};

test('an escalation is recorded from the request to its end, with its timeline', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const [ada] = agents as [Staff];
  await escalate(who, { reason: 'please' });
  await ada.act(who.conversationId, 'accept');
  await ada.act(who.conversationId, 'end');
  const list = () => api(ada, 'GET', `/escalations?conversationId=${who.conversationId}`);
  await vi.waitFor(
    async () => expect((await list()).body.escalations[0]?.status).toBe('ended'),
    soon,
  );
  const [record] = (await list()).body.escalations;
  expect(record).toEqual({
    id: expect.stringMatching(/^esc_/) as string,
    conversationId: who.conversationId,
    status: 'ended',
    level: 'high',
    type: 'complexity',
    reason: 'please',
    by: 'visitor',
    requestedAt: anInstant,
    acceptedAt: anInstant,
    endedAt: anInstant,
    agentId: ada.memberId,
    resolution: 'resolved',
    callback: null,
  });
  const { body } = await api(ada, 'GET', `/escalations/${record.id}`);
  expect(body.escalation).toEqual(record);
  expect(body.timeline.map(({ kind }: Frame) => kind)).toEqual(
    expect.arrayContaining(['escalation.requested', 'escalation.accepted', 'escalation.ended']),
  );
});

test('nobody comes: contact details promise a call-back, a ticket is opened, the deadline alarms', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const visitor = await Client.join(parley.origin, who.token);
  const [ada] = agents as [Staff];
  await escalate(who);
  await moveClock(120_000);
  await say(who, 'c-1', 'Hello?');
  await visitor.event('escalation.ended', ({ resolution }) => resolution === 'expired');
  await call(parley.origin, '/v1/chat/lead', {
    token: who.token,
    body: { phone: '+49 170 1234567', consent: true },
  });
  const promised = await visitor.event('callback.promised');
  expect(promised).toMatchObject({ channel: 'phone', dueAt: anInstant });
  // The visitor sees the ticket and its status.
  const opened = await visitor.event('ticket.created');
  expect(opened).toMatchObject({ number: 1, status: 'open' });
  const tickets = await api(ada, 'GET', `/tickets?conversationId=${who.conversationId}`);
  expect(tickets.body.tickets).toMatchObject([
    {
      id: opened['ticketId'],
      number: 1,
      status: 'open',
      subject: expect.stringMatching(/^Call back/) as string,
    },
  ]);
  await api(ada, 'PATCH', `/tickets/${opened['ticketId']}`, { status: 'pending' });
  await visitor.event('ticket.updated', ({ status }) => status === 'pending');
  // The company's own system was told, and said what it calls it.
  await vi.waitFor(async () => {
    const { body } = await api(ada, 'GET', `/tickets/${opened['ticketId']}`);
    expect(body.externalRef).toBe('EXT-7');
  }, soon);
  const { secret } = (await api(owner, 'POST', '/settings/ticket-secret')).body;
  const told = asked.filter(({ url }) => url === 'https://tickets.example/in');
  expect(told.length).toBeGreaterThan(0);
  for (const { headers, text } of told) {
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, text);
    expect(headers).toMatchObject({
      'webhook-signature': signature,
      'webhook-id': headers['idempotency-key'],
    });
  }
  await moveClock(120_000 + 120_000);
  await ada.act(who.conversationId, 'tags', { add: ['late'] });
  await vi.waitFor(async () => {
    const { events } = (await owner.open(who.conversationId)).body;
    expect(events.map(({ kind }) => kind)).toContain('callback.missed');
  }, soon);
  await vi.waitFor(async () => {
    const { body } = await api(owner, 'GET', '/notifications');
    expect(body.notifications.map(({ kind }: { kind: string }) => kind)).toContain(
      'callback-missed',
    );
  }, soon);
  await moveClock(0);
  await ada.act(who.conversationId, 'callback-done');
  expect((await history(parley.origin, who)).map(({ kind }) => kind)).not.toContain(
    'callback.missed',
  );
  visitor.close();
});

test('the panel beside a conversation: who it is, what was before; names only for who may read them', async () => {
  const identify = (claims: object) =>
    session(parley.origin, tenant.siteKey, { identity: identityOf(claims) });
  const first = await identify({ sub: 'u-1', email: 'ana@example.com', name: 'Anastazja' });
  const again = await identify({ sub: 'u-1', email: 'ana@example.com', name: 'Anastazja' });
  const other = await identify({ sub: 'u-2', email: 'ANA@example.com' });
  const [ada] = agents as [Staff];
  const panel = (who: Staff, of: Session) =>
    api(who, 'GET', `/conversations/${of.conversationId}/context`);
  await vi.waitFor(async () => expect((await panel(owner, again)).body.past).toHaveLength(1), soon);
  const { body } = await panel(owner, again);
  expect(body).toMatchObject({
    contact: {
      name: 'Anastazja',
      email: 'ana@example.com',
      attributes: {},
      isVip: false,
      merged: [],
    },
    past: [{ id: first.conversationId, status: 'open' }],
    lead: null,
    tickets: [],
  });
  expect(body.duplicates).toHaveLength(1);
  // An agent without `pii.read` sees that there is somebody, not who.
  expect((await panel(ada, again)).body.contact).toMatchObject({ name: null, email: null });
  const { id } = body.contact;
  const changed = await api(owner, 'PATCH', `/contacts/${id}`, {
    attributes: { tier: 'gold' },
    isVip: true,
    peopleOnly: true,
  });
  expect(changed.status).toBe(200);
  // A third one left the same phone number as the first, written otherwise.
  const phoned = await identify({ sub: 'u-3', name: 'A. Z.' });
  for (const [who, phone] of [
    [again, '+49 170 1234567'],
    [phoned, '0049 (170) 123-4567'],
  ] as const)
    await call(parley.origin, '/v1/chat/lead', {
      token: who.token,
      body: { phone, consent: true },
    });
  await vi.waitFor(
    async () => expect((await panel(owner, again)).body.duplicates).toHaveLength(2),
    soon,
  );
  const merge = (who: Staff, body: object) => api(who, 'POST', `/contacts/${id}/merge`, body);
  const namesake = (await panel(owner, phoned)).body.contact.id as string;
  // Who does not see the values cannot choose between them.
  const choice = { contactId: namesake, take: { name: true } };
  expect((await merge(ada, choice)).status).toBe(403);
  expect((await merge(owner, choice)).body).toMatchObject({
    name: 'A. Z.',
    email: 'ana@example.com',
    attributes: { tier: 'gold' },
    merged: [namesake],
  });
  // It can be undone: what was is back, and whatever has changed since stays.
  const apart = (who: Staff, contactId: string) =>
    api(who, 'POST', `/contacts/${id}/unmerge`, { contactId });
  await api(owner, 'PATCH', `/contacts/${id}`, { attributes: { tier: 'gold', seat: '12A' } });
  expect((await apart(owner, namesake)).body).toMatchObject({
    name: 'Anastazja',
    email: 'ana@example.com',
    attributes: { tier: 'gold', seat: '12A' },
    merged: [],
    undoable: null,
  });
  expect((await panel(owner, phoned)).body.contact).toMatchObject({ id: namesake, name: 'A. Z.' });
  expect((await apart(owner, namesake)).body.code).toBe('stale');
  expect((await merge(owner, choice)).body.undoable).toEqual({
    contactId: namesake,
    until: anInstant,
  });
  const merged = await merge(owner, { contactId: body.duplicates[0] });
  // The newest first.
  expect((await apart(owner, namesake)).body).toMatchObject({
    code: 'stale',
    detail: 'a newer merge has to be undone first',
  });
  expect(merged.body).toMatchObject({
    attributes: { tier: 'gold' },
    merged: expect.arrayContaining([...body.duplicates, namesake]) as string[],
  });
  await vi.waitFor(
    async () =>
      expect(
        (await panel(owner, again)).body.past.map(({ id: one }: { id: string }) => one).toSorted(),
      ).toEqual([first.conversationId, other.conversationId, phoned.conversationId].toSorted()),
    soon,
  );
  // Who has said that it must be people is asked no more: the first words call one.
  const later = await identify({ sub: 'u-1' });
  await say(later, 'c-1', 'Hello');
  expect((await history(parley.origin, later)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['people.preferred', 'escalation.requested']),
  );
  // Nothing readable of a person in D1.
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db.prepare('SELECT * FROM contact').all();
  expect(JSON.stringify(results)).not.toMatch(/Anastazja|@example|"gold/i);
});

test('foreign escalations, tickets and contacts are as absent as none', async () => {
  const stranger = (await desk(parley)).staff[0] as Staff;
  const [record] = (await api(owner, 'GET', '/escalations')).body.escalations;
  const [ticket] = (await api(owner, 'GET', '/tickets')).body.tickets;
  for (const path of [`/escalations/${record.id}`, `/tickets/${ticket.id}`])
    expect([path, (await api(stranger, 'GET', path)).status]).toEqual([path, 404]);
  expect((await api(stranger, 'PATCH', `/tickets/${ticket.id}`, { status: 'closed' })).status).toBe(
    404,
  );
  expect(
    (
      await api(stranger, 'POST', '/tickets', {
        conversationId: record.conversationId,
        subject: 'x',
      })
    ).status,
  ).toBe(404);
  expect((await api(stranger, 'GET', '/escalations')).body.escalations).toEqual([]);
});
