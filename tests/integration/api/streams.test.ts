/** Contract: server-sent events, for one question and for a whole conversation. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';
import {
  aText,
  anId,
  anInstant,
  expectProblem,
  problem,
  serverSentEvents,
} from './expectations.ts';

let parley: Parley;
const question = 'What do I have to write on a commercial invoice?';

beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, 'pk_demo_logistics');
const say = (who: Session, clientId: string, text: string) =>
  call(parley.origin, '/v1/chat/message', { token: who.token, body: { clientId, text } });
const stream = async (who: Session, body: object) => {
  const response = await fetch(`${parley.origin}/v1/chat/message`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify(body),
  });
  return { response, events: serverSentEvents(await response.text()) };
};

test('POST message as a stream: ack, events and tokens that add up to the reply', async () => {
  const who = await begin();
  const { response, events } = await stream(who, { clientId: 's-1', text: question });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
  const ack = events.find(({ data }) => data['type'] === 'ack');
  expect(ack?.data).toEqual({
    type: 'ack',
    clientId: 's-1',
    seq: 2,
    at: anInstant,
    messageId: anId('msg'),
  });
  const logged = events.filter(({ data }) => data['type'] === 'event');
  expect(logged.map(({ id, data }) => [id, data['seq'], data['kind']])).toEqual([
    ['2', 2, 'message.created'],
    ['3', 3, 'turn.started'],
    ['4', 4, 'message.created'],
    ['5', 5, 'turn.ended'],
  ]);
  let text = '';
  for (const { data } of events.filter((event) => event.data['type'] === 'token')) {
    expect(data).toEqual({ type: 'token', turnId: anId('trn'), offset: text.length, text: aText });
    text += String(data['text']);
  }
  expect(logged[2]?.data['message'].text).toBe(text);
  const stored = await history(parley.origin, who);
  expect(logged.map(({ data }) => data)).toEqual(
    stored.slice(1).map((event) => ({ ...event, type: 'event' })),
  );

  const copy = await stream(who, { clientId: 's-1', text: question });
  expect(copy.events.map(({ data }) => [data['type'], data['seq']])).toEqual([
    ['ack', 2],
    ['event', 2],
    ['event', 4],
  ]);
  const refused = await fetch(`${parley.origin}/v1/chat/message`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ clientId: 's-1', text: 'other' }),
  });
  expect([refused.status, await refused.json()]).toEqual([409, problem('client-id-reused')]);
});

/** Reads server-sent events until one matches, then leaves. */
async function listen(
  path: string,
  headers: Record<string, string>,
  until: (data: Record<string, any>) => boolean,
) {
  const response = await fetch(parley.origin + path, { headers });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const whole = serverSentEvents(text.slice(0, text.lastIndexOf('\n\n') + 2));
    // Leaving the loop closes the connection.
    if (whole.some(({ data }) => until(data))) return whole;
  }
  throw new Error(`the stream ended: ${text}`);
}

test('GET events: a welcome, each event after the cursor with its id, then live; Last-Event-ID wins', async () => {
  const who = await begin();
  await say(who, 'c-1', question);
  const all = await history(parley.origin, who);
  const headers = { authorization: `Bearer ${who.token}` };
  const isLast = (data: Record<string, any>) => data['seq'] === 5;
  const [welcome, ...events] = await listen('/v1/chat/events?after=3', headers, isLast);
  expect(events).toEqual(
    all.slice(3).map((event) => ({ id: String(event['seq']), data: { ...event, type: 'event' } })),
  );
  expect(welcome?.data).toEqual({
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
    events: [],
    cursor: 3,
    more: true,
  });
  const resumed = await listen(
    '/v1/chat/events?after=0',
    { ...headers, 'last-event-id': '4' },
    isLast,
  );
  expect(resumed.slice(1).map(({ id }) => id)).toEqual(['5']);

  const live = listen(
    '/v1/chat/events?after=5',
    headers,
    (data) => data['type'] === 'event' && data['kind'] === 'turn.ended',
  );
  await say(who, 'c-2', 'And what is a packing list?');
  const seen = await live;
  const after = (await history(parley.origin, who)).slice(5);
  const known = seen.flatMap(({ data }) => (data['type'] === 'event' ? [data['seq']] : []));
  expect(known).toEqual(after.map((event) => event.seq));

  expectProblem(
    await call(parley.origin, '/v1/chat/events?after=99', { token: who.token }),
    'invalid-cursor',
  );
});

test('streams that were left make room for others', async () => {
  const who = await begin();
  const headers = { authorization: `Bearer ${who.token}` };
  for (let round = 0; round < 40; round++) await listen('/v1/chat/events', headers, () => true);
});
