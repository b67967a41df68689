/**
 * R39, R40: sizes at their limits, and Unicode byte for byte on every way back. Nothing here may give a 5xx, change what was
 * written, or leave a trace when it is refused.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import { d1File, eventually, query } from '../../support/faults.ts';
import { limits } from '#protocol/limits';
import { EventStream } from './event-stream.ts';
import { opcodes, RawSocket } from './raw-socket.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const open = async () => {
  const who = await session(parley.origin, tenant.siteKey);
  return { who, client: await Client.join(parley.origin, who.token) };
};
let sends = 0;
const freshId = () => `send-${++sends}`;

/** Status and code over HTTP; for a stored one the text as acknowledged. */
async function post(who: Session, body: unknown): Promise<[number, string]> {
  const answered = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: body as object,
  });
  return [
    answered.status,
    answered.status === 200
      ? (answered.body['message'] as { text: string }).text
      : String(answered.body['code']),
  ];
}
const postText = (who: Session, text: string) => post(who, { clientId: freshId(), text });

async function answerOf(client: Client, frame: string, clientId: string): Promise<Frame> {
  client.send(frame);
  return client.wait(
    (one) => one['clientId'] === clientId && (one.type === 'ack' || one.type === 'problem'),
  );
}
async function sendText(client: Client, text: string): Promise<string> {
  const clientId = freshId();
  const frame = JSON.stringify({ type: 'send_message', clientId, text });
  const answer = await answerOf(client, frame, clientId);
  return answer.type === 'ack' ? 'ack' : answer['code'];
}

const max = limits.messageMaxCharacters;
const sizes: [name: string, text: string, isGood: boolean][] = [
  ['one character', 'x', true],
  ['the limit less one', 'x'.repeat(max - 1), true],
  ['the limit', 'x'.repeat(max), true],
  ['the limit and one', 'x'.repeat(max + 1), false],
  ['the limit in characters of four bytes', '😀'.repeat(max), true],
  ['that and one', '😀'.repeat(max + 1), false],
  ['the limit in characters of three bytes', 'あ'.repeat(max), true],
  ['the limit in NUL, six bytes each in JSON', '\0'.repeat(max - 1) + 'x', true],
  ['twice the limit', 'x'.repeat(max * 2), false],
  ['just below a frame', 'x'.repeat(limits.frameMaxBytes - 200), false],
];

test('texts at the limit: the same answer over HTTP and socket', async () => {
  const { who, client } = await open();
  for (const [name, text, isGood] of sizes) {
    const overHttp = await postText(who, text);
    expect([name, ...overHttp]).toEqual(
      isGood ? [name, 200, text] : [name, 413, 'message-too-long'],
    );
    expect([name, await sendText(client, text)]).toEqual([
      name,
      isGood ? 'ack' : 'message-too-long',
    ]);
  }
  expect(await postText(who, '')).toEqual([400, 'invalid-request']);
  expect(await postText(who, ' \n\t\u3000')).toEqual([400, 'invalid-request']);
  const stored = (await history(parley.origin, who)).slice(1);
  expect(stored.map((event) => event['message'].text)).toEqual(
    sizes.flatMap(([, text, isGood]) => (isGood ? [text, text] : [])),
  );
  client.close();
});

test('bodies and frames that are too large: 413, close 1009; binary: close 1003; the object lives', async () => {
  const { who } = await open();
  for (const bytes of [limits.bodyMaxBytes + 1, 1024 * 1024, 2 * 1024 * 1024]) {
    expect(await post(who, `"${'x'.repeat(bytes - 2)}"`)).toEqual([413, 'body-too-large']);
  }
  const frameOf = (bytes: number) => {
    const around = JSON.stringify({ type: 'typing', on: true, filler: '' }).length;
    return JSON.stringify({ type: 'typing', on: true, filler: 'x'.repeat(bytes - around) });
  };
  const exact = await open();
  exact.client.send(frameOf(limits.frameMaxBytes));
  expect(await sendText(exact.client, 'still here')).toBe('ack');
  // Bytes count, not characters.
  const wide = await open();
  wide.client.send(JSON.stringify({ type: 'typing', on: true, filler: 'あ'.repeat(11_000) }));
  expect((await wide.client.gone()).code).toBe(1009);
  for (const bytes of [limits.frameMaxBytes + 1, 1024 * 1024, 4 * 1024 * 1024]) {
    const { client } = await open();
    client.send(frameOf(bytes));
    expect([bytes, (await client.gone()).code]).toEqual([bytes, 1009]);
  }
  const binary = await open();
  binary.client.sendBytes(new Uint8Array([1, 2, 3]));
  expect((await binary.client.gone()).code).toBe(1003);
  const back = await Client.join(parley.origin, binary.who.token);
  expect(await sendText(back, 'back again')).toBe('ack');
  for (const client of [exact.client, back]) client.close();
});

