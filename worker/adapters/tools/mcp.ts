/**
 * Tools of an MCP server over Streamable HTTP: a session is opened, the tool's description is compared with the one that was approved
 * (`pin`), and only then it is called. All of it passes the guard of adapters/outgoing; the SDK's client brings its own
 * `fetch` and would not keep our caps. Implements ports/tool-adapter.
 */
import { canonical } from '#core/tool/arguments';
import { contentOf, rpcAnswer, toolsIn } from '#core/tool/mcp-message';
import type { McpTool } from '#core/tool/mcp-message';
import { toolLimits } from '#core/tool/tool';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterFailureKind, ToolAdapter } from '#ports/tool-adapter';
import type { Credential } from '#protocol/tool';
import type { Discover } from '#ports/discover';

const protocolVersion = '2025-06-18';
const pagesMax = 5;

interface Deps {
  outgoing: Outgoing;
  system: Pick<System, 'now'>;
}

interface Server {
  url: string;
  credential: Credential | null;
  timeoutMs: number;
  signal?: AbortSignal;
}

export function mcpAdapter(deps: Deps): ToolAdapter {
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
      try {
        const session = new Session({ ...call, url: tool.url ?? '' }, deps);
        await session.open();
        const offered = (await session.tools()).find((one) => one.name === name);
        if (!offered || (await pinOf(offered)) !== tool.pin)
          throw new McpFault('changed', 'the server describes this tool differently');
        const result = await session.ask(
          'tools/call',
          { name, arguments: given, _meta: { idempotencyKey: key } },
          key,
        );
        const status = result['isError'] === true ? 422 : 200;
        return { ok: true, status, headers: {}, text: JSON.stringify(contentOf(result)) };
      } catch (error) {
        if (error instanceof McpFault) return error.answer();
        throw error;
      }
    },
  };
}

/** What a server offers, to be looked at and approved. */
export const mcpDiscover =
  (deps: Deps): Discover =>
  async (server) => {
    try {
      const session = new Session(server, deps);
      await session.open();
      const tools = await session.tools();
      return {
        ok: true,
        tools: await Promise.all(tools.map(async (tool) => ({ ...tool, pin: await pinOf(tool) }))),
      };
    } catch (error) {
      if (error instanceof McpFault) return { ok: false, detail: error.message };
      throw error;
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
  #requests = 0;

  constructor(server: Server, deps: Deps) {
    this.#server = server;
    this.#deps = deps;
    this.#endsAt = deps.system.now() + server.timeoutMs;
  }

  async open(): Promise<void> {
    const clientInfo = { name: 'Parley', version: '1' };
    await this.ask('initialize', { protocolVersion, capabilities: {}, clientInfo });
    await this.#send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  }

  async tools(): Promise<McpTool[]> {
    const all: McpTool[] = [];
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

  async #send(message: object, key?: string) {
    const { url, credential, signal } = this.#server;
    const answer = await this.#deps.outgoing.call({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'user-agent': 'Parley',
        'mcp-protocol-version': protocolVersion,
        ...(this.#id === null ? {} : { 'mcp-session-id': this.#id }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(credential ? { [credential.header.toLowerCase()]: credential.value } : {}),
      },
      body: JSON.stringify(message),
      timeoutMs: Math.max(1, this.#endsAt - this.#deps.system.now()),
      maxBytes: toolLimits.answerMaxBytes,
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) throw new McpFault(answer.kind, answer.detail, answer.status);
    if (answer.status >= 400)
      throw new McpFault(
        answer.status >= 500 ? 'unreachable' : 'bad-body',
        `status ${answer.status}`,
        answer.status,
      );
    return answer;
  }
}

/** What was approved, as a number: any change of name, description or schema gives another. */
async function pinOf(tool: McpTool): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(tool)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
