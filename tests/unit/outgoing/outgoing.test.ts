/**
 * HTTP to tenant-entered addresses against a real server that misbehaves in every way (S54, S58): each call ends within its limits, as
 * a value, and no refused address is ever contacted.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { outgoing } from '#worker/adapters/outgoing';
import type { Outgoing, OutgoingCall } from '#ports/outgoing';

let server: Server;
let origin: string;
let port: number;
let seen: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let out: Outgoing;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  out = outgoing({ allow: [`127.0.0.1:${port}`], own: [] }, '');
});
afterEach(() => vi.unstubAllGlobals());

const call = (more: Partial<OutgoingCall> = {}) =>
  out.call({
    url: `${origin}/a`,
    method: 'GET',
    headers: {},
    timeoutMs: 400,
    maxBytes: 1_000,
    ...more,
  });
const json = { 'content-type': 'application/json' };
const untimed = (answered: object) => ({ ...answered, latencyMs: 0 });

it('gives status, headers and text of an answer, also of a bad one', async () => {
  answer = (_, response) => response.writeHead(409, { ...json, 'x-a': '1' }).end('{"a":"é"}');
  const answered = await call({ method: 'POST', body: '{}', accept: 'json' });
  expect(answered).toMatchObject({ ok: true, status: 409, text: '{"a":"é"}' });
  expect(answered.ok && answered.headers['x-a']).toBe('1');
  expect(seen).toEqual(['POST /a']);
});

it.each([301, 302, 303, 307, 308])('follows no %d', async (status) => {
  answer = (_, response) => response.writeHead(status, { location: '/b' }).end();
  expect(untimed(await call())).toEqual({
    ok: false,
    kind: 'redirect',
    status,
    detail: `the host answered with a redirect (${status}), which is not followed`,
    latencyMs: 0,
  });
  expect(seen).toEqual(['GET /a']);
});

it('does not look at Refresh and Content-Location', async () => {
  answer = (_, response) =>
    response
      .writeHead(200, { ...json, refresh: `0; url=${origin}/b`, 'content-location': `${origin}/c` })
      .end('{}');
  expect(await call({ accept: 'json' })).toMatchObject({ ok: true, text: '{}' });
  expect(seen).toEqual(['GET /a']);
});

const large = Buffer.alloc(100_000_000, 'a');
const bomb = gzipSync(Buffer.alloc(20_000_000));
const endless = (response: ServerResponse) => {
  const timer = setInterval(() => response.write('a'.repeat(65_536)), 1);
  response.on('close', () => clearInterval(timer));
};
it.each<[string, (response: ServerResponse) => void, string]>([
  ['100 MB', (r) => r.writeHead(200, json).end(large), 'too-large'],
  ['no end', (r) => endless(r.writeHead(200, json)), 'too-large'],
  [
    'a gzip bomb',
    (r) => r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    'too-large',
  ],
  ['silence', () => undefined, 'timeout'],
  ['headers and silence', (r) => r.writeHead(200, json).write('{'), 'timeout'],
  [
    'a byte now and then',
    (r) => {
      r.writeHead(200, json);
      const timer = setInterval(() => r.write('a'), 50);
      r.on('close', () => clearInterval(timer));
    },
    'timeout',
  ],
  ['a page', (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 'bad-body'],
  ['no type', (r) => r.writeHead(200).end('{}'), 'bad-body'],
  ['invalid UTF-8', (r) => r.writeHead(200, json).end(Buffer.from([0x22, 0xff, 0x22])), 'bad-body'],
  ['a reset', (r) => r.destroy(), 'unreachable'],
  [
    'a wrong length',
    (r) => {
      r.writeHead(200, { ...json, 'content-length': '50' }).write('{}');
      setTimeout(() => r.destroy(), 20);
    },
    'unreachable',
  ],
])('ends in time after %s', async (_, play, kind) => {
  answer = (_request, response) => play(response);
  const begunAt = Date.now();
  // Only who waits for the end of the time needs a short one.
  const timeoutMs = kind === 'timeout' ? 400 : 5_000;
  expect(await call({ accept: 'json', timeoutMs })).toMatchObject({ ok: false, kind });
  expect(Date.now() - begunAt).toBeLessThan(timeoutMs + 1_100);
});

it('takes an answer without a body', async () => {
  answer = (_, response) => response.writeHead(204).end();
  expect(await call({ accept: 'json' })).toMatchObject({ ok: true, status: 204, text: '' });
});

it('ends when the caller wants', async () => {
  const stop = new AbortController();
  answer = () => stop.abort();
  expect(await call({ signal: stop.signal })).toMatchObject({ ok: false, kind: 'aborted' });
  expect(await call({ signal: AbortSignal.abort() })).toMatchObject({ ok: false, kind: 'aborted' });
});

it('contacts no refused address', async () => {
  const strict = outgoing({ allow: [], own: [] }, '');
  const reached = vi.fn();
  vi.stubGlobal('fetch', reached);
  for (const url of [`${origin}/a`, 'https://localhost/', 'https://[::1]/', 'x']) {
    expect(await strict.check(url)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid-request' },
    });
    expect(
      await strict.call({ url, method: 'GET', headers: {}, timeoutMs: 9, maxBytes: 9 }),
    ).toMatchObject({
      ok: false,
      kind: 'refused-url',
    });
  }
  expect(reached).not.toHaveBeenCalled();
});

it('looks a name up first, once in a while, and wants all of its addresses public', async () => {
  const records: Record<string, [string[], string[]]> = {
    'good.example.com': [['93.184.216.34'], ['2606:4700::1']],
    'bad.example.com': [['93.184.216.34'], ['fd00::1']],
    'none.example.com': [[], []],
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: URL | string) => {
    const url = new URL(address);
    asked.push(url.href);
    if (url.hostname !== 'dns.example')
      return new Response('hello', { headers: { 'content-type': 'text/plain' } });
    const pair = records[url.searchParams.get('name') ?? ''];
    if (!pair) return new Response('busy', { status: 503 });
    const isFour = url.searchParams.get('type') === 'A';
    const data = pair[isFour ? 0 : 1];
    return Response.json({
      Answer: [
        { type: 5, data: 'alias.' },
        ...data.map((ip) => ({ type: isFour ? 1 : 28, data: ip })),
      ],
    });
  });
  const careful = outgoing({ allow: [], own: [] }, 'https://dns.example/q');
  const ask = (name: string) =>
    careful.call({
      url: `https://${name}/`,
      method: 'GET',
      headers: {},
      timeoutMs: 99,
      maxBytes: 99,
    });
  expect(await ask('good.example.com')).toMatchObject({ ok: true, text: 'hello' });
  expect(await ask('good.example.com')).toMatchObject({ ok: true, text: 'hello' });
  for (const name of ['bad.example.com', 'none.example.com', 'away.example.com'])
    expect(await ask(name)).toMatchObject({
      ok: false,
      kind: 'refused-url',
      detail: 'the URL leads to a host without a public address',
    });
  expect(asked.filter((url) => url.includes('good'))).toEqual([
    'https://dns.example/q?name=good.example.com&type=A',
    'https://dns.example/q?name=good.example.com&type=AAAA',
    'https://good.example.com/',
    'https://good.example.com/',
  ]);
  expect(asked.filter((url) => /^https:\/\/(bad|none|away)/.test(url))).toEqual([]);
});

it('ends within its time, or when the caller wants, also while a name is looked up', async () => {
  const hang = (_: unknown, { signal }: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  vi.stubGlobal('fetch', hang);
  const careful = outgoing({ allow: [], own: [] }, 'https://dns.example/q');
  const ask = (more: Partial<OutgoingCall>) =>
    careful.call({
      url: 'https://slow.example.com/',
      method: 'GET',
      headers: {},
      timeoutMs: 50,
      maxBytes: 99,
      ...more,
    });
  expect(untimed(await ask({}))).toEqual({
    ok: false,
    kind: 'timeout',
    detail: 'the name was not found in time',
    latencyMs: 0,
  });
  expect(untimed(await ask({ timeoutMs: 60_000, signal: AbortSignal.timeout(50) }))).toEqual({
    ok: false,
    kind: 'aborted',
    detail: 'stopped',
    latencyMs: 0,
  });
}, 2_000);
