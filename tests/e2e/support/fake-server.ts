/**
 * A scripted server for the widget's browser tests: serves dist/web and host pages, speaks the visitor
 * API from memory, and can misbehave on request (cut, freeze, refuse sockets, limit, go down).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { acceptSocket, type FakeSocket } from './fake-socket.ts';
import { FakeConversation, newId, type Json, type Script } from './fake-conversation.ts';
import { takeFile } from './fake-files.ts';
import { demoConfig, demoScript } from './fake-script.ts';

const web = new URL('../../../dist/web/', import.meta.url);
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
};

export interface FakePage {
  html: string;
  headers?: Record<string, string>;
}

export interface FakeServer {
  origin: string;
  /** Host pages by path. */
  pages: Map<string, FakePage>;
  conversations: FakeConversation[];
  /** The newest conversation. */
  readonly conversation: FakeConversation;
  requests: string[];
  sockets: Set<FakeSocket>;
  config: Json;
  script: Script;
  refuseSockets: boolean;
  refuseStreams: boolean;
  down: boolean;
  /** Seconds for the next send's refusal; 0 for none. */
  limitOnce: number;
  /** Awaited before an upload is taken. */
  beforeUpload(): Promise<void> | void;
  tokenSeconds: number;
  /** Requests for a session. */
  sessions: Json[];
  leads: Json[];
  /** So many of the next leads arrive, and their answers are lost. */
  loseLeads: number;
  feedback: Json[];
  /** What pages offer as tools, and what those answered. */
  fromPage: Json[];
  cutAll(code?: number): void;
  /** All sessions are revoked. */
  forgetTokens(): void;
  stop(): Promise<void>;
}

