/**
 * A running Parley for tests: the built product in workerd with a folder of its own, a tenant as wanted, and small clients that
 * speak the protocol. Used by integration, browser and bench.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../worker/cli/build.ts';
import { seedDemo } from '../../worker/cli/demo.ts';
import { operator } from '../../worker/cli/operator.ts';
import type { Operator } from '../../worker/cli/operator.ts';
import { startServer } from '../../worker/cli/server.ts';
import type { Server, ServerOptions } from '../../worker/cli/server.ts';
import { localSettings } from '../../worker/cli/settings.ts';
import type { SettingValues } from '../../worker/cli/settings.ts';
import { copyMigratedState } from './migrated-state.ts';

export interface Parley {
  origin: string;
  directory: string;
  server: Server;
  operator: Operator;
  /** kill -9 of the runtime, then a new one on the same data and port. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export interface ParleyOptions {
  demo?: boolean;
  /** LINK_ORIGIN: as `npm start` gives it, for links in mails. */
  settings?: SettingValues & { LINK_ORIGIN?: string };
  outboundService?: ServerOptions['outboundService'];
  onLog?: ServerOptions['onLog'];
}

export async function startParley(options: ParleyOptions = {}): Promise<Parley> {
  buildIfStale();
  const directory = mkdtempSync(join(tmpdir(), 'parley-test-'));
  await copyMigratedState(directory);
  const settings = { ...localSettings(directory), PUBLIC_ORIGIN: '', ...options.settings };
  const start = (port: number) =>
    startServer({
      port,
      directory,
      settings,
      ...(options.outboundService ? { outboundService: options.outboundService } : {}),
      ...(options.onLog ? { onLog: options.onLog } : {}),
    });
  const parley: Parley = {
    server: await start(0),
    directory,
    origin: '',
    operator: operator('', settings),
    async crash() {
      const pid = parley.server.workerdPid();
      if (pid) process.kill(pid, 'SIGKILL');
      const { port } = new URL(parley.origin);
      await parley.server.stop().catch(() => undefined);
      adopt(await start(Number(port)));
    },
    async stop() {
      await parley.server.stop().catch(() => undefined);
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const adopt = (server: Server) => {
    parley.server = server;
    parley.origin = server.origin;
    parley.operator = operator(server.origin, settings);
  };
  adopt(parley.server);
  if (options.demo) await seedDemo(parley.operator, directory);
  return parley;
}

export interface TestTenant {
  tenantId: string;
  siteKey: string;
}

let tenants = 0;

/** A tenant with generous limits unless the test says otherwise. */
export async function addTenant(
  parley: Parley,
  given: Record<string, unknown> = {},
): Promise<TestTenant> {
  const number = ++tenants;
  const { settings, ...rest } = given;
  return parley.operator.post<TestTenant>('/tenants', {
    slug: `test-${number}`,
    name: `Test ${number}`,
    plan: 'business',
    ...rest,
    settings: {
      messagesPerMinute: 1_000_000,
      messagesPerDay: 1_000_000,
      requestsPerAddress: 1_000_000,
      tenantMessagesPerMinute: 1_000_000,
      maxMessages: 1_000_000,
      // A question asked twice must be answered twice; the tests of the cache switch it on.
      answerCacheMinutes: 0,
      ...(settings as object),
    },
  });
}

export interface Answered<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export async function call<T = Record<string, unknown>>(
  origin: string,
  path: string,
  init: { method?: string; body?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<Answered<T>> {
  const response = await fetch(origin + path, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
      ...init.headers,
    },
    ...(init.body === undefined
      ? {}
      : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }),
  });
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON: the test looks at the text.
  }
  return { status: response.status, headers: response.headers, body: body as T };
}

export interface Session {
  conversationId: string;
  visitorId: string;
  token: string;
  expiresAt: string;
  cursor: number;
  status: string;
}

export async function session(
  origin: string,
  siteKey: string,
  more: object = {},
): Promise<Session> {
  const answered = await call<Session>(origin, '/v1/chat/session', { body: { siteKey, ...more } });
  if (answered.status !== 201) throw new Error(`session: ${JSON.stringify(answered)}`);
  return answered.body;
}

export type Frame = { type: string } & Record<string, any>;

/** A socket client: frames in order, and promises for what a test waits for. */
export class Client {
  readonly frames: Frame[] = [];
  closed: { code: number; reason: string } | null = null;
  #socket: WebSocket;
  #waiting: { matches: (frame: Frame) => boolean; resolve: (frame: Frame) => void }[] = [];
  #onClosed: (() => void)[] = [];

  constructor(origin: string, token: string) {
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/chat/socket`, [
      'parley.v1',
      `token.${token}`,
    ]);
    this.#socket.addEventListener('message', (message) => {
      const frame = JSON.parse(String(message.data)) as Frame;
      this.frames.push(frame);
      for (const waiter of [...this.#waiting])
        if (waiter.matches(frame)) {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          waiter.resolve(frame);
        }
    });
    this.#socket.addEventListener('close', ({ code, reason }) => {
      this.closed = { code, reason };
      for (const done of this.#onClosed) done();
    });
    this.#socket.addEventListener('error', () => undefined);
  }

  static async join(origin: string, token: string, after = 0): Promise<Client> {
    const client = new Client(origin, token);
    await client.opened();
    client.send({ type: 'hello', version: 1, after });
    await client.wait((frame) => frame.type === 'welcome' || frame.type === 'problem');
    return client;
  }

  opened(): Promise<void> {
    if (this.#socket.readyState === WebSocket.OPEN) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#socket.addEventListener('open', () => resolve());
      this.#socket.addEventListener('close', () => reject(new Error('the socket did not open')));
    });
  }

  send(frame: object | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  sendBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(bytes);
  }

  /** The first frame that matches, also among those that came already. */
  wait(matches: (frame: Frame) => boolean, timeoutMs = 20_000): Promise<Frame> {
    const there = this.frames.find(matches);
    if (there) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no such frame; last: ${JSON.stringify(this.frames.slice(-3))}`)),
        timeoutMs,
      );
      this.#waiting.push({
        matches,
        resolve: (frame) => {
          clearTimeout(timer);
          resolve(frame);
        },
      });
    });
  }

  ack = (clientId: string) =>
    this.wait((frame) => frame.type === 'ack' && frame['clientId'] === clientId);
  event = (kind: string, matches: (frame: Frame) => boolean = () => true) =>
    this.wait((frame) => frame.type === 'event' && frame['kind'] === kind && matches(frame));

  gone(): Promise<{ code: number; reason: string }> {
    return new Promise((resolve) => {
      const done = () => resolve(this.closed ?? { code: 0, reason: '' });
      if (this.closed) done();
      else this.#onClosed.push(done);
    });
  }

  close(): void {
    this.#socket.close();
  }
}

/** All events of a conversation over HTTP, page by page. */
export async function history(
  origin: string,
  who: { token: string; conversationId: string },
): Promise<Frame[]> {
  const events: Frame[] = [];
  for (;;) {
    const page = await call<{ events: Frame[]; cursor: number; more: boolean }>(
      origin,
      `/v1/chat/history/${who.conversationId}?after=${events.length}&limit=200`,
      { token: who.token },
    );
    if (page.status !== 200) throw new Error(`history: ${JSON.stringify(page.body)}`);
    events.push(...page.body.events);
    if (!page.body.more) return events;
  }
}

/** A directory of this Parley's files for one Durable Object class, for tests that lock or look at them. */
export const stateDirectory = (parley: Parley): string => join(parley.directory, 'state');
