/** A tenant's system that misbehaves in every way (S54, S58): the call ends in its time, nobody else notices, the chat goes on. */
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley } from '../../support/harness.ts';
import { startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

const timeoutMs = 600;
let host: ToolHost;
let parley: Parley;
let siteKey: string;
let otherKey: string;
let owner: Staff;
let number = 0;

beforeAll(async () => {
  host = await startToolHost();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow } });
  const made = await desk(parley, {
    tools: [{ name: 'get_order_status', url: `${host.origin}/a`, timeoutMs, retries: 0 }],
  });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
  otherKey = (await addTenant(parley)).siteKey;
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
});
beforeEach(() => {
  host.requests.length = 0;
});

const bomb = gzipSync(Buffer.alloc(50_000_000));
const type = { 'content-type': 'application/json' };
const endless = (response: ServerResponse) => {
  const timer = setInterval(() => response.write('a'.repeat(65_536)), 1);
  response.on('close', () => clearInterval(timer));
};
const redirect = (status: number) => (r: ServerResponse) =>
  r.writeHead(status, { location: `${host.origin}/elsewhere` }).end();

const plays: [string, (response: ServerResponse) => void, string][] = [
  ['100 MB', (r) => r.writeHead(200, type).end(Buffer.alloc(100_000_000, 'a')), 'too-large'],
  ['no end', (r) => endless(r.writeHead(200, type)), 'too-large'],
  [
    'a gzip bomb',
    (r) => r.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(bomb),
    'too-large',
  ],
  ['silence', () => undefined, 'timeout'],
  [
    'a byte now and then',
    (r) => {
      r.writeHead(200, type);
      const timer = setInterval(() => r.write(' '), 100);
      r.on('close', () => clearInterval(timer));
    },
    'timeout',
  ],
  ['a page', (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<p>hi'), 'bad-body'],
  ['invalid UTF-8', (r) => r.writeHead(200, type).end(Buffer.from([0x22, 0xff, 0x22])), 'bad-body'],
  ['deep JSON', (r) => r.writeHead(200, type).end('['.repeat(100_000)), 'bad-body'],
  ['a reset', (r) => r.destroy(), 'unreachable'],
  [
    'a wrong length',
    (r) => {
      r.writeHead(200, { ...type, 'content-length': '50' }).write('{}');
      setTimeout(() => r.destroy(), 20);
    },
    'unreachable',
  ],
  ...([301, 302, 303, 307, 308] as const).map(
    (status): [string, (r: ServerResponse) => void, string] => [
      `a ${status}`,
      redirect(status),
      'redirect',
    ],
  ),
];

it.each(plays)('%s', async (_, play, code) => {
  // Each with a tool of its own: the breaker of one must not hide the next.
  const name = `bad_${++number}`;
  const headers = { cookie: owner.cookie, origin: parley.origin };
  await call(parley.origin, '/v1/admin/tools', {
    body: { name, url: `${host.origin}/a`, timeoutMs, retries: 0 },
    headers,
  });
  host.answer = (_seen, response) => play(response);
  const begunAt = Date.now();
  const tested = call<Frame>(parley.origin, `/v1/admin/tools/${name}/test`, { body: {}, headers });
  const neighbour = await session(parley.origin, otherKey);
  const said = await call(parley.origin, '/v1/chat/message', {
    token: neighbour.token,
    body: { clientId: 'n1', text: 'hello' },
  });
  expect(said.status).toBe(200);
  expect((await tested).body).toMatchObject({ status: 'failed', code });
  expect(Date.now() - begunAt).toBeLessThan(timeoutMs + 2_500);
  expect(host.requests.map(({ path }) => path)).toEqual(['/a']);
});

it('takes an answer without content', async () => {
  host.answer = (_, response) => response.writeHead(204).end() as never;
  const tested = await call<Frame>(parley.origin, '/v1/admin/tools/get_order_status/test', {
    body: { arguments: { order_id: 'ORD-1' } },
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
  expect(tested.body).toMatchObject({ status: 'ok', result: null });
});

it('and the visitor gets a sentence, and a person within reach', async () => {
  host.answer = () => undefined;
  const who = await session(parley.origin, siteKey);
  const answered = await call<{ reply: Frame }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c1', text: 'Where is my order ORD-4711?' },
  });
  expect(answered.body.reply).toMatchObject({
    text: expect.stringContaining('did not answer properly') as string,
    quickReplies: ['Talk to a person'],
  });
});
