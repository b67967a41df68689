/**
 * Tools of an MCP server: the tool's description is compared with the one that was approved (`pin`), and only then it is called; as a task
 * where the server takes one (2025-11-25), whose end is asked for later. Implements ports/tool-adapter and ports/discover.
 */
import { canonical } from '#core/tool/arguments';
import { lateLimits } from '#core/tool/late';
import {
  contentOf,
  isTaskWanted,
  takesTasks,
  taskIn,
  taskPlaceIn,
  withTaskPlace,
} from '#core/tool/mcp-message';
import type { McpPlace, McpTask, McpTool } from '#core/tool/mcp-message';
import type { Discover } from '#ports/discover';
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';
import type { WebhookSigner } from '#ports/webhook-signer';
import { McpFault, McpSession } from '#worker/adapters/tools/mcp-session';
import type { McpDeps, McpServer } from '#worker/adapters/tools/mcp-session';

export function mcpAdapter(deps: McpDeps & { signer: WebhookSigner }): ToolAdapter {
  /** A try again is the same talk under the same ids, a question for the end each time another. */
  const serverOf = (call: AdapterCall, talk: string): McpServer => ({
    ...call,
    url: call.tool.url ?? '',
    sign: (number, body) =>
      deps.signer.sign(call.signingSecrets, `${talk}-${number}`, deps.system.now(), body),
  });
  return {
    preview: ({ tool, arguments: given, key }) => ({
      method: 'POST',
      url: tool.url ?? '',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        method: 'tools/call',
        params: { name: tool.target ?? tool.name, arguments: given },
      }),
    }),
    async run(call): Promise<AdapterAnswer> {
      const { tool, key, arguments: given } = call;
      const name = tool.target ?? tool.name;
      const session = new McpSession(serverOf(call, key), deps);
      const made = await answered(async () => {
        const isAbleToTakeOn = takesTasks(await session.open());
        const offered = (await session.tools()).find((one) => one.name === name);
        if (!offered || (await pinOf(offered)) !== tool.pin)
          throw new McpFault('changed', 'the server describes this tool differently');
        const isTask = isAbleToTakeOn && isTaskWanted(offered, tool.slow);
        const ttl = (tool.lateHours + 1) * lateLimits.hourMs;
        const result = await session.ask(
          'tools/call',
          {
            name,
            arguments: given,
            _meta: { idempotencyKey: key },
            ...(isTask ? { task: { ttl } } : {}),
          },
          key,
        );
        const task = isTask ? taskIn(result['task']) : null;
        return task ? takenOn(task, tool.url ?? '', session.place) : done(result);
      });
      // A task is asked for in the session that it was made in.
      if (!made.ok || !made.late) await session.close();
      return made;
    },
    poll: (call, url) =>
      answered(async () => {
        const { taskId, ...kept } = taskPlaceIn(url);
        const server = serverOf(call, `${call.key}-poll-${deps.system.now()}`);
        const { session, answer } = await McpSession.resumed(server, deps, kept, (one) =>
          one.ask('tasks/get', { taskId }),
        );
        const task = taskIn(answer);
        if (!task) throw new McpFault('bad-body', 'the server knows no such task');
        if (task.status === 'working') return { ok: true, status: 202, headers: {}, text: '' };
        if (task.status === 'completed') {
          const result = await session.ask('tasks/result', { taskId });
          await session.close();
          return done(result);
        }
        // Nobody is here who could answer what it asks.
        return failed(task.message || task.status.replace('_', ' '));
      }),
  };
}

const takenOn = ({ id, askAfterMs }: McpTask, url: string, session: McpPlace): AdapterAnswer => ({
  ok: true,
  status: 202,
  headers: {},
  text: '',
  late: {
    poll: withTaskPlace(url, id, session),
    retryAfterSeconds: askAfterMs === null ? null : Math.ceil(askAfterMs / 1_000),
  },
});

/** HTTP's word for "understood, and yet not". */
const failedStatus = 422;
const failed = (error: string): AdapterAnswer => ({
  ok: true,
  status: failedStatus,
  headers: {},
  text: JSON.stringify({ error }),
});

const done = (result: Record<string, unknown>): AdapterAnswer => ({
  ok: true,
  status: result['isError'] === true ? failedStatus : 200,
  headers: {},
  text: JSON.stringify(contentOf(result)),
});

async function answered(talk: () => Promise<AdapterAnswer>): Promise<AdapterAnswer> {
  try {
    return await talk();
  } catch (error) {
    if (error instanceof McpFault) return error.answer();
    throw error;
  }
}

/** What a server offers, to be looked at and approved. */
export const mcpDiscover =
  (deps: McpDeps): Discover =>
  async (server) => {
    const session = new McpSession(server, deps);
    try {
      await session.open();
      const tools = await session.tools();
      return {
        ok: true,
        tools: await Promise.all(
          tools.map(async (tool) => ({ ...described(tool), pin: await pinOf(tool) })),
        ),
      };
    } catch (error) {
      if (error instanceof McpFault) return { ok: false, detail: error.message };
      throw error;
    } finally {
      await session.close();
    }
  };

/** What was approved, as a number: any change of name, description or schema gives another. */
async function pinOf(tool: McpTool): Promise<string> {
  const text = new TextEncoder().encode(canonical(described(tool)));
  const digest = await crypto.subtle.digest('SHA-256', text);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Without what says how it is called. */
const described = ({ name, description, inputSchema }: McpTool): McpTool => ({
  name,
  description,
  inputSchema,
});
