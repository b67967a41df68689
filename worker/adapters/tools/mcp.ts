/**
 * Tools of an MCP server over Streamable HTTP: a session is opened, the tool's description is compared with the one that was approved
 * (`pin`), and only then it is called; as a task where the server takes one (2025-11-25), whose end is asked for later. All of it passes the guard of adapters/outgoing; the SDK's client brings its own
 * `fetch` and would not keep our caps. Implements ports/tool-adapter.
 */
import { faultWords } from '#core/integration/fault';
import { canonical } from '#core/tool/arguments';
import { lateLimits } from '#core/tool/late';
import { contentOf, rpcAnswer, takesTasks, taskIn, toolsIn } from '#core/tool/mcp-message';
import type { McpTask, McpTool, OfferedTool } from '#core/tool/mcp-message';
import { toolLimits } from '#core/tool/tool';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type {
  AdapterAnswer,
  AdapterCall,
  AdapterFailureKind,
  ToolAdapter,
} from '#ports/tool-adapter';
import type { Credential } from '#protocol/tool';
import type { Discover } from '#ports/discover';
import type { WebhookSigner } from '#ports/webhook-signer';

/** What we speak best; a server may answer with one of the others. */
const protocolVersion = '2025-11-25';
const spoken = [protocolVersion, '2025-06-18', '2025-03-26', '2024-11-05'];
const pagesMax = 5;
/** A visitor waits behind it. */
const closeTimeoutMs = 500;
/** HTTP's word for a session that is over. */
const gone = 404;

interface Deps {
  outgoing: Outgoing;
  system: Pick<System, 'now'>;
}

/** What a message is signed with: Standard Webhooks over its body, under the call's key and its number. */
type Sign = (number: number, body: string) => Record<string, string>;

interface Server {
  url: string;
  credential: Credential | null;
  timeoutMs: number;
  signal?: AbortSignal;
  /** A server that is only looked at knows no secret yet. */
  sign?: Sign;
}

