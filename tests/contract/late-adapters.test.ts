/**
 * One contract for every kind of tool whose work may be taken on: it says where to ask, says that it is not done, and then what came of it;
 * what belongs to one host is asked of no other. MCP speaks with the SDK's own server. Functions of ours and of pages take nothing on.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callbacks } from '#worker/adapters/callbacks';
import { connected } from '#worker/adapters/connected';
import { outgoing } from '#worker/adapters/outgoing';
import { system } from '#worker/adapters/system';
import { toolAdapters } from '#worker/adapters/tools/adapters';
import { mcpDiscover } from '#worker/adapters/tools/mcp';
import type { ToolAdapters } from '#worker/adapters/tools/adapters';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { outcomeOf } from '#flows/call-tool';
import type { AdapterCall } from '#ports/tool-adapter';
import type { ToolAdapterName } from '#protocol/tool';
import { connectTo, connectionId, toolOf } from '#tests/support/tools';
import { startMcpTaskServer } from '#tests/support/mcp-task-server';
import type { McpTaskServer } from '#tests/support/mcp-task-server';
import { json, startToolHost } from '#tests/support/tool-host';
import type { ToolHost } from '#tests/support/tool-host';

let host: ToolHost;
let server: McpTaskServer;
let optional: McpTaskServer;
let adapters: ToolAdapters;
let pin: string;
/** What the job has come to, behind the host; null: not done. */
let job: { status: number; body: object } | null;

beforeAll(async () => {
  host = await startToolHost();
  server = await startMcpTaskServer('required');
  optional = await startMcpTaskServer('optional');
  const out = outgoing({ allow: [host.allow, server.allow, optional.allow], own: [] }, '');
  adapters = toolAdapters(
    {
      outgoing: out,
      signer: webhookSigner,
      system,
      connect: connectTo(host.origin),
      connected: connected({ outgoing: out, system }),
      callbacks: callbacks('s'.repeat(32), 'https://parley.example'),
    },
    { do_it: async () => ({ done: true }) },
  );
  const found = await mcpDiscover({ outgoing: out, system })({
    url: server.url,
    credential: null,
    timeoutMs: 5_000,
  });
  if (!found.ok) throw new Error(found.detail);
  expect(found.tools.map((tool) => Object.keys(tool).toSorted())).toEqual([
    ['description', 'inputSchema', 'name', 'pin'],
  ]);
  pin = found.tools[0]!.pin;
});
afterAll(() => Promise.all([host?.stop(), server?.stop(), optional?.stop()]));
beforeEach(() => {
  job = null;
  host.requests.length = 0;
  host.answer = (seen, response) => {
    if (seen.method === 'GET') return json(response, job?.body ?? {}, job?.status ?? 202);
    response
      .writeHead(202, {
        location: '/jobs/1',
        'retry-after': '2',
        'content-type': 'application/json',
      })
      .end('{"state":"queued"}');
  };
});

function callOf(adapter: ToolAdapterName, more: object = {}): AdapterCall {
  const tool = toolOf({
    name: 'do_it',
    adapter,
    url:
      adapter === 'mcp'
        ? server.url
        : adapter === 'integration' || adapter === 'builtin'
          ? null
          : `${host.origin}/do`,
    ...(adapter === 'mcp' ? { pin } : {}),
    ...(adapter === 'integration' ? { mapping: { id: connectionId, path: '/do' } } : {}),
    parameters: { type: 'object', properties: { what: { type: 'string' } } },
    ...more,
  });
  return {
    id: 'tcl_0000000000000000000001',
    tool,
    arguments: { what: 'this' },
    tenantId: 'tnt_1',
    conversationId: 'cnv_1',
    locale: 'en',
    key: 'cnv_1-2-0',
    credential: null,
    signingSecrets: [webhookSigner.newSecret()],
    timeoutMs: 5_000,
  };
}
async function taken(call: AdapterCall) {
  const answer = await adapters[call.tool.adapter].run(call);
  const made = outcomeOf(call.tool, answer);
  expect({ code: made.code, status: made.status }).toEqual({ code: 'accepted', status: 'waiting' });
  return made.late!;
}
const asked = async (call: AdapterCall, url: string) => {
  const answer = await adapters[call.tool.adapter].poll!(call, url);
  if (answer.ok && answer.status === 202) return 'not yet';
  const { code, result } = outcomeOf(call.tool, answer);
  return { code, result };
};
async function end(isGood: boolean) {
  job = isGood
    ? { status: 200, body: { pages: 3 } }
    : { status: 410, body: { error: 'the archive burnt' } };
  const taskId = server.taskIds.at(-1);
  if (!taskId) return;
  const text = isGood ? '{"pages":3}' : 'the archive burnt';
  await server
    .end(taskId, isGood ? 'completed' : 'failed', { content: [{ type: 'text', text }] })
    .catch(() => undefined);
}

