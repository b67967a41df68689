/** Too much, too fast, too slow: frames, sockets and bodies (S75, S76); one visitor's flood is nobody else's. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { expectProblem, upgrade } from '../api/expectations.ts';

let parley: Parley;
let tenant: TestTenant;
let slow: Promise<{ status: number; seconds: number }>;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
  // Takes fifteen seconds: it goes on beside the other tests.
  slow = begin().then(async (who) => {
    const started = performance.now();
    const status = await raw(headers(who, 'Content-Length: 100'), ['{"clientId":']);
    return { status, seconds: (performance.now() - started) / 1000 };
  });
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, tenant.siteKey);
const memoryMebibytes = () => {
  const pid = parley.server.workerdPid();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};

test('a thousand frames a second close the socket with 1008', async () => {
  const who = await begin();
  const client = await Client.join(parley.origin, who.token);
  for (let number = 0; number < 1_000; number++) client.send({ type: 'typing', on: true });
  expect(await client.gone()).toEqual({ code: 1008, reason: 'too many frames' });
  const again = await Client.join(parley.origin, who.token);
  expect(again.frames[0]?.type).toBe('welcome');
  again.close();
});

test('binary frames close with 1003, large ones with 1009, and nothing is stored', async () => {
  const who = await begin();
  const binary = await Client.join(parley.origin, who.token);
  binary.sendBytes(new Uint8Array([1, 2, 3]));
  expect(await binary.gone()).toEqual({ code: 1003, reason: 'text frames only' });
  const reason = 'at most 32768 bytes a frame';
  for (const text of [
    'x'.repeat(32 * 1024 + 1),
    'ä'.repeat(16 * 1024 + 1),
    'x'.repeat(4_000_000),
  ]) {
    const large = await Client.join(parley.origin, who.token);
    large.send(text);
    expect(await large.gone()).toEqual({ code: 1009, reason });
  }
  const fits = await Client.join(parley.origin, who.token);
  const frame = '{"type":"ping","pad":""}';
  fits.send(frame.replace('""', `"${'x'.repeat(32 * 1024 - frame.length)}"`));
  await fits.wait((down) => down.type === 'pong');
  fits.close();
  expect(await history(parley.origin, who)).toHaveLength(1);
});

test('feedback, read marks and the like are limited, too', async () => {
  const who = await begin();
  const client = await Client.join(parley.origin, who.token);
  for (let round = 0; round < 3; round++) {
    // Each differs from the one before: the same again would be no event.
    for (let number = 0; number < 300; number++)
      client.send({ type: 'feedback', value: number % 2 === 0 ? 'up' : 'down' });
    client.send('{"type": "ping"}');
    client.frames.length = 0;
    await client.wait((frame) => frame.type === 'pong');
    // The next round belongs to another second of the frame limit than the end of this one.
    const second = Math.floor(Date.now() / 1000);
    while (Math.floor(Date.now() / 1000) === second) await call(parley.origin, '/ready');
  }
  const events = await history(parley.origin, who);
  expect(events.filter((event) => event['kind'] === 'feedback.given')).toHaveLength(600);
  client.close();
});

test('a conversation has 32 places; two hundred knock, nobody else notices', async () => {
  const who = await begin();
  const other = await begin();
  const bystander = await Client.join(parley.origin, other.token);
  const before = memoryMebibytes();
  const clients = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const client = new Client(parley.origin, who.token);
      return Promise.race([
        client.opened().then(() => client),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 4_000)),
      ]);
    }),
  );
  const open = clients.filter((client) => client !== null);
  expect(open).toHaveLength(32);
  expect(await upgrade(parley.origin, { token: who.token })).toBe(429);
  expectProblem(
    await call(parley.origin, '/v1/chat/events', { token: who.token }),
    'too-many-connections',
    { retryAfterSeconds: 30 },
  );
  const started = performance.now();
  bystander.send({ type: 'send_message', clientId: 'calm', text: 'hello' });
  await bystander.ack('calm');
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(memoryMebibytes() - before).toBeLessThan(64);
  for (const client of open) client.close();
  bystander.close();
});

test('greeting again and again without reading does not pile up', async () => {
  const who = await begin();
  const sender = await Client.join(parley.origin, who.token);
  for (let number = 0; number < 100; number++)
    sender.send({ type: 'send_message', clientId: `c-${number}`, text: 'x'.repeat(4_000) });
  await sender.ack('c-99');
  sender.close();
  const before = memoryMebibytes();
  const client = await Client.join(parley.origin, who.token);
  for (let number = 0; number < 350; number++) client.send({ type: 'hello', version: 1, after: 0 });
  expect(await client.gone()).toEqual({ code: 4008, reason: 'too slow: resume from your cursor' });
  expect(memoryMebibytes() - before).toBeLessThan(64);
});

/** A request as bytes; answers the status line of what comes back, also when the connection is then cut. */
function raw(head: string[], body: (Uint8Array | string)[]): Promise<number> {
  const { hostname, port } = new URL(parley.origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1');
      const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
      if (status) {
        resolve(Number(status));
        socket.destroy();
      }
    });
    socket.on('error', () => resolve(0));
    socket.on('close', () => resolve(0));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    for (const part of body) socket.write(part);
  });
}