export function mcpAdapter(deps: Deps & { signer: WebhookSigner }): ToolAdapter {
  /** A try again is the same talk under the same ids, a question for the end each time another. */
  const serverOf = (call: AdapterCall, talk: string): Server => ({
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
      const session = new Session(serverOf(call, key), deps);
      const made = await answered(async () => {
        const isAbleToTakeOn = takesTasks(await session.open());
        const offered = (await session.tools()).find((one) => one.name === name);
        if (!offered || (await pinOf(offered)) !== tool.pin)
          throw new McpFault('changed', 'the server describes this tool differently');
        const { taskSupport } = offered;
        const isTask =
          isAbleToTakeOn &&
          (taskSupport === 'required' || (tool.slow && taskSupport === 'optional'));
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
        const { taskId, ...kept } = placeIn(url);
        const server = serverOf(call, `${call.key}-poll-${deps.system.now()}`);
        const { session, answer } = await Session.resumed(server, deps, kept, (one) =>
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

const takenOn = (
  { id, askAfterMs }: McpTask,
  url: string,
  { id: session, version }: { id: string | null; version: string },
): AdapterAnswer => ({
  ok: true,
  status: 202,
  headers: {},
  text: '',
  late: {
    poll: `${url.split('#')[0]}#${new URLSearchParams({ task: id, version, session: session ?? '' }).toString()}`,
    retryAfterSeconds: askAfterMs === null ? null : Math.ceil(askAfterMs / 1_000),
  },
});

/** Which task, and the session that it was made in: a server may know it there only. */
function placeIn(url: string): { taskId: string; id: string | null; version: string } {
  const place = new URLSearchParams(url.split('#')[1] ?? '');
  return {
    taskId: place.get('task') ?? '',
    id: place.get('session') || null,
    version: place.get('version') ?? protocolVersion,
  };
}

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
  (deps: Deps): Discover =>
  async (server) => {
    const session = new Session(server, deps);
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

class McpFault extends Error {
  readonly kind: AdapterFailureKind;
  readonly status: number | undefined;

  constructor(kind: AdapterFailureKind, message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }

  answer(): AdapterAnswer {
    const { kind, message, status } = this;
    return { ok: false, kind, detail: message, ...(status === undefined ? {} : { status }) };
  }
}

/** One call's talk with a server; its requests share one deadline. */
class Session {
  #server: Server;
  #deps: Deps;
  #endsAt: number;
  #id: string | null = null;
  #version = protocolVersion;
  #requests = 0;
  #messages = 0;

  constructor(server: Server, deps: Deps) {
    this.#server = server;
    this.#deps = deps;
    this.#endsAt = deps.system.now() + server.timeoutMs;
  }

  get place(): { id: string | null; version: string } {
    return { id: this.#id, version: this.#version };
  }

  /** Asks in a session that was begun before; or, where the server has ended it (404), in a new one. */
  static async resumed<T>(
    server: Server,
    deps: Deps,
    { id, version }: { id: string | null; version: string },
    ask: (session: Session) => Promise<T>,
  ): Promise<{ session: Session; answer: T }> {
    const session = new Session(server, deps);
    session.#id = id;
    session.#version = version;
    try {
      return { session, answer: await ask(session) };
    } catch (error) {
      if (!(error instanceof McpFault) || error.status !== gone) throw error;
      const fresh = new Session(server, deps);
      await fresh.open();
      return { session: fresh, answer: await ask(fresh) };
    }
  }

  /** What the server says of itself. */
  async open(): Promise<Record<string, unknown>> {
    const clientInfo = { name: 'Parley', version: '1' };
    const about = await this.ask('initialize', { protocolVersion, capabilities: {}, clientInfo });
    const version = spoken.find((one) => one === about['protocolVersion']);
    if (!version) throw new McpFault('bad-body', 'the server speaks no version that we do');
    this.#version = version;
    await this.#send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    return about;
  }

  /** A server keeps a session until it is told or tired; whether it heard us changes nothing for the answer that we have. */
  async close(): Promise<void> {
    if (this.#id === null) return;
    await this.#deps.outgoing.call({
      url: this.#server.url,
      method: 'DELETE',
      headers: { ...this.#headers(), ...this.#server.sign?.(++this.#messages, '') },
      timeoutMs: Math.max(1, Math.min(closeTimeoutMs, this.#endsAt - this.#deps.system.now())),
      maxBytes: toolLimits.answerMaxBytes,
    });
  }

  async tools(): Promise<OfferedTool[]> {
    const all: OfferedTool[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pagesMax; page++) {
      const listed = toolsIn(await this.ask('tools/list', cursor === null ? {} : { cursor }));
      all.push(...listed.tools);
      cursor = listed.cursor;
      if (cursor === null) break;
    }
    return all;
  }

  async ask(method: string, params: object, key?: string): Promise<Record<string, unknown>> {
    const id = ++this.#requests;
    const answer = await this.#send({ jsonrpc: '2.0', id, method, params }, key);
    this.#id ??= answer.headers['mcp-session-id'] ?? null;
    const read = rpcAnswer(answer.headers['content-type'] ?? '', answer.text, id);
    if (!read.ok) throw new McpFault('bad-body', read.detail);
    return read.result;
  }

  #headers(): Record<string, string> {
    const { credential } = this.#server;
    return {
      'user-agent': 'Parley',
      'mcp-protocol-version': this.#version,
      ...(this.#id === null ? {} : { 'mcp-session-id': this.#id }),
      ...(credential ? { [credential.header.toLowerCase()]: credential.value } : {}),
    };
  }

  async #send(message: object, key?: string) {
    const { url, signal, sign } = this.#server;
    const body = JSON.stringify(message);
    const answer = await this.#deps.outgoing.call({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...this.#headers(),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...sign?.(++this.#messages, body),
      },
      body,
      timeoutMs: Math.max(1, this.#endsAt - this.#deps.system.now()),
      maxBytes: toolLimits.answerMaxBytes,
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) throw new McpFault(answer.kind, answer.detail, answer.status);
    if (answer.status >= 400)
      throw new McpFault(
        answer.status >= 500 ? 'unreachable' : 'bad-body',
        faultWords(answer.status, null),
        answer.status,
      );
    return answer;
  }
}

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
