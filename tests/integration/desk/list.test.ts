/** The inbox list: order, pages, filters, and the walls between tenants. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InboxPage } from '#protocol/inbox';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';
import { problem } from '../api/expectations.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let agent: Staff;
let stranger: Staff;
let sessions: Session[];

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, { settings: { queueTimeoutMs: 600_000 } }, 2);
  agent = made.staff[2] as Staff;
  stranger = (await desk(parley)).staff[0] as Staff;
  sessions = [];
  for (const words of ['first', 'SECOND words', 'third', 'fourth', 'fifth']) {
    const who = await session(parley.origin, made.tenant.siteKey);
    await call(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: 'c-1', text: words },
    });
    sessions.push(who);
  }
  const [one, two, three] = sessions as [Session, Session, Session];
  await call(parley.origin, '/v1/chat/escalate', { token: one.token, body: {} });
  await agent.act(two.conversationId, 'accept');
  await made.staff[3]?.act(three.conversationId, 'accept');
  await call(parley.origin, '/v1/chat/end', { token: sessions[3]?.token ?? '', body: {} });
  const floors = async () =>
    (await agent.get('')).body.conversations.map(({ floor }) => floor.holder).toSorted();
  // The read model is filled within seconds.
  await vi.waitFor(
    async () => expect(await floors()).toEqual(['agent', 'agent', 'assistant', 'nobody', 'queue']),
    { timeout: 20_000, interval: 200 },
  );
});
afterAll(() => parley.stop());

const ids = (page: InboxPage) => page.conversations.map(({ id }) => id as string);
const at = (...numbers: number[]) =>
  numbers.map((number) => sessions[number]?.conversationId ?? '').toSorted();
const found = async (query: string) => ids((await agent.get(query)).body).toSorted();

test('pages follow each other, newest first, without gap or repetition', async () => {
  const walked: InboxPage['conversations'] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: InboxPage = (await agent.get(`?limit=2${cursor && `&cursor=${cursor}`}`)).body;
    walked.push(...page.conversations);
    ({ cursor } = page);
  }
  const whole = (await agent.get('')).body;
  expect(walked).toEqual(whole.conversations);
  const instants = walked.map(({ lastAt }) => lastAt);
  expect(instants).toEqual(instants.toSorted().toReversed());
});

test('filters narrow the list', async () => {
  expect({
    open: await found('?status=open'),
    ended: await found('?status=ended'),
    waiting: await found('?floor=queue'),
    assistant: await found('?floor=assistant'),
    mine: await found('?mine=true'),
    words: await found('?q=second'),
    id: await found(`?q=${sessions[4]?.conversationId}`),
    none: await found('?q=%25'),
  }).toEqual({
    open: at(0, 1, 2, 4),
    ended: at(3),
    waiting: at(0),
    assistant: at(4),
    mine: at(1),
    words: at(1),
    id: at(4),
    none: [],
  });
  for (const query of ['?limit=0', '?limit=101', '?cursor=x', '?floor=x', '?tenantId=x', '?mine=1'])
    expect([query, (await agent.get(query)).status]).toEqual([query, 400]);
});

test('the names of agents are in no row of the list', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db.prepare('SELECT * FROM conversation').all();
  expect(JSON.stringify(results)).not.toContain('Member');
  const mine = (await agent.get('?mine=true')).body.conversations[0];
  expect(mine?.floor).toEqual({
    holder: 'agent',
    agentId: agent.memberId,
    agentName: 'Member 2 Żółć',
  });
});

test('another tenant’s conversation is as absent as none, and stays as it was', async () => {
  const id = sessions[4]?.conversationId ?? '';
  const before = (await agent.open(id)).body;
  expect((await stranger.get('')).body).toMatchObject({ conversations: [], cursor: null });
  for (const absent of [id, `cnv_${'0'.repeat(22)}`, 'x'])
    for (const act of ['', 'accept', 'reply', 'release', 'read', 'end']) {
      const given = act === 'read' ? { seq: 1 } : { clientId: 'c', text: 't' };
      const { status, body } = act
        ? await stranger.act(absent, act, given)
        : await stranger.open(absent);
      expect([act, status, body]).toEqual([act, 404, problem('not-found')]);
    }
  expect((await agent.open(id)).body).toEqual(before);
});

test('events come from the cursor on; a cursor beyond the end is refused', async () => {
  const id = sessions[4]?.conversationId ?? '';
  const whole = (await agent.open(id)).body;
  expect(whole.events.map(({ seq }) => seq)).toEqual(whole.events.map((_, index) => index + 1));
  const rest = (await agent.open(id, 2)).body;
  expect(rest).toEqual({ ...whole, events: whole.events.slice(2) });
  expect((await agent.open(id, 9_999)).status).toBe(400);
});

test('a write from a foreign page or without a session is refused', async () => {
  const path = `/v1/admin/conversations/${sessions[4]?.conversationId}/accept`;
  const post = (headers: Record<string, string>) =>
    call(parley.origin, path, { method: 'POST', headers }).then(({ status }) => status);
  expect([
    await post({ cookie: agent.cookie, origin: 'https://evil.example' }),
    await post({ cookie: agent.cookie }),
    await post({ origin: parley.origin }),
  ]).toEqual([403, 403, 401]);
});
