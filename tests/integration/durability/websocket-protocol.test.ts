/** R43: what RFC 6455 leaves to bad clients: fragments, pings, reserved bits, no mask, odd closes. The conversation survives all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, session, startParley } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { opcodes, RawSocket } from './raw-socket.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const send = (clientId: string) => ({ type: 'send_message', clientId, text: 'in pieces' });
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

test('a message in fragments, with pings between them, is one message', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const raw = await RawSocket.open(parley.origin, who.token);
  const whole = bytes(send('fragments'));
  raw.sendRaw(opcodes.text, whole.subarray(0, 10), 0);
  for (let at = 10; at < whole.length - 5; at += 5) {
    raw.sendRaw(opcodes.continuation, whole.subarray(at, at + 5), 0);
    raw.sendRaw(opcodes.ping, Buffer.from('between'));
    if (at + 5 >= whole.length - 5) {
      raw.sendRaw(opcodes.continuation, whole.subarray(at + 5), 0x80);
      break;
    }
  }
  await eventually('the ack', () => raw.frames.find((frame) => frame.type === 'ack'));
  expect(raw.pongs.map(String).every((pong) => pong === 'between')).toBe(true);
  // One pong may answer several pings (RFC 6455 section 5.5.3).
  expect(raw.pongs.length).toBeGreaterThan(0);
  raw.destroy();
});

test('a flood of pings is answered or ends the connection; others do not notice', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const other = await Client.join(parley.origin, who.token);
  const raw = await RawSocket.open(parley.origin, who.token);
  for (let number = 0; number < 5_000; number++)
    raw.sendRaw(opcodes.ping, Buffer.from(String(number)));
  other.send(send('meanwhile'));
  await other.ack('meanwhile');
  await eventually(
    'the last pong or an end',
    () => raw.pongs.at(-1)?.toString() === '4999' || raw.closed,
  );
  raw.destroy();
  other.close();
});

test('what a socket says after we have closed it counts no more: it must not overtake what was refused', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const raw = await RawSocket.open(parley.origin, who.token);
  // It does not see the close before it has said the rest.
  raw.pause();
  raw.sendRaw(opcodes.binary, bytes(send('first')));
  raw.sendJson(send('second'));
  raw.resume();
  expect(await eventually('the close', () => raw.closed)).toMatchObject({ code: 1003 });
  const again = await Client.join(parley.origin, who.token);
  for (const clientId of ['first', 'second']) again.send(send(clientId));
  expect([(await again.ack('first'))['seq'], (await again.ack('second'))['seq']]).toEqual([2, 3]);
  again.close();
});

test('broken frames end their connection only', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const other = await Client.join(parley.origin, who.token);
  const attacks: [string, (raw: RawSocket) => void][] = [
    ['reserved bit', (raw) => raw.sendRaw(opcodes.text, bytes(send('x1')), 0xc0)],
    ['unknown opcode', (raw) => raw.sendRaw(3, Buffer.from('x'))],
    ['continuation of nothing', (raw) => raw.sendRaw(opcodes.continuation, Buffer.from('x'))],
    ['ping in fragments', (raw) => raw.sendRaw(opcodes.ping, Buffer.from('x'), 0)],
    ['close with one byte', (raw) => raw.sendRaw(opcodes.close, Buffer.from([3]))],
    ['close with a forbidden code', (raw) => raw.sendRaw(opcodes.close, Buffer.from([3, 0xed]))],
    ['close', (raw) => raw.sendRaw(opcodes.close, Buffer.from([3, 0xe8]))],
    ['vanishes in a frame', (raw) => raw.sendThenVanish(Buffer.from([0x81, 0xfe, 0x10, 0x00, 1]))],
  ];
  for (const [name, attack] of attacks) {
    const raw = await RawSocket.open(parley.origin, who.token);
    attack(raw);
    await eventually(`the end after: ${name}`, () => raw.closed);
  }
  other.send(send('last'));
  expect((await other.ack('last'))['seq']).toBe(2);
  expect(other.closed).toBeNull();
  other.close();
});

test('an upgrade without its parts is refused as HTTP', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const plain = await call(parley.origin, '/v1/chat/socket', { token: who.token });
  expect([plain.status, plain.body['code']]).toEqual([426, 'upgrade-required']);
  const nobody = await call(parley.origin, '/v1/chat/socket');
  expect([nobody.status, nobody.body['code']]).toEqual([401, 'unauthenticated']);
  await expect(RawSocket.open(parley.origin, 'not.a.token')).rejects.toThrow('401');
});
