/** The copilot and the ready-made texts over HTTP: with a scripted model, without one, with a spent one; what goes out; who may. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CannedResponse } from '#protocol/canned-response';
import type { CopilotAnswer } from '#protocol/copilot';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ScriptedModel } from '../../support/scripted-model.ts';
import { desk } from './staff.ts';
import type { Staff } from './staff.ts';

const articles = [
  {
    slug: 'returns',
    title: 'How do I return an item?',
    questions: ['return my shoes', 'send something back'],
    body: 'You can return any item within 30 days of delivery. Print the label in your account.',
  },
];

let builtin: Parley;
let modelled: Parley;
let model: ScriptedModel;

interface Scene {
  parley: Parley;
  agent: Staff;
  owner: Staff;
  viewer: Staff;
  visitor: Session;
}
const scene = async (parley: Parley, text: string): Promise<Scene> => {
  const made = await desk(parley, { articles }, 1);
  const visitor = await session(parley.origin, made.tenant.siteKey);
  await call(parley.origin, '/v1/chat/message', {
    token: visitor.token,
    body: { clientId: 'c-1', text },
  });
  const [owner, viewer, agent] = made.staff as [Staff, Staff, Staff];
  return { parley, owner, viewer, agent, visitor };
};
const ask = ({ parley, agent, visitor }: Scene, task: object, who = agent) =>
  call<CopilotAnswer & { code?: string }>(parley.origin, '/v1/admin/copilot', {
    body: { conversationId: visitor.conversationId, ...task },
    headers: { cookie: who.cookie, origin: parley.origin },
  });

beforeAll(async () => {
  model = await startScriptedModel({ pieces: ['A reply ', 'for ⟦EMAIL_1⟧.'] });
  builtin = await startParley();
  modelled = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-test' },
  });
});
afterAll(async () => {
  await builtin.stop();
  await modelled.stop();
  await model.stop();
});

test('without a model a reply comes from the articles, with its source, in their words', async () => {
  const here = await scene(builtin, 'How can I return my shoes?');
  const { status, body } = await ask(here, { task: 'suggest' });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      text: expect.stringContaining('within 30 days of delivery'),
      citations: [{ articleId: expect.stringMatching(/^art_/), title: 'How do I return an item?' }],
      language: 'en',
      provider: 'builtin',
      model: 'extractive',
      costUsd: 0,
    },
  });
  const summary = await ask(here, { task: 'summary' });
  expect(summary.body.text).toBe(
    [
      '- Asked first: How can I return my shoes?',
      '- The assistant answered from: How do I return an item?',
      '- 1 messages of the visitor, 0 of agents',
    ].join('\n'),
  );
});

test('without a model, what needs one says so', async () => {
  const here = await scene(builtin, 'hello');
  const tries = [
    await ask(here, { task: 'translate', text: 'Guten Tag', language: 'en' }),
    await ask(here, { task: 'rewrite', text: 'pls wait', manner: 'formal' }),
    await ask(here, { task: 'suggest' }),
  ];
  expect(tries.map(({ status, body }) => [status, body.code])).toEqual([
    [503, 'unavailable'],
    [503, 'unavailable'],
    [404, 'not-found'],
  ]);
});

test('a model writes with placeholders for personal data, which come back as they were', async () => {
  const here = await scene(modelled, 'How do I return shoes? I am ana@example.org');
  model.requests.length = 0;
  const { body } = await ask(here, { task: 'suggest' }, here.owner);
  expect(body).toMatchObject({ text: 'A reply for ana@example.org.', provider: 'openai' });
  // Who may not see contact details is not told them by a model either.
  expect((await ask(here, { task: 'suggest' })).body.text).not.toContain('ana@example.org');
  const sent = JSON.stringify(model.requests);
  expect(sent).not.toContain('ana@example.org');
  expect(sent).toContain('within 30 days of delivery');
  const rewrite = { task: 'rewrite', text: 'write to bob@example.org pls', manner: 'formal' };
  const rewritten = await ask(here, rewrite, here.owner);
  expect(rewritten.body.text).toBe('A reply for bob@example.org.');
  expect(JSON.stringify(model.requests)).not.toContain('bob@example.org');
});

test('nothing of it reaches the visitor', async () => {
  const here = await scene(modelled, 'How do I return shoes?');
  await ask(here, { task: 'suggest' });
  const seen = await call(modelled.origin, `/v1/chat/history/${here.visitor.conversationId}`, {
    token: here.visitor.token,
  });
  const { events } = seen.body as { events: { kind: string }[] };
  expect(events.filter(({ kind }) => kind === 'message.created')).toHaveLength(2);
});

test('a viewer may not ask, a stranger finds nothing', async () => {
  const here = await scene(builtin, 'How can I return my shoes?');
  const other = await scene(builtin, 'hello');
  expect([
    (await ask(here, { task: 'suggest' }, here.viewer)).status,
    (await ask(here, { task: 'suggest' }, other.agent)).status,
    (await ask(here, { task: 'suggest', tenantId: 'x' })).status,
    (await ask(here, { task: 'sing' })).status,
  ]).toEqual([403, 404, 400, 400]);
});

test('ready-made texts are listed, found, added, changed and removed by who may', async () => {
  const { parley, agent, viewer } = await scene(builtin, 'hello');
  const owner = (await desk(parley)).staff[0] as Staff;
  const go = <T = CannedResponse>(who: Staff, path: string, method = 'GET', body?: unknown) =>
    call<T>(parley.origin, `/v1/admin/canned-responses${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { cookie: who.cookie, origin: parley.origin },
    });
  const added = await go(owner, '', 'POST', {
    shortcut: 'hello',
    title: 'Greeting',
    text: 'Hello {{contact.firstName}}',
  });
  expect({ status: added.status, body: added.body }).toEqual({
    status: 201,
    body: {
      id: expect.stringMatching(/^can_/),
      shortcut: 'hello',
      title: 'Greeting',
      text: 'Hello {{contact.firstName}}',
      locale: 'en',
    },
  });
  const again = { shortcut: 'hello', title: 'x', text: 'y' };
  const german = await go(owner, '', 'POST', { ...again, locale: 'de' });
  const list = async (query: string) =>
    (await go<{ cannedResponses: CannedResponse[] }>(owner, query)).body.cannedResponses.map(
      ({ locale }) => locale,
    );
  expect({
    taken: (await go(owner, '', 'POST', again)).status,
    all: await list(''),
    german: await list('?locale=de'),
    sought: await list('?q=GREETING'),
    nothing: await list(`?q=${encodeURIComponent("%' OR 1=1 --")}`),
    changedToTaken: (await go(owner, `/${german.body.id}`, 'PATCH', { locale: 'en' })).status,
    changed: (await go(owner, `/${german.body.id}`, 'PATCH', { title: 'Gruß' })).body.title,
    byAgent: (await go(agent, `/${german.body.id}`, 'DELETE')).status,
    byViewer: (await go(viewer, '', 'POST', again)).status,
    removed: (await go(owner, `/${german.body.id}`, 'DELETE')).status,
    left: await list(''),
  }).toEqual({
    taken: 400,
    all: ['de', 'en'],
    german: ['de'],
    sought: ['en'],
    nothing: [],
    changedToTaken: 400,
    changed: 'Gruß',
    byAgent: 403,
    byViewer: 403,
    removed: 204,
    left: ['en'],
  });
});