describe.each(['http', 'n8n', 'integration', 'mcp'] as const)(
  'a tool of the kind %s',
  (adapter) => {
    it('takes on, is not done, and then is', async () => {
      const call = callOf(adapter);
      const late = await taken(call);
      const place =
        adapter === 'mcp' ? `${server.url}#task=${server.taskIds.at(-1)}` : `${host.origin}/jobs/1`;
      expect({ ...late, poll: late.poll?.split('&')[0] }).toEqual({
        poll: place,
        retryAfterSeconds: 2,
      });
      expect(await asked(call, late.poll!)).toBe('not yet');
      expect(await asked(call, late.poll!)).toBe('not yet');
      await end(true);
      expect(await asked(call, late.poll!)).toEqual({ code: 'ok', result: { pages: 3 } });
    });

    it('takes on, and fails', async () => {
      const call = callOf(adapter);
      const late = await taken(call);
      await end(false);
      const ended = await asked(call, late.poll!);
      expect(ended).toMatchObject({ code: 'status' });
      if (adapter !== 'mcp')
        expect(ended).toMatchObject({ result: { error: 'the archive burnt' } });
    });

    it('is asked for it nowhere else', async () => {
      const call = callOf(adapter);
      await taken(call);
      host.requests.length = 0;
      const elsewhere = 'https://evil.example/jobs/1';
      // http and n8n: flows/late-tool compares the hosts before it asks.
      if (adapter === 'http' || adapter === 'n8n') return;
      expect(await asked(call, elsewhere)).not.toBe('not yet');
      expect(host.requests).toEqual([]);
    });
  },
);

it('an MCP server gets the key, and is asked in the session of the call, which may be over', async () => {
  const before = server.sessions();
  const call = callOf('mcp', { lateHours: 2 });
  const late = await taken(call);
  expect(server.calls.at(-1)).toEqual({ what: 'this', key: 'cnv_1-2-0' });
  expect(await asked(call, late.poll!)).toBe('not yet');
  expect(server.sessions() - before).toBe(1);
  const over = late.poll!.replace(/session=.*/, 'session=over');
  // In another session this server does not know the task, and says so: that is an end.
  expect(await asked(call, over)).toEqual({ code: 'bad-body', result: null });
  expect(server.sessions() - before).toBe(2);
  const unknown = `${server.url}#task=nobody`;
  expect(await asked(call, unknown)).toMatchObject({ code: 'bad-body' });
});

it('a tool that may be a task is one where it is slow, and waited for where it is not', async () => {
  const found = { ...callOf('mcp', { url: optional.url, slow: true }), timeoutMs: 700 };
  expect((await taken(found)).poll).toContain(`${optional.url}#task=${optional.taskIds.at(-1)}&`);
  const quick = { ...callOf('mcp', { url: optional.url }), timeoutMs: 700 };
  // The server's own way of waiting: it answers when the task is done.
  expect(await adapters.mcp.run(quick)).toMatchObject({ ok: false, kind: 'timeout' });
  expect(optional.calls).toHaveLength(2);
});

it('functions of ours and of a page take nothing on: they have their time, and report when it was longer than a turn', () => {
  expect(['builtin', 'page'].map((kind) => adapters[kind as 'page'].poll)).toEqual([
    undefined,
    undefined,
  ]);
});
