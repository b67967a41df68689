/** S08: an agent without `pii.read` meets contact details nowhere; whoever may read them sees what was written. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ArchivePage } from '#protocol/archive';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

const email = 'ana.silva@example.com';
const phone = '+49 170 1234567';
const said = `My zebra is lost, write to ${email} or call ${phone}`;
const masked = 'My zebra is lost, write to a•••@•••.com or call •••67';

let parley: Parley;
let owner: Staff;
let agent: Staff;
let id: string;
const sockets: Record<string, string> = {};

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley);
  owner = made.staff.find(({ role }) => role === 'owner') as Staff;
  agent = made.staff.find(({ role }) => role === 'agent') as Staff;
  const db = await parley.server.miniflare.getD1Database('DB');
  await db
    .prepare('UPDATE member SET grants = ? WHERE id = ?')
    .bind(JSON.stringify(['archive.export', 'lead.export']), agent.memberId)
    .run();
  const visitor = await session(parley.origin, made.tenant.siteKey);
  id = visitor.conversationId;
  const windows = await Promise.all([owner.live(), agent.live()]);
  const { token } = visitor;
  await call(parley.origin, '/v1/chat/escalate', { token, body: {} });
  await call(parley.origin, '/v1/chat/message', { token, body: { clientId: 'c-1', text: said } });
  await call(parley.origin, '/v1/chat/lead', {
    token,
    body: { name: 'Ana Silva', email, phone, consent: true },
  });
  for (const [index, window] of windows.entries()) {
    const frame = await window.wait(
      (one) => one.type === 'conversation' && one.conversation.last?.author === 'visitor',
    );
    sockets[index === 0 ? 'owner' : 'agent'] = JSON.stringify(frame);
    window.close();
  }
  await vi.waitFor(async () => expect((await find(owner)).body.results.length).toBeGreaterThan(0), {
    timeout: 20_000,
    interval: 200,
  });
});
afterAll(() => parley.stop());

const ask = <T>(who: Staff, path: string) =>
  call<T>(parley.origin, `/v1/admin${path}`, { headers: { cookie: who.cookie } });
const find = (who: Staff) => ask<ArchivePage>(who, '/archive?q=zebra&author=visitor');
const whole = async (who: Staff, path: string) =>
  (await fetch(`${parley.origin}/v1/admin${path}`, { headers: { cookie: who.cookie } })).text();

const places: Record<string, (who: Staff) => Promise<string>> = {
  list: (who) => whole(who, '/conversations'),
  detail: (who) => whole(who, `/conversations/${id}`),
  'the panel beside it': (who) => whole(who, `/conversations/${id}/context`),
  'names in the list': (who) => whole(who, `/conversations/names?ids=${id}`),
  'a search hit': (who) => whole(who, '/archive?q=zebra&author=visitor'),
  'a socket event': async (who) => sockets[who.role] ?? '',
  'a CSV export': (who) => whole(who, '/archive/export?format=csv'),
  'a JSON export': (who) => whole(who, '/archive/export?format=json'),
  'an export of leads': (who) => whole(who, '/leads/export?format=csv'),
  escalations: (who) => whole(who, '/escalations'),
  tickets: (who) => whole(who, '/tickets'),
  notifications: (who) => whole(who, '/notifications'),
};

test.each(Object.entries(places))('nothing of it is in %s', async (_, read) => {
  const text = await read(agent);
  expect({ text, length: text.length }).not.toMatchObject({ length: 0 });
  expect(text).not.toMatch(/ana\.silva|Silva|1234567|"code":/);
});

test('what was written is there, with masks or without', async () => {
  const seenBy = async (who: Staff) => {
    const events = (await who.open(id)).body.events;
    const first = events.find(
      (event) => event.kind === 'message.created' && event.message.author === 'visitor',
    );
    const [found] = (await find(who)).body.results;
    return {
      detail: first?.kind === 'message.created' ? first.message.text : null,
      firstWords: found?.conversation.firstWords,
      hit: found?.hit?.pieces.map(({ text }) => text).join(''),
      export: (await whole(who, '/archive/export?format=csv')).includes(said),
    };
  };
  const all = (text: string) => ({ detail: text, firstWords: text, hit: text });
  expect({ owner: await seenBy(owner), agent: await seenBy(agent) }).toMatchObject({
    owner: { ...all(said), export: true },
    agent: { ...all(masked), export: false },
  });
});

test('a visitor’s name stands beside the conversation, masked for who may not read it, absent for others', async () => {
  const names = async (who: Staff, ids: string) =>
    (await ask<{ names?: object; code?: string }>(who, `/conversations/names?ids=${ids}`)).body;
  const absent = `cnv_${'0'.repeat(22)}`;
  const other = await desk(parley);
  const stranger = other.staff.find(({ role }) => role === 'owner') as Staff;
  expect([
    await names(owner, `${absent},${id}`),
    await names(agent, id),
    await names(stranger, id),
    (await names(owner, 'x')).code,
    (await names(owner, Array(51).fill(id).join(','))).code,
  ]).toEqual([
    { names: { [id]: 'Ana Silva' } },
    { names: { [id]: 'A•••' } },
    { names: {} },
    'invalid-request',
    'invalid-request',
  ]);
});
