/** What the desk does with a conversation beside the visitor, and what the visitor sees of it: nothing (S71, S65). */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Client, call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session, TestTenant } from '../../support/harness.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let tenant: TestTenant;
let owner: Staff;
let viewer: Staff;
let agents: Staff[];

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  const made = await desk(parley, { settings: { queueTimeoutMs: 600_000 } }, 3);
  ({ tenant } = made);
  [owner, viewer, ...agents] = made.staff as [Staff, Staff, ...Staff[]];
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, tenant.siteKey, { locale: 'en' });
const say = (who: Session, clientId: string, text: string) =>
  call<any>(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });
const escalate = (who: Session, body: object = {}) =>
  call(parley.origin, '/v1/chat/escalate', { token: who.token, body });
const moveClock = (ms: number) =>
  call(parley.origin, '/test/clock', { body: { at: Date.now() + ms } });
const last = (events: Frame[], kind: string) => events.findLast((event) => event.kind === kind);
const logOf = async (id: string): Promise<Frame[]> =>
  (await owner.open(id)).body.events as unknown as Frame[];

test('notes, tags, priority, snooze and assignment: staff see them whole, the visitor only their places', async () => {
  const who = await begin();
  const visitor = await Client.join(parley.origin, who.token);
  const id = who.conversationId;
  const [ada, bob] = agents as [Staff, Staff];
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const acts = [
    await ada.act(id, 'notes', { text: 'CANARY note', mentions: [bob.memberId], clientId: 'n-1' }),
    await ada.act(id, 'tags', { add: ['CANARY tag'] }),
    await ada.act(id, 'priority', { priority: 'high' }),
    await ada.act(id, 'snooze', { until }),
    await ada.act(id, 'assign', { assigneeId: bob.memberId, reason: 'CANARY reason' }),
  ];
  expect(acts.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200]);
  expect(acts.at(-1)?.body.conversation).toMatchObject({
    tags: ['CANARY tag'],
    priority: 'high',
    snoozedUntil: until,
    assigneeId: bob.memberId,
    floor: { holder: 'assistant' },
  });
  // Sent again it is stored once.
  const copy = await ada.act(id, 'notes', {
    text: 'CANARY note',
    mentions: [bob.memberId],
    clientId: 'n-1',
  });
  expect([copy.status, copy.body.seq]).toEqual([201, acts[0]?.body.seq]);
  await say(who, 'c-1', 'Hello!');
  const log = await logOf(id);
  expect(log.slice(1, 6).map(({ kind }) => kind)).toEqual([
    'note.created',
    'tags.changed',
    'priority.changed',
    'conversation.snoozed',
    'conversation.assigned',
  ]);
  // The visitor's words have woken it.
  expect(log.map(({ kind }) => kind)).toContain('conversation.woken');
  const seen = await history(parley.origin, who);
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
  expect(seen.slice(1, 6)).toEqual(
    log.slice(1, 6).map(({ seq, at }) => ({ seq, at, kind: 'desk.updated' })),
  );
  await visitor.event('message.created', ({ message }) => message.author === 'assistant');
  const stream = await fetch(`${parley.origin}/v1/chat/events?after=0`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let streamed = '';
  while (!streamed.includes(`id: ${seen.length}\n`)) streamed += (await reader.read()).value ?? '';
  await reader.cancel();
  const heard = JSON.stringify([seen, visitor.frames, streamed]);
  expect(heard).toContain('desk.updated');
  expect(heard).not.toMatch(/CANARY|mem_/);
  visitor.close();
});

test('who may not write may not note, tag or assign; members of others are no destination', async () => {
  const who = await begin();
  const id = who.conversationId;
  const stranger = (await desk(parley)).staff[0] as Staff;
  const bodies: [string, object][] = [
    ['notes', { text: 'x' }],
    ['tags', { add: ['x'] }],
    ['priority', { priority: 'high' }],
    ['snooze', { until: null }],
    ['assign', { assigneeId: null }],
    ['transfer', { supervisor: true }],
    ['people-only', { on: true }],
    ['callback-done', {}],
  ];
  for (const [act, body] of bodies)
    expect([act, (await viewer.act(id, act, body)).status]).toEqual([act, 403]);
  for (const [act, body] of bodies)
    expect([act, (await stranger.act(id, act, body)).status]).toEqual([act, 404]);
  const [ada] = agents as [Staff];
  const foreign = { assigneeId: stranger.memberId };
  expect((await ada.act(id, 'assign', foreign)).status).toBe(404);
  expect((await ada.act(id, 'notes', { text: 'x', mentions: [stranger.memberId] })).status).toBe(
    404,
  );
  expect((await logOf(id)).map(({ kind }) => kind)).toEqual(['conversation.started']);
});

