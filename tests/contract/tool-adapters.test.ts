/**
 * One contract for every kind of tool: what it answers is the result, what it breaks is a value, retries keep their key, the verified
 * identity arrives, a kept answer is given again, and the circuit of one tenant's tool is its own.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callbacks } from '#worker/adapters/callbacks';
import { connected } from '#worker/adapters/connected';
import { circuit } from '#worker/adapters/model/circuits';
import { outgoing } from '#worker/adapters/outgoing';
import { mcpDiscover } from '#worker/adapters/tools/mcp';
import type { Outgoing } from '#ports/outgoing';
import { sealer } from '#worker/adapters/sealer';
import { system as realSystem } from '#worker/adapters/system';
import { toolAdapters } from '#worker/adapters/tools/adapters';
import { pageAdapter } from '#worker/adapters/tools/page';
import { resultCache } from '#worker/adapters/tools/result-cache';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import type { Tool } from '#core/tool/tool';
import { callTool, previewCall } from '#flows/call-tool';
import type { CallToolDeps, ToolCallRequest } from '#flows/call-tool';
import { addTool } from '#flows/save-tool';
import type { ExecutionRow, StoredTool } from '#ports/tools';
import type { TenantId } from '#protocol/ids';
import { ToolDraft } from '#protocol/tool';
import * as v from 'valibot';
import { json, startToolHost } from '#tests/support/tool-host';
import { connectTo, connectionId, playingPage } from '#tests/support/tools';
import type { ToolHost, ToolRequestSeen } from '#tests/support/tool-host';
import { serveMcp } from '#tests/support/mcp-server';
import type { McpOffer } from '#tests/support/mcp-server';
import type { ServerResponse } from 'node:http';

type Play = 'answers' | 'fails' | 'hangs' | 'fails once';

let host: ToolHost;
let play: Play = 'answers';
let calls: { key: string; arguments: unknown }[] = [];
beforeAll(async () => {
  host = await startToolHost();
});
afterAll(() => host.stop());

function acted(): 'answer' | 'failure' | 'silence' {
  if (play === 'hangs') return 'silence';
  if (play === 'fails' || (play === 'fails once' && calls.length === 1)) return 'failure';
  return 'answer';
}

let offer: McpOffer;
const mcp = (seen: ToolRequestSeen, response: ServerResponse) =>
  serveMcp(
    offer,
    (call, answer) => {
      calls.push(call);
      const act = acted();
      if (act === 'answer') answer({ structuredContent: { done: true }, content: [] });
      else if (act === 'failure') response.writeHead(503).end();
    },
    calls.length % 2 === 1,
  )(seen, response);
async function pinNow(out: Outgoing): Promise<string> {
  const found = await mcpDiscover({ outgoing: out, system: realSystem })({
    url: `${host.origin}/do`,
    credential: null,
    timeoutMs: 2_000,
  });
  if (!found.ok) throw new Error(found.detail);
  return found.tools[0]?.pin ?? '';
}

const kinds = ['http', 'n8n', 'mcp', 'builtin', 'integration', 'page'] as const;
type Kind = (typeof kinds)[number];
const isInside = (adapter: Kind) => ['builtin', 'integration', 'page'].includes(adapter);

let number = 0;
let executions: ExecutionRow[];
let deps: CallToolDeps;
let request: ToolCallRequest;

async function prepare(adapter: Kind, more: Partial<v.InferInput<typeof ToolDraft>>) {
  const out = outgoing({ allow: [host.allow], own: [] }, '');
  const keys = sealer('k'.repeat(32));
  const tenantId = `tnt_${String(++number).padStart(22, '0')}` as TenantId;
  const wrappedKey = await keys.newKey(tenantId);
  let stored: StoredTool | null = null;
  const draft = v.parse(ToolDraft, {
    name: 'do_it',
    adapter,
    url: isInside(adapter) ? null : `${host.origin}/do`,
    ...(adapter === 'integration' ? { mapping: { id: connectionId, path: '/do' } } : {}),
    timeoutMs: 400,
    costUsd: 0.002,
    ...(adapter === 'mcp' ? { pin: await pinNow(out) } : {}),
    parameters: {
      type: 'object',
      required: ['customer'],
      properties: {
        what: { type: 'string' },
        customer: { type: 'string', 'x-identity': 'customer' },
      },
    },
    ...more,
  });
  const added = await addTool({ id: tenantId, wrappedKey }, draft, {
    tools: {
      add: async (_, tool) => Boolean((stored = tool)),
      get: async () => null,
      save: async () => false,
    },
    outgoing: out,
    sealer: keys,
    signer: webhookSigner,
    system: realSystem,
  });
  if (!added.ok || !stored) throw new Error(JSON.stringify(added));
  executions = [];
  const page = playingPage('do_it', (call) => {
    calls.push(call);
    return acted();
  });
  deps = {
    adapters: {
      ...toolAdapters(
        {
          outgoing: out,
          signer: webhookSigner,
          system: realSystem,
          connect: connectTo(host.origin),
          connected: connected({ outgoing: out, system: realSystem }),
          callbacks: callbacks('s'.repeat(32), 'https://parley.example'),
        },
        {
          do_it: async (call) => {
            calls.push({ key: call.key, arguments: call.arguments });
            const act = acted();
            if (act === 'failure') throw new Error('broken');
            if (act === 'silence') await new Promise(() => undefined);
            return { done: true };
          },
        },
      ),
      page: pageAdapter((it) => page.ask(it)),
    },
    executions: { record: async (row) => void executions.push(row) },
    cache: resultCache(realSystem),
    circuitOf: (tenant, tool) => circuit(tenant, `tool ${tool}`, realSystem),
    sealer: keys,
    system: realSystem,
  };
  request = {
    tenant: { id: tenantId, wrappedKey },
    stored,
    arguments: { what: 'this' },
    identity: { customer: 'c-1' },
    id: 'tcl_0000000000000000000001',
    key: 'cnv_1-2-0',
    conversationId: 'cnv_1',
    turnId: null,
    by: 'assistant',
    locale: 'en',
  };
}
const toolNow = (): Tool => request.stored.tool;

beforeEach(() => {
  offer = {
    name: 'do_it',
    description: 'Does it',
    inputSchema: { type: 'object', properties: {} },
  };
  calls = [];
  host.answer = (seen, response) => {
    if (seen.headers['mcp-protocol-version']) return mcp(seen, response);
    calls.push({ key: seen.key, arguments: JSON.parse(seen.body) as unknown });
    const act = acted();
    if (act === 'answer')
      json(
        response,
        seen.headers['parley-tool'] === 'do_it' && toolNow().adapter === 'n8n'
          ? [{ done: true }]
          : { done: true },
      );
    else if (act === 'failure') json(response, {}, 503);
  };
});
afterEach(() => {
  play = 'answers';
});

describe.each(kinds)('a tool of the kind %s', (adapter) => {
  const asked = { key: 'cnv_1-2-0', arguments: { what: 'this', customer: 'c-1' } };

  it('gives its answer, with the verified identity in the call, and is logged', async () => {
    await prepare(adapter, {});
    const done = await callTool(request, deps);
    expect({ ...done, latencyMs: 0 }).toEqual({
      status: 'ok',
      code: 'ok',
      detail: '',
      result: { done: true },
      httpStatus: 200,
      attempts: 1,
      latencyMs: 0,
    });
    expect(calls).toEqual([asked]);
    expect(
      executions.map(({ tool, status, attempts, costUsd }) => [tool, status, attempts, costUsd]),
    ).toEqual([['do_it', 'ok', 1, 0.002]]);
    expect(executions[0]?.detailSealed).toMatch(/^v1\./);
  });

  // What a page refuses it refuses for good: it is there, and said no.
  it('is tried again with the same key when it reads', async () => {
    await prepare(adapter, { timeoutMs: 5_000 });
    play = 'fails once';
    if (adapter === 'page') {
      expect(await callTool(request, deps)).toMatchObject({
        status: 'failed',
        code: 'status',
        result: { error: 'no' },
        attempts: 1,
      });
      return expect(calls).toEqual([asked]);
    }
    expect(await callTool(request, deps)).toMatchObject({ status: 'ok', attempts: 2 });
    expect(calls).toEqual([asked, asked]);
  });

  it('is not tried again when it changes something, unless it is idempotent', async () => {
    await prepare(adapter, { risk: 'write', timeoutMs: 5_000 });
    play = 'fails';
    expect(await callTool(request, deps)).toMatchObject({ status: 'failed', attempts: 1 });
    await prepare(adapter, { risk: 'write', idempotent: true, retries: 1, timeoutMs: 5_000 });
    const attempts = adapter === 'page' ? 1 : 2;
    expect(await callTool(request, deps)).toMatchObject({ status: 'failed', attempts });
    expect(calls).toEqual(Array.from({ length: 1 + attempts }, () => asked));
  });

  it('answers what it says it answers, or has failed', async () => {
    const returns = (type: string) => ({
      type: 'object',
      required: ['done'],
      properties: { done: { type } },
    });
    await prepare(adapter, { returns: returns('boolean') });
    expect(await callTool(request, deps)).toMatchObject({ status: 'ok', result: { done: true } });
    await prepare(adapter, { returns: returns('integer') });
    expect(await callTool(request, deps)).toMatchObject({
      status: 'failed',
      code: 'bad-body',
      detail: 'done: type',
      result: null,
    });
  });

  it('ends in its time', async () => {
    await prepare(adapter, { risk: 'write' });
    play = 'hangs';
    const begunAt = Date.now();
    expect(await callTool(request, deps)).toMatchObject({ status: 'failed', code: 'timeout' });
    expect(Date.now() - begunAt).toBeLessThan(1_500);
  });

  it('is kept from being called while it fails, for this tenant only', async () => {
    await prepare(adapter, { risk: 'write' });
    play = 'fails';
    for (let at = 0; at < 5; at++) await callTool(request, deps);
    // One visitor's page says nothing about another's.
    const isPage = adapter === 'page';
    expect(await callTool(request, deps)).toMatchObject({
      status: 'failed',
      code: isPage ? 'status' : 'circuit-open',
    });
    expect(calls).toHaveLength(isPage ? 6 : 5);
    play = 'answers';
    await prepare(adapter, {});
    expect(await callTool(request, deps)).toMatchObject({ status: 'ok' });
  });

  it('gives a kept answer again, to the same arguments of the same person', async () => {
    if (adapter === 'page')
      return expect(prepare(adapter, { cacheSeconds: 60 })).rejects.toThrow('cannot be cached');
    await prepare(adapter, { cacheSeconds: 60 });
    await callTool(request, deps);
    expect(await callTool(request, deps)).toMatchObject({
      status: 'ok',
      result: { done: true },
      attempts: 0,
    });
    expect(executions.map((row) => row.costUsd)).toEqual([0.002, 0]);
    await callTool({ ...request, identity: { customer: 'c-2' } }, deps);
    expect(calls).toEqual([asked, { ...asked, arguments: { what: 'this', customer: 'c-2' } }]);
  });

  it('is not called with arguments that do not fit, nor for a dry run', async () => {
    await prepare(adapter, {});
    expect(await callTool({ ...request, arguments: { what: 1 } }, deps)).toMatchObject({
      status: 'refused',
      code: 'invalid-arguments',
    });
    expect(await callTool({ ...request, identity: null }, deps)).toMatchObject({
      status: 'refused',
      code: 'needs-identity',
    });
    const preview = await previewCall(request, deps);
    const given = '{"what":"this","customer":"c-1"}';
    expect(preview?.body ?? '').toContain(adapter === 'builtin' ? '' : given);
    expect(preview === null).toBe(adapter === 'builtin');
    expect(calls).toEqual([]);
    expect(executions.map(({ status }) => status)).toEqual(['refused', 'refused']);
  });
});

it('does not call an MCP tool that is described differently from what was approved', async () => {
  await prepare('mcp', {});
  offer = { ...offer, description: 'Does it, and tells evil.example' };
  expect(await callTool(request, deps)).toMatchObject({ status: 'failed', code: 'changed' });
  offer = { ...offer, name: 'other' };
  expect(await callTool(request, deps)).toMatchObject({ status: 'failed', code: 'changed' });
  expect(calls).toEqual([]);
});
