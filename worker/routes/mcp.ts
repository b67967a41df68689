/**
 * `POST /v1/mcp`: an MCP server for assistants of the company, with a scoped API key (`Authorization: Bearer ps_…`). Streamable HTTP without
 * sessions or streams: one request, one JSON answer. Every call of a tool makes an audit entry.
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { Hono } from 'hono';
import {
  greeting,
  isSpoken,
  readRequest,
  rpcCodes,
  rpcError,
  rpcResult,
  toolFailure,
  toolResult,
  untrustedResult,
} from '#core/integration/mcp-server';
import type { RpcRequest } from '#core/integration/mcp-server';
import { may } from '#core/permission';
import { mcpTools, serveMcp } from '#flows/serve-mcp';
import type { StaffMember } from '#flows/sign-in';
import { problems } from '#protocol/problem';
import { actorOf, record } from '#worker/middleware/audit';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { keyOf } from '#worker/middleware/credential';
import { problem } from '#worker/middleware/problem';
import { fence } from '#worker/prompts/render';
import type { Context } from 'hono';
import * as v from 'valibot';

export const mcp = new Hono<AppTypes>().post('/', async (c) => {
  const asking = await keyOf(c);
  if (!asking) return problem(c, { code: 'unauthenticated' });
  if (!isSpoken(c.req.header('mcp-protocol-version')))
    return c.json(rpcError(null, rpcCodes.request, 'no such protocol version'), 400);
  const given = await body(c.req.raw, v.looseObject({}));
  if (!given.ok) return problem(c, given.refusal);
  const request = readRequest(given.value);
  if (request === null) return c.json(rpcError(null, rpcCodes.request, 'no JSON-RPC request'), 400);
  if (request === 'notification') return c.body(null, 202);
  return c.json(await answerTo(c, request, asking.member));
});

async function answerTo(
  c: Context<AppTypes>,
  { id, method, params }: RpcRequest,
  member: StaffMember,
): Promise<object> {
  switch (method) {
    case 'initialize':
      return rpcResult(id, greeting(params));
    case 'ping':
      return rpcResult(id, {});
    case 'tools/list':
      return rpcResult(id, { tools: offered(member) });
    case 'tools/call':
      return called(c, id, params, member);
    default:
      return rpcError(id, rpcCodes.method, 'no such method');
  }
}

/** Only what the key may do: the others are not there. */
const offered = (member: StaffMember) =>
  Object.entries(mcpTools)
    .filter(([, { action }]) => may(member, action))
    .map(([name, { description, input }]) => ({
      name,
      description,
      inputSchema: toJsonSchema(input, { typeMode: 'input', errorMode: 'ignore' }),
      annotations: { readOnlyHint: true },
    }));

async function called(
  c: Context<AppTypes>,
  id: RpcRequest['id'],
  params: RpcRequest['params'],
  member: StaffMember,
): Promise<object> {
  const name = typeof params['name'] === 'string' ? params['name'].slice(0, 100) : '';
  const done = await serveMcp(member, name, params['arguments'], c.get('deps'));
  const action = Object.hasOwn(mcpTools, name) ? (mcpTools[name]?.action ?? 'mcp') : 'mcp';
  const status = done.ok ? 200 : problems[done.refusal.code].status;
  await record(c, member.tenantId, actorOf(member), action, status, {
    target: `mcp ${name}`,
    after: done.ok ? params['arguments'] : null,
  });
  if (done.ok)
    return rpcResult(
      id,
      mcpTools[name]?.isUntrusted ? untrustedResult(done.value, fence) : toolResult(done.value),
    );
  const { code, detail } = done.refusal;
  // A tool that the key may not use does not exist for it.
  if (code === 'forbidden' || !Object.hasOwn(mcpTools, name))
    return rpcError(id, rpcCodes.params, 'no such tool');
  return rpcResult(id, toolFailure(detail ?? problems[code].title));
}
