/** Who is told of what happens at the desk, by which way and how often: live, list, mail, webhooks, quiet hours, storms (S48). */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Notification } from '#protocol/notification';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let agents: Staff[];
const asked: { url: string; body: any }[] = [];

beforeAll(async () => {
  parley = await startParley({
    settings: { MAIL_URL: 'https://mail.example/send' },
    outboundService: async (request) => {
      asked.push({ url: request.url, body: await request.json().catch(() => null) });
      return Response.json({}) as never;
    },
  });
  const made = await desk(parley, {}, 2);
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
const soon = { timeout: 15_000, interval: 250 };

test('a mention is shown live, kept in the list, mailed to who is away, without a word of the note', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const [ada, bob] = agents as [Staff, Staff];
  const live = await ada.live();
  await owner.act(who.conversationId, 'notes', {
    text: 'CANARY words',
    mentions: [ada.memberId, bob.memberId],
  });
  const shown = await live.wait(({ type }) => type === 'notification');
  expect(shown).toEqual({
    type: 'notification',
    notification: {
      id: expect.any(String) as string,
      kind: 'mention',
      conversationId: who.conversationId,
      at: anInstant,
      readAt: null,
      count: 1,
    },
  });
  const { body } = await api(ada, 'GET', '/notifications');
  expect(body.notifications[0]).toMatchObject({ kind: 'mention', readAt: null });
  await api(ada, 'POST', '/notifications/read', {});
  expect((await api(ada, 'GET', '/notifications')).body.unread).toBe(0);
  // Bob has no window open; Ada has.
  await vi.waitFor(
    () =>
      expect(
        asked.filter(
          ({ url, body: mail }) => url.includes('mail') && /mentioned/.test(mail.subject),
        ),
      ).toMatchObject([{ body: { to: '3@staff.example', subject: 'You were mentioned' } }]),
    soon,
  );
  expect(JSON.stringify([asked, live.frames, body])).not.toContain('CANARY');
  live.close();
});

test('a storm is folded: a few are told, the rest are counted', async () => {
  const [, bob] = agents as [Staff, Staff];
  const conversations = await Promise.all(
    Array.from({ length: 12 }, () => session(parley.origin, tenant.siteKey)),
  );
  for (const { conversationId } of conversations)
    await owner.act(conversationId, 'notes', { text: 'look', mentions: [bob.memberId] });
  await vi.waitFor(async () => {
    const { body } = await api(bob, 'GET', '/notifications');
    const lines = (body.notifications as Notification[]).filter(({ kind }) => kind === 'mention');
    // One before these; a few lines one by one, one of them stands for all others, and none is lost.
    const counts = lines.map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(13);
    expect(counts.length).toBeLessThan(10);
    expect(counts.filter((count) => count > 1)).toHaveLength(1);
  }, soon);
  const first = (await api(bob, 'GET', '/notifications?limit=4')).body;
  const rest = (await api(bob, 'GET', `/notifications?limit=50&cursor=${first.cursor}`)).body;
  expect([first.notifications.length, rest.cursor]).toEqual([4, null]);
  const all = (await api(bob, 'GET', '/notifications')).body;
  expect([...first.notifications, ...rest.notifications]).toEqual(all.notifications);
  // A line that is read goes behind those that are not.
  await api(bob, 'POST', '/notifications/read', { ids: [all.notifications[0].id] });
  const then = (await api(bob, 'GET', '/notifications')).body;
  expect([then.unread, then.notifications.at(-1).id]).toEqual([
    all.unread - 1,
    all.notifications[0].id,
  ]);
  const mails = asked.filter(({ url }) => url.includes('mail'));
  expect(mails.length).toBeLessThanOrEqual(8);
  expect(mails.at(-1)?.body.subject).toBe('More is waiting in the inbox');
});

test('quiet hours: nothing rings, the list has it; a webhook of one’s own is told as its member wants', async () => {
  const [ada] = agents as [Staff, Staff];
  const who = await session(parley.origin, tenant.siteKey);
  const made = await api(ada, 'POST', '/notifications/webhooks', {
    name: 'Ada’s room',
    url: 'https://own.example/SECRET',
  });
  expect(made.status).toBe(201);
  expect((await api(ada, 'GET', '/notifications/targets')).body).toEqual({
    targets: [{ ...made.body, failures: 0, lastError: null }],
  });
  const mention = { inApp: true, push: false, email: false, webhook: true };
  const told = () => asked.filter(({ url }) => url.includes('own.example')).length;
  const listed = async () =>
    (await api(ada, 'GET', '/notifications')).body.notifications.filter(
      (one: Notification) => one.conversationId === who.conversationId,
    ).length;
  const mentioned = () =>
    owner.act(who.conversationId, 'notes', { text: 'look', mentions: [ada.memberId] });
  await api(ada, 'PUT', '/notifications/preferences', {
    mention,
    quiet: { from: '00:00', to: '24:00', zone: 'Asia/Tokyo' },
  });
  await mentioned();
  await vi.waitFor(async () => expect(await listed()).toBe(1), soon);
  await api(ada, 'PUT', '/notifications/preferences', { mention, quiet: null });
  await mentioned();
  await vi.waitFor(() => expect(told()).toBe(1), soon);
  expect(await listed()).toBe(2);
  const target = `/notifications/targets/${made.body.id}`;
  expect((await api(owner, 'DELETE', target)).status).toBe(404);
  expect((await api(ada, 'DELETE', target)).status).toBe(204);
  const night = { quiet: { from: '22:00', to: '22:00', zone: 'Mars/Olympus' } };
  expect((await api(ada, 'PUT', '/notifications/preferences', night)).status).toBe(400);
});

test('a channel of the company is told that somebody waits; its address is never shown again', async () => {
  const added = await api(owner, 'POST', '/notifications/channels', {
    name: 'Support',
    url: 'https://hooks.example/SECRET',
    kinds: ['waiting'],
  });
  expect([added.status, added.body.name]).toEqual([201, 'Support']);
  const who = await session(parley.origin, tenant.siteKey);
  await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  await vi.waitFor(
    () =>
      expect(asked.find(({ url }) => url.includes('hooks.example'))?.body).toEqual({
        text: expect.stringContaining('A visitor waits for a person.') as string,
      }),
    soon,
  );
  expect(JSON.stringify((await api(owner, 'GET', '/notifications/channels')).body)).not.toContain(
    'SECRET',
  );
  const inside = { name: 'x', url: 'http://127.0.0.1:1/' };
  expect((await api(owner, 'POST', '/notifications/channels', inside)).status).toBe(400);
});