export async function startFakeServer(port = 0): Promise<FakeServer> {
  const tokens = new Map<string, FakeConversation>();
  const body = async (request: IncomingMessage): Promise<Json> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return chunks.length ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
  };
  const json = (response: ServerResponse, status: number, value: unknown, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers });
    response.end(JSON.stringify(value));
  };
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
    'cross-origin-resource-policy': 'cross-origin',
  };
  const problem = (response: ServerResponse, status: number, code: string, headers = {}) =>
    json(
      response,
      status,
      { type: `https://parley.dev/problems/${code}`, code, title: code, status, requestId: 'req' },
      headers,
    );
  const issue = (conversation: FakeConversation) => {
    const token = newId('tok');
    tokens.set(token, conversation);
    return { token, expiresAt: new Date(Date.now() + server.tokenSeconds * 1000).toISOString() };
  };
  const limited = (): boolean => {
    if (!server.limitOnce) return false;
    server.limitOnce = 0;
    return true;
  };

  async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname: path } = url;
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors).end();
      return;
    }
    if (path === '/v1/config') {
      const locale = url.searchParams.get('locale') ?? 'en';
      const direction = /^(ar|he)/.test(locale) ? 'rtl' : 'ltr';
      const key = url.searchParams.get('key');
      if (!key?.startsWith('pk_demo')) return problem(response, 404, 'not-found');
      return json(response, 200, { siteKey: key, locale, direction, ...server.config });
    }
    if (path === '/v1/chat/session') {
      const asked = await body(request);
      server.sessions.push(asked);
      const old = tokens.get(String(asked.visitorToken));
      if (asked.visitorToken && !old) return problem(response, 401, 'token-revoked');
      if (old) tokens.delete(String(asked.visitorToken));
      const conversation = old ?? new FakeConversation((text, it) => server.script(text, it));
      if (!old) server.conversations.push(conversation);
      return json(response, 201, {
        conversationId: conversation.id,
        visitorId: newId('vis'),
        ...issue(conversation),
        cursor: conversation.log.length,
        status: conversation.status,
        resumed: Boolean(old),
        identified: false,
      });
    }
    const conversation = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (!conversation) return problem(response, 401, 'unauthenticated');
    const after = Number(url.searchParams.get('after') ?? 0);
    if (path.startsWith('/v1/chat/history/')) {
      const events = conversation.log.slice(after, after + 200);
      return json(response, 200, {
        events,
        cursor: after + events.length,
        more: conversation.log.length > after + 200,
      });
    }
    const stream = () => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        ...cors,
      });
      const send = (frame: Json) => response.write(`data: ${JSON.stringify(frame)}\n\n`);
      const listener = { after: 0, send };
      conversation.listeners.add(listener);
      response.on('close', () => conversation.listeners.delete(listener));
      return send;
    };
    if (path === '/v1/chat/events') {
      if (server.refuseStreams) return problem(response, 503, 'unavailable');
      const send = stream();
      for (const event of conversation.log.slice(after)) send({ type: 'event', ...event });
      return;
    }
    if (path === '/v1/chat/files') {
      await server.beforeUpload();
      const { status, body: answer } = await takeFile(request, conversation);
      return json(response, status, answer);
    }
    if (path.startsWith('/v1/chat/files/')) {
      const bytes = conversation.bytes.get(path.split('/').pop() ?? '');
      if (!bytes) return problem(response, 404, 'not-found');
      response.writeHead(200, { 'content-type': 'application/octet-stream', ...cors });
      return void response.end(bytes);
    }
    const asked = await body(request);
    if (path === '/v1/chat/message') {
      if (limited()) return problem(response, 429, 'rate-limited', { 'retry-after': '1' });
      const send = stream();
      const frame = conversation.take(String(asked.clientId), String(asked.text), asked);
      send(frame);
      await conversation.settled();
      response.end();
    } else if (path === '/v1/chat/end') {
      conversation.end('visitor');
      for (const [token, owner] of tokens) if (owner === conversation) tokens.delete(token);
      json(response, 200, {
        status: 'ended',
        cursor: conversation.log.length,
        ...issue(conversation),
      });
    } else if (path === '/v1/chat/feedback') {
      server.feedback.push(asked);
      const { messageId, value } = asked;
      json(response, 201, { seq: conversation.add({ kind: 'feedback.given', messageId, value }) });
    } else if (path === '/v1/chat/lead') {
      server.leads.push(asked);
      // It arrived, and the answer is lost.
      if (server.loseLeads-- > 0) return problem(response, 503, 'unavailable');
      json(response, 201, {
        leadId: newId('led'),
        seq: conversation.add({
          kind: 'lead.captured',
          leadId: newId('led'),
          fields: Object.keys(asked),
        }),
      });
    } else if (path === '/v1/chat/escalate') {
      conversation.escalate(asked.peopleOnly === true);
      json(response, 201, { seq: conversation.log.length });
    } else if (path === '/v1/chat/consent') {
      json(response, 201, {
        seq: conversation.add({ kind: 'consent.changed', purpose: 'chat', granted: true }),
      });
    } else problem(response, 404, 'not-found');
  }

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    server.requests.push(`${request.method} ${url.pathname}`);
    if (server.down) return void request.socket.destroy();
    if (url.pathname.startsWith('/v1/')) return void api(request, response, url);
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    const page = server.pages.get(url.pathname);
    if (page) {
      response.writeHead(200, { 'content-type': types.html!, ...page.headers });
      return void response.end(page.html);
    }
    const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
    readFile(new URL(name, web)).then(
      (content) => {
        response.writeHead(200, {
          'content-type': types[name.split('.').pop() ?? ''] ?? 'text/plain',
          ...cors,
        });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });

  http.on('upgrade', (request, line) => {
    server.requests.push(`SOCKET ${request.url}`);
    const offered = String(request.headers['sec-websocket-protocol'] ?? '').split(/, */);
    const token = offered.find((it) => it.startsWith('token.'))?.slice(6) ?? '';
    const conversation = tokens.get(token);
    if (server.refuseSockets || server.down || !offered.includes('parley.v1'))
      return void line.destroy();
    const socket = acceptSocket(request, line, 'parley.v1');
    if (!conversation) return socket.close(4001);
    server.sockets.add(socket);
    const listener = { after: 0, send: (frame: Json) => socket.send(frame) };
    socket.onClose(() => {
      server.sockets.delete(socket);
      conversation.listeners.delete(listener);
    });
    socket.onText((text) => {
      const up = JSON.parse(text) as Json;
      if (up.type === 'ping') socket.send({ type: 'pong' });
      else if (up.type === 'hello') {
        conversation.listeners.delete(listener);
        for (const frame of conversation.welcome(Number(up.after))) socket.send(frame);
        conversation.listeners.add(listener);
      } else if (up.type === 'send_message') {
        if (limited())
          return socket.send({
            type: 'problem',
            problemType: '',
            code: 'rate-limited',
            title: '',
            status: 429,
            requestId: 'r',
            retryAfterSeconds: 1,
            clientId: up.clientId,
          });
        socket.send(conversation.take(String(up.clientId), String(up.text), up));
      } else if (up.type === 'read') {
        conversation.readSeq = Math.max(conversation.readSeq, Number(up.seq));
        conversation.add({ kind: 'conversation.read', by: 'visitor', upTo: up.seq });
      } else if (String(up.type).startsWith('page_')) server.fromPage.push(up);
      else if (up.type === 'escalate') conversation.escalate(up.peopleOnly === true);
    });
  });

  const server: FakeServer = {
    origin: '',
    pages: new Map(),
    conversations: [],
    get conversation() {
      return server.conversations[server.conversations.length - 1]!;
    },
    requests: [],
    sockets: new Set(),
    config: demoConfig(),
    script: demoScript,
    refuseSockets: false,
    refuseStreams: false,
    down: false,
    limitOnce: 0,
    beforeUpload() {},
    tokenSeconds: 900,
    sessions: [],
    leads: [],
    loseLeads: 0,
    feedback: [],
    fromPage: [],
    forgetTokens: () => tokens.clear(),
    cutAll(code) {
      for (const socket of server.sockets) {
        if (code) socket.close(code);
        else socket.cut();
      }
    },
    stop: () =>
      new Promise((resolve) => {
        server.cutAll();
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  server.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}
