/**
 * One call's talk with an MCP server over Streamable HTTP: a session is opened, asked and ended; every message is signed where a secret
 * is known, and all of them share one deadline. They pass the guard of adapters/outgoing; the SDK's client brings its own `fetch` and
 * would not keep our caps. Used by adapters/tools/mcp.
 */
import { faultWords } from '#core/integration/fault';
import { mcpVersion, rpcAnswer, toolsIn, versionOf } from '#core/tool/mcp-message';
import type { McpPlace, OfferedTool } from '#core/tool/mcp-message';
import { toolLimits } from '#core/tool/tool';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterFailureKind } from '#ports/tool-adapter';
import type { Credential } from '#protocol/tool';

const pagesMax = 5;
/** A visitor waits behind it. */
const closeTimeoutMs = 500;
/** HTTP's word for a session that is over. */
const gone = 404;

export interface McpDeps {
  outgoing: Outgoing;
  system: Pick<System, 'now'>;
}

export interface McpServer {
  url: string;
  credential: Credential | null;
  timeoutMs: number;
  signal?: AbortSignal;
  /** Of a message, by its number in the talk. A server that is only looked at knows no secret yet. */
  sign?: (number: number, body: string) => Record<string, string>;
}

export class McpFault extends Error {
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

export class McpSession {
  #server: McpServer;
  #deps: McpDeps;
  #endsAt: number;
  #id: string | null = null;
  #version = mcpVersion;
  #requests = 0;
  #messages = 0;

  constructor(server: McpServer, deps: McpDeps) {
    this.#server = server;
    this.#deps = deps;
    this.#endsAt = deps.system.now() + server.timeoutMs;
  }

  get place(): McpPlace {
    return { id: this.#id, version: this.#version };
  }

  /** Asks in a session that was begun before; or, where the server has ended it (404), in a new one. */
  static async resumed<T>(
    server: McpServer,
    deps: McpDeps,
    { id, version }: McpPlace,
    ask: (session: McpSession) => Promise<T>,
  ): Promise<{ session: McpSession; answer: T }> {
    const session = new McpSession(server, deps);
    session.#id = id;
    session.#version = version;
    try {
      return { session, answer: await ask(session) };
    } catch (error) {
      if (!(error instanceof McpFault) || error.status !== gone) throw error;
      const fresh = new McpSession(server, deps);
      await fresh.open();
      return { session: fresh, answer: await ask(fresh) };
    }
  }

  /** What the server says of itself. */
  async open(): Promise<Record<string, unknown>> {
    const clientInfo = { name: 'Parley', version: '1' };
    const about = await this.ask('initialize', {
      protocolVersion: mcpVersion,
      capabilities: {},
      clientInfo,
    });
    const version = versionOf(about);
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
