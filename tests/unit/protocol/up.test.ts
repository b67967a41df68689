// Every frame a client may send, with what is taken from it and what is not; forged fields fall away.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pingFrame, pongFrame, Up } from '#protocol/up';
import { idOf } from '#tests/support/factories';

const accepted = (input: unknown) => {
  const parsed = v.safeParse(Up, input);
  return parsed.success ? parsed.output : 'refused';
};
const file = idOf('fil', 1);
const message = idOf('msg', 1);
const call = idOf('tcl', 1);
const maxSeq = Number.MAX_SAFE_INTEGER;

const valid: Record<string, object[]> = {
  hello: [
    { version: 1, after: 0 },
    { version: 2, after: maxSeq },
  ],
  send_message: [
    { clientId: 'c1', text: 'Hello' },
    { clientId: 'a_B.9:-', text: '  kept \n as it is\u0000 ' },
    { clientId: 'x'.repeat(64), text: '🎉', attachments: [], quickReply: true },
    { clientId: 'c1', text: 'files', attachments: Array(5).fill(file), quickReply: false },
    { clientId: 'c1', text: 'Yes', partReply: { messageId: message, partId: 'p', values: {} } },
    {
      clientId: 'c1',
      text: 'Ada, 3',
      partReply: {
        messageId: message,
        partId: 'form-1',
        values: { name: 'Ada', count: 3, consent: true },
      },
    },
  ],
  typing: [{ on: true }, { on: false }],
  read: [{ seq: 0 }, { seq: maxSeq }],
  received: [{ seq: 0 }, { seq: 7 }],
  escalate: [{}, { reason: '' }, { reason: 'x'.repeat(500) }],
  feedback: [
    ...['up', 'down', '1', '2', '3', '4', '5'].map((value) => ({ value })),
    { value: 'up', messageId: message, comment: 'x'.repeat(2_000) },
  ],
  end: [{}],
  page_tools: [
    { tab: 't1', tools: [], active: false },
    { tab: 't1', tools: ['add_to_cart', 'open_product'], active: true },
  ],
  page_result: [
    { callId: call, ok: true },
    { callId: call, ok: true, result: { items: [1] } },
    { callId: call, ok: false, error: 'x'.repeat(500) },
  ],
  ping: [{}],
};

const invalid: Record<string, object[]> = {
  hello: [
    {},
    { version: 1 },
    { after: 0 },
    { version: 0, after: 0 },
    { version: 1.5, after: 0 },
    { version: '1', after: 0 },
    { version: 1, after: -1 },
    { version: 1, after: 0.5 },
    { version: 1, after: maxSeq + 1 },
    { version: 1, after: '0' },
    { version: 1, after: null },
    { version: NaN, after: 0 },
  ],
  send_message: [
    {},
    { text: 'x' },
    { clientId: 'c1' },
    { clientId: '', text: 'x' },
    { clientId: 'c 1', text: 'x' },
    { clientId: 'c1\n', text: 'x' },
    { clientId: 'é', text: 'x' },
    { clientId: 'x'.repeat(65), text: 'x' },
    { clientId: 1, text: 'x' },
    { clientId: 'c1', text: '' },
    { clientId: 'c1', text: ' \t\r\n\u00a0\u3000\ufeff' },
    { clientId: 'c1', text: 5 },
    { clientId: 'c1', text: null },
    { clientId: 'c1', text: ['x'] },
    { clientId: 'c1', text: { type: 'img', props: {} } },
    { clientId: 'c1', text: 'x', attachments: null },
    { clientId: 'c1', text: 'x', attachments: file },
    { clientId: 'c1', text: 'x', attachments: [message] },
    { clientId: 'c1', text: 'x', attachments: Array(6).fill(file) },
    { clientId: 'c1', text: 'x', quickReply: 'yes' },
    { clientId: 'c1', text: 'x', partReply: 'p' },
    { clientId: 'c1', text: 'x', partReply: { messageId: message, values: {} } },
    { clientId: 'c1', text: 'x', partReply: { messageId: file, partId: 'p', values: {} } },
    {
      clientId: 'c1',
      text: 'x',
      partReply: { messageId: message, partId: '__proto__', values: {} },
    },
    ...[
      { button: { type: 'img', props: {} } },
      { button: ['a'] },
      { button: null },
      { amount: Infinity },
      { note: 'x'.repeat(2_001) },
      { note: '\ud800' },
      { _hidden: 'x' },
      Object.fromEntries(Array.from({ length: 22 }, (_, index) => [`v${index}`, index])),
    ].map((values) => ({
      clientId: 'c1',
      text: 'x',
      partReply: { messageId: message, partId: 'p', values },
    })),
  ],
  typing: [{}, { on: 1 }, { on: 'true' }, { on: null }],
  read: [{}, { seq: -1 }, { seq: 0.1 }, { seq: '1' }, { seq: Infinity }, { seq: maxSeq + 1 }],
  received: [{}, { seq: -1 }, { seq: null }],
  escalate: [{ reason: 5 }, { reason: null }, { reason: 'x'.repeat(501) }, { reason: 'a\udfff' }],
  feedback: [
    {},
    { value: 'yes' },
    { value: 6 },
    { value: '0' },
    { value: '6' },
    { value: 'up', messageId: 'msg_1' },
    { value: 'up', messageId: idOf('trn', 1) },
    { value: 'up', comment: 'x'.repeat(2_001) },
    { value: 'up', comment: '\ud800' },
  ],
  page_tools: [
    {},
    { tab: '', tools: [], active: true },
    { tab: 't1', tools: ['Add To Cart'], active: true },
    { tab: 't1', tools: ['__proto__'], active: true },
    { tab: 't1', tools: Array(21).fill('add_to_cart'), active: true },
    { tab: 't1', tools: 'add_to_cart', active: true },
    { tab: 't1', tools: [], active: 1 },
  ],
  page_result: [
    {},
    { callId: message, ok: true },
    { callId: call, ok: 'yes' },
    { callId: call, ok: false, error: 'x'.repeat(501) },
    { callId: call, ok: false, error: {} },
  ],
};

