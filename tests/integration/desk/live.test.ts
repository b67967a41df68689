/** The desk's socket: who may join, what comes, presence, typing, and that it closes with the session (S28, R10). */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InboxSummary, LiveDown } from '#protocol/inbox';
import { Client, call, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { desk, summaryLike, upgrade } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let viewer: Staff;
let agent: Staff;
let stranger: { tenant: TestTenant; agent: Staff };

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley);
  ({ tenant } = made);
  [, viewer, agent] = made.staff as [Staff, Staff, Staff];
  const other = await desk(parley);
  stranger = { tenant: other.tenant, agent: other.staff[2] as Staff };
});
afterAll(() => parley.stop());

const aboutId =
  (id: string, matches: (summary: InboxSummary) => boolean = () => true) =>
  (frame: LiveDown) =>
    frame.type === 'conversation' && frame.conversation.id === id && matches(frame.conversation);

test('only our own page with a session may open the socket', async () => {
  const { origin } = parley;
  const own = { cookie: agent.cookie };
  const statuses = {
    own: await upgrade(origin, { ...own, origin }),
    foreign: await upgrade(origin, { ...own, origin: 'https://evil.example' }),
    null: await upgrade(origin, { ...own, origin: 'null' }),
    absent: await upgrade(origin, own),
    prefix: await upgrade(origin, { ...own, origin: `${origin}.evil.example` }),
    'no session': await upgrade(origin, { origin }),
    'wrong session': await upgrade(origin, { origin, cookie: `${agent.cookie}x` }),
    'no upgrade': (
      await call(origin, '/v1/admin/live', { headers: { cookie: agent.cookie, origin } })
    ).status,
  };
  expect(statuses).toEqual({
    own: 101,
    foreign: 403,
    null: 403,
    absent: 403,
    prefix: 403,
    'no session': 401,
    'wrong session': 401,
    'no upgrade': 426,
  });
});

test('a conversation shows up, is waiting, is taken; the list of a fresh load says the same', async () => {
  const live = await viewer.live();
  const foreign = await stranger.agent.live();
  const who = await session(parley.origin, tenant.siteKey, { locale: 'en' });
  const id = who.conversationId;
  const words = `👨‍👩‍👧‍👦${'é'.repeat(300)}`;
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-1', text: words },
  });
  await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  const waiting = await live.wait(aboutId(id, ({ floor }) => floor.holder === 'queue'));
  expect(waiting).toEqual({
    type: 'conversation',
    conversation: summaryLike({
      id,
      floor: { holder: 'queue' },
      lastSeq: expect.any(Number) as number,
      waitingSince: anInstant,
      unansweredSince: anInstant,
      slaDueAt: anInstant,
      phase: 'queued',
      level: 'high',
      intent: expect.any(String) as string,
      language: expect.any(String) as string,
      messageCount: 3,
      last: expect.objectContaining({ author: 'assistant' }) as object,
    }),
  });
  const { body: taken } = await agent.act(id, 'accept');
  const told = await live.wait(
    aboutId(id, ({ lastSeq }) => lastSeq === taken.conversation.lastSeq),
  );
  expect(told).toEqual({ type: 'conversation', conversation: taken.conversation });
  await agent.act(id, 'reply', { clientId: 'r-1', text: `${words} now` });
  const replied = await live.wait(aboutId(id, ({ last }) => last?.author === 'agent'));
  const { conversation } = replied as Extract<LiveDown, { type: 'conversation' }>;
  expect(conversation.last?.text).toBe(`👨‍👩‍👧‍👦${'é'.repeat(138)}…`);

  // D1 follows the objects within the outbox's gathering.
  await vi.waitFor(
    async () => expect((await viewer.get('?limit=1')).body.conversations[0]).toEqual(conversation),
    { timeout: 15_000, interval: 200 },
  );
  expect(foreign.frames.filter(({ type }) => type === 'conversation')).toEqual([]);
  // Who joins is told what the list may not know yet.
  const late = await agent.live();
  expect(late.frames[0]).toMatchObject({ type: 'welcome', recent: expect.any(Array) as unknown[] });
  for (const one of [live, foreign, late]) one.close();
});

