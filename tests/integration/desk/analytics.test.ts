/** The analytics of a company: exact figures of what happened, of this company alone, masked for who may not see contact data, refused periods. */
import { expect, test } from 'vitest';
import Papa from 'papaparse';
import type { Analytics } from '#protocol/analytics';
import { addTenant, call, session } from '../../support/harness.ts';
import { parley, model, useModel } from '../../support/with-model.ts';
import { adminOf } from '../answering/admin.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

useModel({ pieces: ['We bake every day.'] });

const figures = (more: object = {}) => ({
  conversations: 0,
  messages: 0,
  escalations: 0,
  leads: 0,
  turns: {},
  averageLatencyMs: null,
  feedback: {},
  ...more,
});

test('what happened, and what it cost; nothing of another company', async () => {
  const { tenant, as } = await adminOf(parley, {
    settings: { providers: ['openai', 'builtin'], tenantCallsPerDay: 1 },
  });
  const [owner, viewer] = [as['owner']!, as['viewer']!];
  const other = await addTenant(parley);
  const ask = async (siteKey: string, text: string) => {
    const who = await session(parley.origin, siteKey);
    const body = { clientId: 'one', text };
    const { status } = await call(parley.origin, '/v1/chat/message', { token: who.token, body });
    expect(status).toBe(200);
    return who;
  };
  await ask(other.siteKey, 'Do you bake?');
  await ask(tenant.siteKey, 'Do you bake bread?');
  expect(model.requests.length).toBe(2);
  // The budget of one call is spent: nothing knows this.
  const { conversationId } = await ask(tenant.siteKey, 'Is olga@bakery.example your baker?');

  await expect
    .poll(async () => (await owner('GET', '/analytics?days=7')).body, { timeout: 10_000 })
    .toEqual({
      days: 7,
      now: figures({
        conversations: 2,
        messages: 4,
        turns: { answered: 1, fallback: 1 },
        averageLatencyMs: expect.any(Number),
      }),
      before: figures(),
      daily: expect.any(Array),
      agents: [],
      spending: [
        {
          provider: 'openai',
          model: 'gpt-4.1-mini',
          turns: 1,
          inputTokens: 7,
          outputTokens: 1,
          costUsd: expect.any(Number),
          averageLatencyMs: expect.any(Number),
        },
        {
          provider: 'builtin',
          model: expect.any(String),
          turns: 1,
          inputTokens: 0,
          outputTokens: 0,
          costUsd: 0,
          averageLatencyMs: expect.any(Number),
        },
      ],
      gaps: [
        {
          question: 'Is olga@bakery.example your baker?',
          count: 1,
          lastAt: expect.any(String),
          conversationId,
        },
      ],
    });
  const seen = await viewer('GET', '/analytics');
  expect([seen.status, JSON.stringify(seen.body).includes('olga@bakery')]).toEqual([200, false]);
  expect((await owner('GET', '/analytics?days=8')).status).toBe(400);
  expect((await owner('GET', '/analytics?offset=900')).status).toBe(400);

  const { daily } = (await owner<Analytics>('GET', '/analytics?days=7')).body;
  const today = new Date().toISOString().slice(0, 10);
  expect([daily.length, daily.at(-1)]).toEqual([
    7,
    { day: today, conversations: 2, escalations: 0, leads: 0, answers: 2, fallbacks: 1 },
  ]);
  expect(daily.slice(0, -1).map(({ conversations }) => conversations)).toEqual(Array(6).fill(0));
  // The reader's midnight is not that of UTC: fourteen hours further on it may be tomorrow.
  const ahead = (await owner<Analytics>('GET', '/analytics?days=7&offset=840')).body.daily.at(-1);
  const there = new Date(Date.now() + 840 * 60_000).toISOString().slice(0, 10);
  expect([ahead?.day, ahead?.conversations]).toEqual([there, 2]);
});

test('what each agent did, as a table to take along; nothing in it runs in a spreadsheet', async () => {
  const { tenant, staff } = await desk(parley, { settings: { providers: ['builtin'] } });
  const [owner, , agent] = staff as [Staff, Staff, Staff];
  const who = await session(parley.origin, tenant.siteKey);
  const chat = (way: string, body: object) =>
    call(parley.origin, `/v1/chat/${way}`, { token: who.token, body });
  await chat('message', { clientId: 'one', text: '=Which moon do zebras polish on Tuesdays?' });
  await chat('escalate', {});
  await agent.act(who.conversationId, 'accept');
  await agent.act(who.conversationId, 'reply', { clientId: 'r', text: 'Here I am' });
  await chat('feedback', { value: 'up' });
  await agent.act(who.conversationId, 'end');
  const read = <T>(path: string, { cookie }: Staff) =>
    call<T>(parley.origin, `/v1/admin/analytics${path}`, { headers: { cookie } });
  const row = {
    memberId: agent.memberId,
    name: 'Member 2 Żółć',
    taken: 1,
    resolved: 1,
    firstReplyMs: expect.any(Number),
    handlingMs: expect.any(Number),
    rated: 1,
    praised: 1,
  };
  await expect
    .poll(async () => (await read<Analytics>('', owner)).body.agents, { timeout: 10_000 })
    .toEqual([row]);
  const csv = async (table: string) => {
    const answered = await read<string>(`/export?table=${table}`, owner);
    expect(answered.headers.get('content-type')).toContain('text/csv');
    return Papa.parse<string[]>(answered.body.trim()).data;
  };
  const [head, ...agents] = await csv('agents');
  expect([head?.slice(0, 4), agents.map((cells) => cells.slice(0, 4))]).toEqual([
    ['member_id', 'name', 'taken', 'resolved'],
    [[agent.memberId, 'Member 2 Żółć', '1', '1']],
  ]);
  expect((await csv('days')).length).toBe(31);
  expect((await csv('gaps'))[1]?.[0]).toBe("'=Which moon do zebras polish on Tuesdays?");
  expect((await read('/export?table=secrets', owner)).status).toBe(400);
});