test('a bulk action says for each how it went', async () => {
  const [one, two] = [await begin(), await begin()];
  const ids = [one.conversationId, two.conversationId, `cnv_${'0'.repeat(22)}`];
  const [ada] = agents as [Staff];
  const answered = await call(parley.origin, '/v1/admin/conversations/bulk', {
    method: 'POST',
    body: { conversationIds: ids, act: { kind: 'tag', add: ['batch'] } },
    headers: { cookie: ada.cookie, origin: parley.origin },
  });
  expect(answered.body).toEqual({
    results: [
      { conversationId: ids[0], ok: true },
      { conversationId: ids[1], ok: true },
      { conversationId: ids[2], ok: false, code: 'not-found' },
    ],
  });
  // Seen at once by who asked (R29), through the filter, too.
  const listed = await ada.get(`?filter=${encodeURIComponent('tag.is.batch')}`);
  expect(listed.body.conversations.map(({ id }) => id as string).toSorted()).toEqual(
    ids.slice(0, 2).toSorted(),
  );
});

test('a transfer gives the floor back to the queue, for who was named; the visitor is told', async () => {
  const who = await begin();
  const id = who.conversationId;
  const [ada, bob] = agents as [Staff, Staff];
  await escalate(who);
  await ada.act(id, 'accept');
  const handed = await ada.act(id, 'transfer', { memberId: bob.memberId, reason: 'speaks Polish' });
  expect(handed.body.conversation).toMatchObject({
    floor: { holder: 'queue' },
    assigneeId: bob.memberId,
    phase: 'queued',
  });
  expect((await ada.act(id, 'reply', { clientId: 'r', text: 'x' })).body.code).toBe(
    'not-your-turn',
  );
  expect((await bob.act(id, 'accept')).body.conversation.floor).toMatchObject({
    agentId: bob.memberId,
  });
  expect(last(await history(parley.origin, who), 'escalation.queued')).toMatchObject({
    because: 'transferred',
  });
  // A supervisor takes it over; an agent may not.
  expect((await ada.act(id, 'accept', { takeOver: true })).status).toBe(403);
  expect((await owner.act(id, 'accept', { takeOver: true })).body.conversation.floor).toMatchObject(
    {
      agentId: owner.memberId,
    },
  );
});

test('who waits is told the place and the wait, live and when joining; the brief is for staff', async () => {
  const [first, second] = [await begin(), await begin()];
  const visitor = await Client.join(parley.origin, second.token);
  await say(first, 'c-1', 'My order 12345678 has not come.');
  await escalate(first);
  await escalate(second);
  const told = await visitor.wait(({ type, position }) => type === 'queue' && position >= 2);
  expect(told).toEqual({
    type: 'queue',
    position: expect.any(Number) as number,
    waitSeconds: expect.any(Number) as number,
  });
  const again = await Client.join(parley.origin, second.token);
  expect(again.frames[0]?.['conversation'].floor).toMatchObject({
    holder: 'queue',
    position: told['position'],
  });
  await vi.waitFor(
    async () =>
      expect(last(await logOf(first.conversationId), 'escalation.briefed')).toMatchObject({
        brief: {
          summary: expect.stringContaining('My order 12345678') as string,
          profile: { isIdentified: false, messages: 1 },
          tried: [{ questionSeq: 2 }],
        },
      }),
    { timeout: 10_000, interval: 200 },
  );
  expect(JSON.stringify(await history(parley.origin, first))).not.toContain('Asked first');
  for (const one of [visitor, again]) one.close();
});

