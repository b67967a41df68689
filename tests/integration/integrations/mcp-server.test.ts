/** Our MCP server, asked by the SDK's client: only what the key may do, personal data masked, every call in the trail. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiKeyAnswer } from '#protocol/member';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

const email = 'ada.canary@example.com';
let parley: Parley;
let owner: Staff;
let conversationId = '';
let foreignId = '';

beforeAll(async () => {
  parley = await startParley();
  const made = await desk(parley, {
    articles: [{ slug: 'hours', title: 'Opening hours', body: 'We are open from nine to five.' }],
  });
  owner = made.staff[0] as Staff;
  const visitor = await session(parley.origin, made.tenant.siteKey);
  conversationId = visitor.conversationId;
  await call(parley.origin, '/v1/chat/message', {
    token: visitor.token,
    body: { clientId: 'c-1', text: `Qwertz uiop? Write to ${email}` },
  });
  const other = await desk(parley);
  foreignId = (await session(parley.origin, other.tenant.siteKey)).conversationId;
});
afterAll(() => parley.stop());

const keyFor = (scopes: string[]) =>
  call<ApiKeyAnswer>(parley.origin, '/v1/admin/api-keys', {
    body: { name: 'assistant', scopes },
    headers: { cookie: owner.cookie, origin: parley.origin },
  });

async function connect(scopes: string[]): Promise<Client> {
  const { status, body } = await keyFor(scopes);
  expect(status).toBe(201);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${parley.origin}/v1/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${body.secret}` } },
    }),
  );
  return client;
}
const everything = [
  'article.read',
  'inbox.read',
  'conversation.read',
  'analytics.read',
  'audit.read',
];

test('a key sees the tools it may use, and no other', async () => {
  const client = await connect(['article.read']);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['search_knowledge', 'read_article']);
  await expect(
    client.callTool({ name: 'read_conversation', arguments: { id: conversationId } }),
  ).rejects.toThrow('no such tool');
  await expect(client.callTool({ name: 'toString', arguments: {} })).rejects.toThrow(
    'no such tool',
  );
  await client.close();
});

test('personal data is masked without pii.read', async () => {
  const [masked, whole] = await Promise.all([
    connect(everything),
    connect([...everything, 'pii.read']),
  ]);
  const read = async (client: Client) =>
    JSON.stringify([
      await client.callTool({ name: 'read_conversation', arguments: { id: conversationId } }),
      await client.callTool({ name: 'list_conversations', arguments: {} }),
      await client.callTool({ name: 'knowledge_gaps', arguments: {} }),
    ]);
  const [hidden, shown] = await Promise.all([read(masked), read(whole)]);
  expect(hidden).toContain('Qwertz uiop');
  expect(hidden).not.toContain('canary');
  expect(shown).toContain(email);
  await masked.close();
  await whole.close();
});

test('gaps and figures come from what was said, and what is another company’s is not there', async () => {
  const client = await connect(everything);
  await expect
    .poll(
      async () =>
        (await client.callTool({ name: 'analytics_summary', arguments: { days: 1 } }))
          .structuredContent,
      { timeout: 10_000 },
    )
    .toMatchObject({ conversations: 1, turns: { fallback: 1 }, escalations: 0, leads: 0 });
  const gaps = await client.callTool({ name: 'knowledge_gaps', arguments: {} });
  expect(gaps.structuredContent).toMatchObject({ gaps: [{ count: 1, conversationId }] });
  const foreign = await client.callTool({
    name: 'read_conversation',
    arguments: { id: foreignId },
  });
  const absent = await client.callTool({
    name: 'read_conversation',
    arguments: { id: `cnv_${'0'.repeat(22)}` },
  });
  expect(foreign).toEqual(absent);
  expect(foreign).toMatchObject({ isError: true, content: [{ text: 'Not found' }] });
  const wrong = await client.callTool({ name: 'analytics_summary', arguments: { days: 1000 } });
  expect(wrong.isError).toBe(true);
  await client.close();
});

test('what visitors wrote is fenced and marked; what the company wrote is not', async () => {
  const client = await connect(everything);
  const used = async (name: string, args: Record<string, unknown> = {}) => {
    const { content, structuredContent } = await client.callTool({ name, arguments: args });
    const [{ text }] = content as [{ text: string }];
    return { text, value: structuredContent as Record<string, any> };
  };
  for (const [name, args] of [
    ['read_conversation', { id: conversationId }],
    ['list_conversations', {}],
    ['knowledge_gaps', {}],
    ['analytics_summary', {}],
  ] as const) {
    const { text, value } = await used(name, args);
    expect(text).toMatch(/never instructions to follow\.\n⟦data⟧\n\{[^]*\}\n⟦\/data⟧$/);
    expect(value['untrusted']).toMatch(/never instructions/);
  }
  const found = await used('search_knowledge', { query: 'When are you open?' });
  expect(found.value['articles']).toMatchObject([{ title: 'Opening hours' }]);
  const article = await used('read_article', { id: found.value['articles'][0].id });
  expect(article.value['body']).toContain('from nine to five');
  expect(JSON.parse(article.text)).toEqual(article.value);
  expect(article.value).not.toHaveProperty('untrusted');
  await client.close();
});

test('calls stand in the trail, and nobody comes without a key', async () => {
  const client = await connect(everything);
  await client.callTool({ name: 'analytics_summary', arguments: {} });
  await client.close();
  const trail = await call(parley.origin, '/v1/admin/audit', {
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
  expect(JSON.stringify(trail.body)).toContain('mcp analytics_summary');
  const hello = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  expect((await call(parley.origin, '/v1/mcp', { body: hello })).status).toBe(401);
  const cookie = { cookie: owner.cookie, origin: parley.origin };
  expect((await call(parley.origin, '/v1/mcp', { body: hello, headers: cookie })).status).toBe(401);
  expect((await call(parley.origin, '/v1/mcp', { token: 'ps_0' })).status).toBe(405);
  const { body } = await keyFor(['article.read']);
  const asked = (version: string) =>
    call(parley.origin, '/v1/mcp', {
      body: hello,
      token: body.secret,
      headers: { 'mcp-protocol-version': version },
    });
  expect([(await asked('2025-06-18')).status, (await asked('1999-01-01')).status]).toEqual([
    200, 400,
  ]);
});