test('every frame type has its tables', () => {
  const types = Up.options.map(({ entries }) => entries.type.literal);
  expect(Object.keys(valid)).toEqual(types);
  expect([...Object.keys(invalid), 'end', 'ping'].toSorted()).toEqual(types.toSorted());
});

describe.each(Object.entries(valid))('%s', (type, bodies) => {
  test.each(bodies.map((body) => [body]))('takes %j', (body) => {
    expect(accepted({ type, ...body })).toEqual({ type, ...body });
  });

  test('takes its own fields and no forged ones', () => {
    const forged = {
      role: 'agent',
      author: 'assistant',
      seq: 9,
      at: '2030-01-01T00:00:00.000Z',
      tenantId: idOf('tnt', 2),
      conversationId: idOf('cnv', 2),
      confidence: 1,
      internal: true,
    };
    expect(accepted({ ...forged, type, ...bodies[0] })).toEqual({ type, ...bodies[0] });
  });
});

describe.each(Object.entries(invalid))('%s', (type, bodies) => {
  test.each(bodies.map((body) => [body]))('refuses %j', (body) => {
    expect(accepted({ type, ...body })).toBe('refused');
  });
});

test.each([
  [null],
  [undefined],
  [true],
  [1],
  ['ping'],
  [[]],
  [{}],
  [{ type: null }],
  [{ type: 'PING' }],
  [{ type: 'nothing' }],
  [{ type: 'constructor' }],
  [{ type: '__proto__' }],
  [{ type: ['ping'] }],
])('what is no frame is refused: %j', (input) => {
  expect(accepted(input)).toBe('refused');
});

test('a parsed frame does not carry a prototype that a client chose', () => {
  const parsed = accepted(
    JSON.parse('{"type":"typing","on":true,"__proto__":{"admin":true},"constructor":{}}'),
  );
  expect([Object.getOwnPropertyNames(parsed), (parsed as { admin?: unknown }).admin]).toEqual([
    ['type', 'on'],
    undefined,
  ]);
});

test('the ping of the runtime is a ping, byte for byte', () => {
  expect([accepted(JSON.parse(pingFrame)), pingFrame, JSON.parse(pongFrame)]).toEqual([
    { type: 'ping' },
    JSON.stringify({ type: 'ping' }),
    { type: 'pong' },
  ]);
});
