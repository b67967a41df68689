/** JSON nested so deep that whatever recurses over it overflows (S58): the other side's fault, said as such, and never a throw. */
import { expect, it } from 'vitest';
import { readJson } from '#core/tool/read-json';
import { readResult } from '#core/tool/result';
import type { CallToolDeps } from '#flows/call-tool';
import { receiveToolResult } from '#flows/late-tool';
import type { ReceiveToolResultDeps } from '#flows/late-tool';
import { previewEndpoint } from '#flows/preview-endpoint';
import type { AdapterCall } from '#ports/tool-adapter';
import { integrationAdapter } from '#worker/adapters/tools/integration';
import { mcpAdapter, mcpDiscover } from '#worker/adapters/tools/mcp';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { connectTo, connectionId, toolOf } from '#tests/support/tools';

const lists = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
const objects = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;
const system = { now: () => 0 };

it('is read to a sane depth, brackets in texts do not count', () => {
  const fine = `{"a":[[["${'['.repeat(100)}\\"{"]]]}`;
  expect([fine, lists, objects, '{', 'x', ''].map((text) => readJson(text))).toEqual([
    { value: JSON.parse(fine) },
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([lists, objects].map((text) => readResult(text).ok)).toEqual([false, false]);
});

/** Says `result` to every question of the protocol. */
const server = (result: string) => ({
  outgoing: {
    check: async (url: string) => ({ ok: true as const, value: url }),
    call: async ({ body }: { body?: string }) => ({
      ok: true as const,
      status: 200,
      headers: { 'content-type': 'application/json' },
      text: `{"jsonrpc":"2.0","id":${(JSON.parse(body ?? '{}') as { id?: number }).id ?? 0},"result":${result}}`,
      latencyMs: 0,
    }),
  },
  system,
});
const call = (more: object = {}): AdapterCall => ({
  id: 'tcl_1',
  tool: toolOf({ name: 'do_it', adapter: 'mcp', pin: 'a'.repeat(64), ...more }),
  arguments: {},
  tenantId: 'tnt_1',
  conversationId: null,
  locale: 'en',
  key: 'k',
  credential: null,
  signingSecrets: [],
  timeoutMs: 1_000,
});

it.each([
  `{"tools":[{"name":"do_it","inputSchema":${objects}}]}`,
  `{"structuredContent":${objects}}`,
  `{"content":[{"type":"text","text":"x"}],"more":${lists}}`,
])('an MCP server', async (result) => {
  const bad = { ok: false, kind: 'bad-body', detail: 'no answer in what the server sent' };
  expect(await mcpAdapter({ ...server(result), signer: webhookSigner }).run(call())).toEqual(bad);
  const found = await mcpDiscover(server(result))({
    url: 'https://mcp.example.com/',
    credential: null,
    timeoutMs: 9,
  });
  expect(found).toEqual({ ok: false, detail: bad.detail });
});

it('an endpoint of a connection, as a tool and in the editor', async () => {
  const connect = connectTo('https://shop.example.com');
  const connected = {
    call: async () => ({
      ok: true as const,
      status: 200,
      headers: {},
      text: objects,
      latencyMs: 0,
      secrets: [],
    }),
  };
  const mapping = { id: connectionId, path: '/x' };
  const tool = { adapter: 'integration', url: null, pin: null, mapping } as const;
  const done = await integrationAdapter({ connect, connected, signer: webhookSigner, system }).run(
    call(tool),
  );
  expect(done).toEqual({ ok: false, kind: 'bad-body', detail: 'not JSON', status: 200 });
  const shape = {
    path: '/x',
    query: {},
    body: null,
    encoding: 'json',
    root: '',
    only: {},
    pick: {},
  };
  const asked = { method: 'GET', mapping: shape, arguments: {} } as const;
  const tried = await previewEndpoint('tnt', connectionId, asked as never, { connect, connected });
  expect(tried).toMatchObject({
    ok: true,
    value: { detail: 'the answer is no JSON', result: null },
  });
  const pasted = { ...asked, sample: lists };
  const refused = await previewEndpoint('tnt', connectionId, pasted as never, {
    connect,
    connected,
  });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalid-request' } });
});

it('a late result', async () => {
  const deps = {
    callbacks: { read: async () => ({ tenantId: 'tnt', tool: 'do_it' }) },
    tenants: { byId: async () => ({ id: 'tnt', wrappedKey: '' }) },
    tools: { get: async () => ({ tool: call().tool, credentialSealed: null, signingSealed: 'x' }) },
    sealer: { key: async () => ({ open: async () => 'x' }) } as unknown as CallToolDeps['sealer'],
    signer: { isSigned: () => true },
    system,
  } as unknown as ReceiveToolResultDeps;
  const body = new TextEncoder().encode(
    `{"status":"done","result":${lists.slice(10_000, -10_000)}}`,
  );
  const given = { id: 'evt_1', timestamp: '0', signature: 'v1,x' };
  expect(await receiveToolResult('token', given, body, deps)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid-json' },
  });
});