const texts = [
  'plain',
  'line\nbreak\r\nand\ttab',
  'NUL \0 in the middle',
  'ends with NUL\0',
  '\u0001\u0007\u001b[31m\u007f\u0085',
  'quote " backslash \\ slash / </script><!-- ${x} {{y}} %s',
  "'; DROP TABLE event; --",
  'NFC é NFD e\u0301 and Å Å A\u030a',
  'family 👩‍👩‍👧‍👦 flag 🏳️‍🌈 keycap 1️⃣ skin 👍🏽',
  'mixed שלום and العربية with English ‮reversed‬ ⁦isolate⁩',
  'zero\u200bwidth\u200cjoin\u200ders\ufeff',
  '\ufeffBOM in front',
  'line\u2028separator\u2029paragraph',
  'astral 𝕳𝖊𝖑𝖑𝖔 𠜎𠜱 \u{10ffff}\u{1f600}',
  'noncharacters \ufffe \uffff \ufdd0 replacement \ufffd',
  'combining Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  'हिन्दी ไทย 한국어 日本語 ᄒᆞᆫ',
  '__proto__ constructor toString',
  ' leading and trailing ',
];

test('well-formed text comes back byte for byte: ack, live, replay, history, event stream, D1', async () => {
  const { who, client } = await open();
  const stream = await EventStream.open(parley.origin, who.token, 0);
  for (const [index, text] of texts.entries())
    if (index % 2 === 0) expect(await postText(who, text)).toEqual([200, text]);
    else expect([text, await sendText(client, text)]).toEqual([text, 'ack']);
  const total = texts.length + 1;
  await eventually('the stream has all', () => stream.cursor === total);
  await client.event('message.created', (frame) => frame['seq'] === total);
  const replay = await Client.join(parley.origin, who.token);
  const ofEvents = (events: Frame[]) =>
    events.flatMap((event) => (event['message'] ? [event['message'].text] : []));
  expect(ofEvents(client.frames.filter((frame) => frame.type === 'event'))).toEqual(texts);
  expect(ofEvents(replay.frames[0]?.['events'])).toEqual(texts);
  expect(ofEvents(await history(parley.origin, who))).toEqual(texts);
  expect(ofEvents(stream.events as never)).toEqual(texts);
  const rows = () =>
    query(
      d1File(parley),
      'SELECT CAST(text AS BLOB) AS text FROM message WHERE conversation_id = ? ORDER BY seq',
      who.conversationId,
    ).map((row) =>
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(row['text'] as Uint8Array),
    );
  await eventually('D1 has all', () => rows().length === texts.length);
  expect(rows()).toEqual(texts);
  await parley.crash();
  expect(ofEvents(await history(parley.origin, who))).toEqual(texts);
  for (const one of [client, replay, stream]) one.close();
});

test('ill-formed text is refused before the ack and leaves nothing behind', async () => {
  const { who, client } = await open();
  const escapes = ['\\ud800', '\\udc00', 'a\\ud83d b', '\\ude00\\ud83d', 'x\\udbff'];
  for (const escape of escapes) {
    const clientId = freshId();
    const body = `{"clientId":"${clientId}","text":"${escape}"}`;
    expect([escape, ...(await post(who, body))]).toEqual([escape, 400, 'invalid-text']);
    const answer = await answerOf(client, body.replace('{', '{"type":"send_message",'), clientId);
    expect([escape, answer['code']]).toEqual([escape, 'invalid-text']);
  }
  const broken = [
    [0xc3, 0x28],
    [0xa0, 0xa1],
    [0xe2, 0x28, 0xa1],
    [0xf0, 0x28, 0x8c, 0x28],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xff],
  ];
  for (const bytes of broken) {
    const response = await fetch(`${parley.origin}/v1/chat/message`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
      body: Buffer.concat([
        Buffer.from(`{"clientId":"${freshId()}","text":"`),
        Buffer.from(bytes),
        Buffer.from('"}'),
      ]),
    });
    expect([bytes, response.status]).toEqual([bytes, 400]);
  }
  expect((await history(parley.origin, who)).length).toBe(1);
  // A socket's bytes are decoded by the runtime: what is stored is what was acknowledged, with U+FFFD.
  const raw = await RawSocket.open(parley.origin, who.token);
  raw.sendRaw(
    opcodes.text,
    Buffer.concat([
      Buffer.from('{"type":"send_message","clientId":"raw","text":"a'),
      Buffer.from([0xff]),
      Buffer.from('b"}'),
    ]),
  );
  await eventually('an ack or a close', () => raw.frames.length > 0 || raw.closed);
  const stored = await history(parley.origin, who);
  expect(stored.slice(1).map((event) => event['message'].text)).toEqual(
    raw.closed ? [] : ['a\ufffdb'],
  );
  raw.destroy();
  client.close();
});