test('the agent who can is asked, and why is said in words', async () => {
  const [ada, bob] = agents as [Staff, Staff];
  const put = (path: string, body: object) =>
    call(parley.origin, `/v1/admin/profiles/${path}`, {
      method: 'PUT',
      body,
      headers: { cookie: owner.cookie, origin: parley.origin },
    });
  expect((await put(bob.memberId, { languages: ['pt'], capacity: 5 })).status).toBe(200);
  const windows = [await ada.live(), await bob.live()];
  const who = await begin();
  await say(who, 'c-1', 'Olá, a minha encomenda ainda não chegou e preciso de ajuda.');
  await escalate(who);
  await vi.waitFor(
    async () =>
      expect(last(await logOf(who.conversationId), 'conversation.assigned')).toMatchObject({
        assigneeId: bob.memberId,
        reason: expect.stringMatching(
          /^assigned to Member 3 Żółć: speaks Portuguese, \d of 5 conversations$/,
        ) as string,
      }),
    { timeout: 10_000, interval: 200 },
  );
  for (const window of windows) window.close();
});

test('outside the hours of the inbox the visitor is told when people are back', async () => {
  const today = new Date().getUTCDay() || 7;
  const hours = [{ day: (today % 7) + 1, from: '09:00', to: '17:00' }];
  const inboxes = (method: string, path = '', body?: object) =>
    call<{ id: string }>(parley.origin, `/v1/admin/inboxes${path}`, {
      method,
      ...(body ? { body } : {}),
      headers: { cookie: owner.cookie, origin: parley.origin },
    });
  const made = await inboxes('POST', '', { name: 'Closed', isDefault: true, zone: 'UTC', hours });
  expect(made.status).toBe(201);
  const who = await begin();
  const visitor = await Client.join(parley.origin, who.token);
  await escalate(who);
  await moveClock(60_000);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  expect(await visitor.event('escalation.overdue')).toMatchObject({
    backAt: `${tomorrow}T09:00:00.000Z`,
  });
  await moveClock(0);
  visitor.close();

  // Open, and nobody there: until when somebody may come; and the wait is as long as this inbox says.
  const holidays = [{ date: '2026-12-25', name: 'Christmas' }, '2027-01-01'];
  const open = {
    name: 'Open',
    isDefault: true,
    zone: 'UTC',
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '23:59' })),
    waitLimitMs: 90_000,
  };
  expect(await inboxes('PUT', `/${made.body.id}`, { ...open, holidays })).toMatchObject({
    status: 200,
    body: { holidays: [holidays[0], { date: '2027-01-01', name: '' }], overflow: 'team' },
  });
  const again = await begin();
  const waits = await Client.join(parley.origin, again.token);
  await escalate(again);
  await moveClock(60_000);
  expect(await waits.event('escalation.overdue')).toMatchObject({
    openUntil: expect.stringMatching(/T23:59:00\.000Z$/) as string,
  });
  await moveClock(95_000);
  await say(again, 'c-1', 'Still there?');
  expect(await waits.event('escalation.ended')).toMatchObject({ resolution: 'expired' });
  await moveClock(0);
  waits.close();
  expect((await inboxes('DELETE', `/${made.body.id}`)).status).toBe(204);
});

test('people only: after it is given back it waits for people, and the assistant stays silent', async () => {
  const who = await begin();
  const id = who.conversationId;
  const [ada] = agents as [Staff];
  await escalate(who, { peopleOnly: true });
  await ada.act(id, 'accept');
  expect((await ada.act(id, 'release')).body.conversation).toMatchObject({
    floor: { holder: 'queue' },
    peopleOnly: true,
  });
  await say(who, 'c-1', 'Hello?');
  const log = await logOf(id);
  expect(log.filter(({ kind }) => kind === 'turn.started')).toEqual([]);
  expect(last(log, 'escalation.queued')).toMatchObject({ because: 'stay-with-people' });
});

test('an agent of whom nothing is seen loses the floor once, and only while the visitor waits (R45)', async () => {
  const who = await begin();
  const id = who.conversationId;
  const [ada] = agents as [Staff];
  const window = await ada.live();
  await ada.act(id, 'accept');
  await say(who, 'c-1', 'Are you there?');
  await moveClock(10 * 60_000);
  await ada.act(id, 'tags', { add: ['looked'] });
  window.close();
  await moveClock(20 * 60_000);
  // The alarm stands on the machine's clock: a new event makes it look again.
  await say(who, 'c-2', 'Hello?');
  await vi.waitFor(
    async () =>
      expect((await logOf(id)).filter(({ kind }) => kind === 'escalation.queued')).toMatchObject([
        { because: 'agent-away' },
      ]),
    { timeout: 15_000, interval: 250 },
  );
  expect((await ada.act(id, 'reply', { clientId: 'r', text: 'late' })).body.code).toBe(
    'not-your-turn',
  );
  await moveClock(0);
});