test('everybody sees who is there and who looks at what', async () => {
  const one = await agent.live();
  const { conversationId } = await session(parley.origin, tenant.siteKey);
  one.send({ type: 'watch', conversationId });
  const two = await viewer.live();
  const me = { memberId: agent.memberId, name: 'Member 2 Żółć', watching: [conversationId] };
  const them = { memberId: viewer.memberId, name: 'Member 1 Żółć', watching: [] };
  await one.wait((frame) => frame.type === 'presence' && frame.member.memberId === viewer.memberId);
  const welcome = two.frames[0] as Extract<LiveDown, { type: 'welcome' }>;
  expect(welcome.members).toEqual(expect.arrayContaining([me, them]));
  two.close();
  const left = await one.wait((frame) => frame.type === 'presence' && !frame.isOnline);
  expect(left).toEqual({ type: 'presence', member: them, isOnline: false });
  one.close();
});

test('typing passes both ways while an agent has the floor, and only then', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  const visitor = await Client.join(parley.origin, who.token);
  const live = await agent.live();
  live.send({ type: 'watch', conversationId: id });
  await live.wait((frame) => frame.type === 'presence' && frame.member.watching.includes(id));
  // Not theirs yet: the visitor does not see it. The acceptance comes after it on the same way.
  live.send({ type: 'typing', conversationId: id, on: true });
  visitor.send({ type: 'typing', on: true });
  await agent.act(id, 'accept');
  await visitor.event('escalation.accepted');
  expect(visitor.frames.filter(({ type }) => type === 'typing')).toEqual([]);
  live.send({ type: 'typing', conversationId: id, on: true });
  expect(await visitor.wait(({ type }) => type === 'typing')).toEqual({
    type: 'typing',
    author: 'agent',
    on: true,
  });
  visitor.send({ type: 'typing', on: true });
  await live.wait((frame) => frame.type === 'typing');
  expect(live.frames.filter(({ type }) => type === 'typing')).toEqual([
    { type: 'typing', conversationId: id, on: true },
  ]);
  visitor.close();
  live.close();
});

test('who is made a viewer looks on: nothing of theirs reaches the visitor any more (S09)', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const id = who.conversationId;
  const visitor = await Client.join(parley.origin, who.token);
  const live = await agent.live();
  await agent.act(id, 'accept');
  const db = await parley.server.miniflare.getD1Database('DB');
  const become = (role: string) =>
    db.prepare('UPDATE member SET role = ? WHERE id = ?').bind(role, agent.memberId).run();
  try {
    await become('viewer');
    expect((await agent.act(id, 'reply', { clientId: 'r-1', text: 'x' })).status).toBe(403);
    // The window learns it with the next look at the sessions.
    let round = 0;
    await vi.waitFor(
      async () => {
        const typed = () => visitor.frames.filter(({ type }) => type === 'typing').length;
        const before = typed();
        live.send({ type: 'typing', conversationId: id, on: true });
        const clientId = `c-${++round}`;
        visitor.send({ type: 'send_message', clientId, text: 'Hello?' });
        await visitor.event('message.created', ({ message }) => message.clientId === clientId);
        expect(typed()).toBe(before);
      },
      { timeout: 6_000, interval: 500 },
    );
  } finally {
    await become('agent');
  }
  live.close();
  visitor.close();
});

test('what is not understood closes the socket', async () => {
  const live = await agent.live();
  live.send({ type: 'watch', conversationId: 'nothing' });
  expect((await live.gone()).code).toBe(1008);
});

test('a flood of frames closes the socket', async () => {
  const live = await agent.live();
  for (let frame = 0; frame < 60; frame++) live.send({ type: 'watch', conversationId: null });
  expect((await live.gone()).code).toBe(1008);
});

test('an ended session’s socket closes within five seconds, though its window never said a word (S09, S26)', async () => {
  const live = await agent.live();
  const db = await parley.server.miniflare.getD1Database('DB');
  await db.prepare('DELETE FROM staff_session WHERE member_id = ?').bind(agent.memberId).run();
  const endedAt = Date.now();
  const closed = await live.gone();
  expect(Date.now() - endedAt).toBeLessThan(5_000);
  expect(closed).toEqual({ code: 4001, reason: 'the session has ended' });
  expect(live.frames.at(-1)).toEqual({ type: 'ended' });
});