const headers = (who: Session, ...more: string[]) => [
  'POST /v1/chat/message HTTP/1.1',
  'Host: parley.example',
  `Authorization: Bearer ${who.token}`,
  'Content-Type: application/json',
  ...more,
];
const good = '{"clientId":"raw","text":"hello"}';
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

test('bodies are counted in bytes, whatever the headers say (S76)', async () => {
  const who = await begin();
  const pad = ' '.repeat(16 * 1024);
  const chunked = 'Transfer-Encoding: chunked';
  expect(await raw(headers(who, chunked), [chunk(good), '0\r\n\r\n'])).toBe(200);
  expect(
    await raw(headers(who, chunked), [
      ...Array.from({ length: 5 }, () => chunk(pad)),
      chunk(good),
      '0\r\n\r\n',
    ]),
  ).toBe(413);
  expect(await raw(headers(who, 'Content-Length: 70000'), [' '.repeat(70_000)])).toBe(413);
  // Both headers: the chunks win, or the request is refused; a second request is never smuggled in.
  const both = await raw(headers(who, 'Content-Length: 3', chunked), [
    chunk(`${pad}${pad}${pad}${pad}${good}`),
    '0\r\n\r\n',
  ]);
  expect([400, 413]).toContain(both);
  // A shorter length than the body: what lies behind is not part of the request.
  expect(await raw(headers(who, 'Content-Length: 10'), [good])).toBe(400);
  const zipped = gzipSync(JSON.stringify({ clientId: 'z', text: ' '.repeat(3_000_000) }));
  const gzip = await raw(
    headers(who, 'Content-Encoding: gzip', `Content-Length: ${zipped.length}`),
    [zipped],
  );
  expect([400, 413, 415]).toContain(gzip);
  expect(
    (await history(parley.origin, who)).filter((event) => event['kind'] === 'message.created'),
  ).toHaveLength(1);
});

test('a body of any size is refused with an answer, not with a broken connection', async () => {
  const who = await begin();
  for (const mebibytes of [0.0625, 1, 2, 31, 33]) {
    const body = JSON.stringify({
      clientId: 'l',
      text: 'x'.repeat(Math.ceil(mebibytes * 1024 * 1024)),
    });
    expectProblem(
      await call(parley.origin, '/v1/chat/message', { token: who.token, body }),
      'body-too-large',
      { detail: 'at most 65536 bytes' },
    );
  }
  const exact = '{"clientId":"exact","text":"ok","pad":""}';
  const body = exact.replace('""}', `"${'x'.repeat(65_536 - exact.length)}"}`);
  expect((await call(parley.origin, '/v1/chat/message', { token: who.token, body })).status).toBe(
    200,
  );
});

test('a slow body is cut after fifteen seconds (S76)', async () => {
  const { status, seconds } = await slow;
  expect(status).toBe(408);
  expect(seconds).toBeLessThan(20);
});
