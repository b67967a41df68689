/** Contract: the visitor's WebSocket, frame by frame. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley } from '../../support/harness.ts';
import { aNumber, aText, anId, anInstant, upgrade } from './expectations.ts';

let parley: Parley;
const siteKey = 'pk_demo_logistics';
const question = 'What do I have to write on a commercial invoice?';

beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, siteKey);
const join = async (after = 0) => {
  const who = await begin();
  return { who, client: await Client.join(parley.origin, who.token, after) };
};
const problemFrame = (code: string, status: number, more: object = {}) => ({
  type: 'problem',
  problemType: `https://parley.dev/problems/${code}`,
  code,
  title: aText,
  status,
  requestId: anId('frm'),
  ...more,
});

test('hello is answered by welcome with everything after the cursor', async () => {
  const who = await begin();
  await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-1', text: question },
  });
  const events = await history(parley.origin, who);
  const client = await Client.join(parley.origin, who.token, 2);
  expect(client.frames).toEqual([
    {
      type: 'welcome',
      version: 1,
      conversation: {
        id: who.conversationId,
        status: 'open',
        floor: { holder: 'assistant' },
        startedAt: anInstant,
        lastSeq: 5,
        readSeq: 2,
        turn: null,
      },
      events: events.slice(2),
      cursor: 5,
      more: false,
    },
  ]);
  client.close();
});

test('a turn: ack, events, tokens whose offsets add up, the answer, the report', async () => {
  const { who, client } = await join();
  client.send({ type: 'send_message', clientId: 'c-1', text: question });
  await client.event('turn.ended');
  const ack = await client.ack('c-1');
  expect(ack).toEqual({
    type: 'ack',
    clientId: 'c-1',
    seq: 2,
    at: anInstant,
    messageId: anId('msg'),
  });
  const events = client.frames.filter((frame) => frame.type === 'event');
  const stored = await history(parley.origin, who);
  expect(events).toEqual(stored.slice(1).map((event) => ({ ...event, type: 'event' })));
  let shown = '';
  const turnId = events.find((event) => event['kind'] === 'turn.started')?.['turnId'] as string;
  const tokens = client.frames.filter((frame) => frame.type === 'token');
  for (const token of tokens) {
    expect(token).toEqual({ type: 'token', turnId, offset: shown.length, text: aText });
    shown += String(token['text']);
  }
  expect(tokens.length).toBeGreaterThan(1);
  expect(events.find((event) => event['message']?.author === 'assistant')?.['message'].text).toBe(
    shown,
  );
  client.close();
});

test('the same send over both ways is stored once and acknowledged alike', async () => {
  const { who, client } = await join();
  client.send({ type: 'send_message', clientId: 'c-1', text: 'Hello' });
  const ack = await client.ack('c-1');
  const said = await call<{ message: Frame }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-1', text: 'Hello' },
  });
  expect([said.body.message.seq, said.body.message.at, said.body.message.id]).toEqual([
    ack['seq'],
    ack['at'],
    ack['messageId'],
  ]);
  client.send({ type: 'send_message', clientId: 'c-1', text: 'Other' });
  const refused = await client.wait((frame) => frame.type === 'problem');
  expect(refused).toEqual(problemFrame('client-id-reused', 409, { clientId: 'c-1' }));
  client.close();
});

test('typing goes to the other tabs, not back and not into the log', async () => {
  const { who, client } = await join();
  const other = await Client.join(parley.origin, who.token);
  client.send({ type: 'typing', on: true });
  expect(await other.wait((frame) => frame.type === 'typing')).toEqual({
    type: 'typing',
    author: 'visitor',
    on: true,
  });
  client.send({ type: 'ping' });
  await client.wait((frame) => frame.type === 'pong');
  expect(client.frames.some((frame) => frame.type === 'typing')).toBe(false);
  expect(await history(parley.origin, who)).toHaveLength(1);
  client.close();
  other.close();
});

test('read, escalate, feedback: events in the log for everyone', async () => {
  const { who, client } = await join();
  client.send({ type: 'send_message', clientId: 'c-1', text: question });
  const answered = await client.event(
    'message.created',
    (frame) => frame['message'].author === 'assistant',
  );
  await client.event('turn.ended');
  client.send({ type: 'read', seq: 5 });
  expect(await client.event('conversation.read')).toEqual({
    type: 'event',
    seq: 6,
    at: anInstant,
    kind: 'conversation.read',
    by: 'visitor',
    upTo: 5,
  });
  // Reading backwards or beyond the end changes nothing.
  client.send({ type: 'read', seq: 1 });
  client.send({ type: 'feedback', messageId: answered['message'].id, value: 'down' });
  expect(await client.event('feedback.given')).toMatchObject({ seq: 7, value: 'down' });
  client.send({ type: 'escalate', reason: 'please' });
  expect(await client.event('escalation.requested')).toEqual({
    type: 'event',
    seq: 8,
    at: anInstant,
    kind: 'escalation.requested',
    escalationId: anId('esc'),
    by: 'visitor',
    reason: 'please',
  });
  const again = await Client.join(parley.origin, who.token, 7);
  expect(again.frames[0]?.['conversation'].floor).toEqual({ holder: 'queue' });
  client.close();
  again.close();
});

test('ping is answered by pong, byte for byte and also when spelt otherwise', async () => {
  const { client } = await join();
  client.send('{"type":"ping"}');
  expect(await client.wait((frame) => frame.type === 'pong')).toEqual({ type: 'pong' });
  client.frames.length = 0;
  client.send('{ "type": "ping", "extra": 1 }');
  expect(await client.wait((frame) => frame.type === 'pong')).toEqual({ type: 'pong' });
  client.close();
});

test('end closes every socket of the conversation after telling it', async () => {
  const { who, client } = await join();
  const other = await Client.join(parley.origin, who.token);
  client.send({ type: 'end' });
  expect(await client.gone()).toEqual({ code: 4010, reason: 'the conversation has ended' });
  expect(await other.gone()).toEqual({ code: 4010, reason: 'the conversation has ended' });
  expect(other.frames.at(-1)).toMatchObject({ kind: 'conversation.ended', by: 'visitor' });
  expect(await upgrade(parley.origin, { token: who.token })).toBe(401);
});

test('what is not a frame of the protocol is a problem, and the socket goes on', async () => {
  const { client } = await join();
  const wrong: [string | object, object][] = [
    ['not json', problemFrame('invalid-json', 400)],
    ['null', problemFrame('invalid-request', 400, { detail: aText })],
    ['[]', problemFrame('invalid-request', 400, { detail: aText })],
    [{ type: 'subscribe' }, problemFrame('invalid-request', 400, { detail: aText })],
    [{ type: 'typing', on: 'yes' }, problemFrame('invalid-request', 400, { detail: aText })],
    [
      { type: 'send_message', clientId: 'x', text: '' },
      problemFrame('invalid-request', 400, { detail: aText, clientId: 'x' }),
    ],
    [
      { type: 'send_message', clientId: 'x', text: 'y'.repeat(4_001) },
      problemFrame('message-too-long', 413, { detail: aText, clientId: 'x' }),
    ],
    [
      { type: 'hello', version: 1, after: 99 },
      problemFrame('invalid-cursor', 400, { detail: 'start over from 0' }),
    ],
    [{ type: 'read', seq: -1 }, problemFrame('invalid-request', 400, { detail: aText })],
  ];
  for (const [frame, expected] of wrong) {
    client.frames.length = 0;
    client.send(frame);
    expect(await client.wait((down) => down.type === 'problem')).toEqual(expected);
  }
  client.send({ type: 'ping' });
  await client.wait((frame) => frame.type === 'pong');
  client.close();
});

test('a joining reader in the middle of an answer gets its text from the start', async () => {
  const { who, client } = await join();
  client.send({ type: 'send_message', clientId: 'c-1', text: question });
  await client.wait((frame) => frame.type === 'token');
  const other = await Client.join(parley.origin, who.token);
  const answered = await other.event(
    'message.created',
    (frame) => frame['message'].author === 'assistant',
  );
  const tokens = other.frames.filter((frame) => frame.type === 'token');
  let text = '';
  for (const token of tokens) {
    expect(token['offset']).toBe(text.length);
    text += String(token['text']);
  }
  expect(answered['message'].text).toBe(text);
  client.close();
  other.close();
});

test('a long history comes in pages, in order and without a gap', async () => {
  const quiet = await addTenant(parley, { settings: { assistantEnabled: false } });
  const who = await session(parley.origin, quiet.siteKey);
  const sender = await Client.join(parley.origin, who.token);
  for (let number = 1; number <= 350; number++)
    sender.send({ type: 'send_message', clientId: `c-${number}`, text: `${number}` });
  await sender.ack('c-350');
  const reader = await Client.join(parley.origin, who.token, 0);
  await reader.wait((frame) => frame.type === 'event' && frame['seq'] === 351);
  const welcome = reader.frames[0] as Frame;
  expect(welcome).toMatchObject({ type: 'welcome', more: true, cursor: aNumber });
  const seqs = [
    ...(welcome['events'] as Frame[]).map((event) => event['seq'] as number),
    ...reader.frames.slice(1).map((frame) => frame['seq'] as number),
  ];
  expect(seqs).toEqual(Array.from({ length: 351 }, (_, index) => index + 1));
  sender.close();
  reader.close();
});
