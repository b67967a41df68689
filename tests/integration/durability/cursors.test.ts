/** R11: a cursor that cannot be right is refused or answered with a start over; never a gap, never a crash. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session } from '../../support/harness.ts';
import { addTenant, call, Client, session, startParley } from '../../support/harness.ts';
import { EventStream } from './event-stream.ts';
import { eventually } from '../../support/faults.ts';

let parley: Parley;
let who: Session;

beforeAll(async () => {
  parley = await startParley();
  const tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
  who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  for (const clientId of ['a', 'b', 'c'])
    client.send({ type: 'send_message', clientId, text: clientId });
  await client.ack('c');
  client.close();
});
afterAll(() => parley.stop());

const bad = [
  '5',
  '999999999',
  '-1',
  '1.5',
  'abc',
  '',
  '9007199254740992',
  '9007199254740993',
  '1e3',
  '0x2',
  ' 1',
  'null',
  '1&after=2',
  '٣',
  '%00',
  '2;DROP',
];

test('history and the event stream refuse them with a problem', async () => {
  for (const cursor of bad) {
    const paths = [
      `/v1/chat/history/${who.conversationId}?after=${cursor}`,
      `/v1/chat/events?after=${cursor}`,
    ];
    for (const path of paths) {
      const refused = await call(parley.origin, path, { token: who.token });
      expect([path, refused.status, refused.body['code']]).toEqual([path, 400, 'invalid-cursor']);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    }
  }
});

test("another conversation's history is as absent as one that never was", async () => {
  const other = `cnv_${'A'.repeat(22)}`;
  const answers = await Promise.all(
    [other, 'cnv_x', '../../ops', who.conversationId.slice(0, -1)].map((id) =>
      call(parley.origin, `/v1/chat/history/${encodeURIComponent(id)}`, { token: who.token }),
    ),
  );
  expect(answers.map((answer) => [answer.status, answer.body['code']])).toEqual(
    answers.map(() => [404, 'not-found']),
  );
});

test('over the socket each bad cursor is a problem, and a good hello still works afterwards', async () => {
  const client = new Client(parley.origin, who.token);
  await client.opened();
  const cursors = ['5', '1e9', '-1', '1.5', '"2"', 'null', '9007199254740992', '1e400', '[]', '{}'];
  for (const [index, cursor] of cursors.entries()) {
    client.send(`{"type":"hello","version":1,"after":${cursor}}`);
    await eventually('a problem', () => client.frames.length > index);
  }
  expect(client.frames.map((frame) => [frame.type, frame['code']])).toEqual(
    cursors.map((cursor) => [
      'problem',
      ['5', '1e9'].includes(cursor) ? 'invalid-cursor' : 'invalid-request',
    ]),
  );
  client.send({ type: 'hello', version: 1, after: 2 });
  const welcome = await client.wait((frame) => frame.type === 'welcome');
  expect(welcome['events'].map((event: { seq: number }) => event.seq)).toEqual([3, 4]);
  client.close();
});

test('Last-Event-ID goes before the query, and each event carries its id', async () => {
  const stream = await EventStream.open(parley.origin, who.token, 0, { 'last-event-id': '3' });
  await eventually('the welcome', () => stream.frames.length > 0);
  expect(stream.events.map((event) => event.seq)).toEqual([4]);
  const posted = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'd', text: 'd' },
  });
  expect(posted.status).toBe(200);
  await eventually('the event', () => stream.frames.length > 1);
  expect(stream.frames.at(-1)?.id).toBe('5');
  stream.close();
});
