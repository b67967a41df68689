/** The archive over HTTP: full text in any language, filters, pages, exports, and the walls between tenants. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import Papa from 'papaparse';
import type { ArchivePage } from '#protocol/archive';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';
import { hostile } from '../security/hostile-texts.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

let parley: Parley;
let owner: Staff;
let viewer: Staff;
let stranger: Staff;
let sessions: Session[];
let agentId: string;

const said = [
  'Where is the parcel with the blue teapot?',
  '我的茶壶包裹在哪里？',
  'Wo ist mein Paket mit der Teekanne?',
  '=1+1 teapot "quoted", and\na second line',
  'nothing of interest',
];

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, {}, 1);
  [owner, viewer] = made.staff as [Staff, Staff];
  const other = await desk(parley);
  stranger = other.staff[0] as Staff;
  sessions = [];
  for (const [index, text] of said.entries()) {
    const locale = index === 2 ? 'de-CH' : 'en-GB';
    const who = await session(parley.origin, made.tenant.siteKey, { locale });
    await send(who, text);
    sessions.push(who);
  }
  await send(await session(parley.origin, other.tenant.siteKey), 'a teapot of the other tenant');
  await call(parley.origin, '/v1/chat/lead', {
    token: sessions[0]?.token ?? '',
    body: { email: 'Ana@Example.org', consent: true },
  });
  const [, , agent] = made.staff as [Staff, Staff, Staff];
  const ids = sessions.map(({ conversationId }) => conversationId);
  await agent.act(ids[0]!, 'accept');
  await agent.act(ids[2]!, 'accept');
  await call(parley.origin, '/v1/chat/end', { token: sessions[2]?.token ?? '', body: {} });
  await owner.act(ids[1]!, 'assign', { assigneeId: agent.memberId, teamId: null });
  await owner.act(ids[3]!, 'tags', { add: ['vip', 'tea'] });
  await owner.act(ids[4]!, 'tags', { add: ['vip'] });
  agentId = agent.memberId;
  await vi.waitFor(
    async () => {
      expect((await search('')).results).toHaveLength(5);
      expect((await search('?tag=vip')).results).toHaveLength(2);
      expect((await search(`?agent=${agentId}`)).results).toHaveLength(3);
      expect((await search('?status=ended')).results).toHaveLength(1);
      expect((await search('', stranger)).results).toHaveLength(1);
    },
    { timeout: 20_000, interval: 200 },
  );
});
afterAll(() => parley.stop());

const send = (who: Session, text: string) =>
  call(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId: 'c-1', text } });
const ask = <T>(who: Staff, query: string) =>
  call<T>(parley.origin, `/v1/admin/archive${query}`, { headers: { cookie: who.cookie } });
const search = async (query: string, who = viewer) => (await ask<ArchivePage>(who, query)).body;
const foundIn = async (query: string, who = viewer) =>
  (await search(query, who)).results
    .filter(({ hit }) => hit === null || hit.author === 'visitor')
    .map(({ conversation }) => sessions.findIndex((one) => one.conversationId === conversation.id));
const marked = async (q: string) =>
  (await search(`?q=${encodeURIComponent(q)}&author=visitor`)).results.map(({ hit }) =>
    hit?.pieces.map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text)).join(''),
  );

test('words are found in every language, newest first, and marked', async () => {
  expect({
    english: await marked('TEAPOTS'),
    chinese: await marked('茶壶'),
    german: await marked('pakete teekanne'),
    both: await marked('parcel teapot'),
    none: await marked('samovar'),
    signs: await marked('"!?'),
  }).toEqual({
    english: [
      '=1+1 [teapot] "quoted", and a second line',
      'Where is the parcel with the blue [teapot]?',
    ],
    chinese: ['我的[茶壶]包裹在哪里？'],
    german: ['Wo ist mein [Paket] mit der [Teekanne]?'],
    both: ['Where is the [parcel] with the blue [teapot]?'],
    none: [],
    signs: [],
  });
});

test('filters narrow the list down; what nothing fits is empty, what is no filter is refused', async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect({
    ended: await foundIn('?status=ended'),
    contact: await foundIn('?contact=ana@example.ORG', owner),
    nobody: await foundIn('?contact=bob@example.org', owner),
    unseen: (await ask(viewer, '?contact=ana@example.org')).status,
    today: (await foundIn(`?from=${today}`)).length,
    before: await foundIn('?to=2020-01-01'),
    outcome: await foundIn('?outcome=failed'),
    tag: (await foundIn('?tag=vip')).toSorted(),
    tagged: await foundIn('?tag=tea&q=teapot'),
    noTag: await foundIn('?tag=%25'),
    agent: (await foundIn(`?agent=${agentId}`)).toSorted(),
    nobodys: (await foundIn('?agent=none')).toSorted(),
    german: await foundIn('?locale=de'),
    chinese: await foundIn('?locale=zh'),
    english: (await foundIn('?locale=en')).length,
    unknown: (await ask(viewer, '?colour=red')).status,
    operator: (await ask(viewer, '?status=open%27%20OR%201=1')).status,
  }).toEqual({
    ended: [2],
    contact: [0],
    nobody: [],
    unseen: 403,
    today: 5,
    before: [],
    outcome: [],
    tag: [3, 4],
    tagged: [3],
    noTag: [],
    agent: [0, 1, 2],
    nobodys: [3, 4],
    german: [2],
    chinese: [1],
    english: 3,
    unknown: 400,
    operator: 400,
  });
});

test('the tags in use, by how many have them, of this company alone', async () => {
  const tags = (who: Staff) =>
    call(parley.origin, '/v1/admin/conversations/tags', { headers: { cookie: who.cookie } });
  expect((await tags(viewer)).body).toEqual({
    tags: [
      { tag: 'vip', count: 2 },
      { tag: 'tea', count: 1 },
    ],
  });
  expect((await tags(stranger)).body).toEqual({ tags: [] });
});

test('without words each conversation shows what was asked first', async () => {
  const { results } = await search('?status=ended');
  expect(
    results.map(({ conversation: { firstWords, agentId: who, agentName }, hit }) => [
      firstWords,
      who,
      agentName,
      hit,
    ]),
  ).toEqual([[said[2], agentId, 'Member 2 Żółć', null]]);
});

test('pages follow each other without gap or repetition, with words and without', async () => {
  for (const query of ['?limit=2', '?limit=1&q=teapot&author=visitor']) {
    const walked: ArchivePage['results'] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ArchivePage = await search(`${query}${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.results);
      ({ cursor } = page);
    }
    expect(walked).toEqual((await search(query.replace(/limit=\d/, 'limit=100'))).results);
  }
});

test('hostile words have their literal meaning', async () => {
  for (const text of hostile) {
    const answered = await ask<ArchivePage>(viewer, `?q=${encodeURIComponent(text.slice(0, 200))}`);
    expect([text, answered.status]).toEqual([text, answered.status === 400 ? 400 : 200]);
  }
});

test('another tenant finds its own only', async () => {
  const page = await ask<ArchivePage>(stranger, '?q=teapot&author=visitor');
  expect(page.body.results.map(({ hit }) => hit?.pieces.map(({ text }) => text).join(''))).toEqual([
    'a teapot of the other tenant',
  ]);
});

test('the JSON export holds what the visitor saw, event by event', async () => {
  const [first] = sessions as [Session];
  const answered = await ask<{
    format: string;
    conversations: { id: string; events: { kind: string; seq: number; message?: unknown }[] }[];
  }>(owner, '/export?q=parcel%20teapot');
  expect(answered.headers.get('parley-total')).toBe('1');
  expect(answered.headers.get('content-disposition')).toMatch(
    /^attachment; filename="conversations-\d{4}-\d\d-\d\d\.json"$/,
  );
  const seen = await history(parley.origin, first);
  const { format, conversations } = answered.body;
  expect({ format, ids: conversations.map(({ id }) => id) }).toEqual({
    format: 'parley.conversations.v1',
    ids: [first.conversationId],
  });
  const messages = (events: object[]) =>
    (events as { kind: string; seq: number; message: { text: string } }[])
      .filter(({ kind }) => kind === 'message.created')
      .map(({ seq, message }) => [seq, message.text]);
  expect(messages(conversations[0]?.events ?? [])).toEqual(messages(seen));
});

test('the CSV export is safe to open, and taking the guard away gives the original', async () => {
  const answered = await ask<string>(owner, '/export?format=csv&q=quoted');
  const [head, ...rows] = Papa.parse<string[]>(answered.body.trim()).data;
  const at = head?.indexOf('text') ?? -1;
  expect(rows.map((row) => row[at])[0]).toBe(`'${said[3]}`);
});

test('a viewer searches but does not export', async () => {
  expect((await ask(viewer, '/export')).status).toBe(403);
});
