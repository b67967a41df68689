/** R12: after real idling the object's memory is gone and the sockets are open, and nobody can tell. One idle time for all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import { eventually, objectsAwake } from '../../support/faults.ts';
import type { LogEvent } from '../../support/history-checker.ts';

/** The runtime lets an object sleep ten seconds after its last event, here the alarm of its outbox. */
const idleMs = 20_000;
let parley: Parley;
let tenant: TestTenant;
let limited: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
  limited = await addTenant(parley, {
    settings: { assistantEnabled: false, messagesPerMinute: 5 },
  });
});
afterAll(() => parley.stop());

const say = (client: Client, clientId: string) => {
  client.send({ type: 'send_message', clientId, text: `text of ${clientId}` });
  return client.wait((frame) => frame['clientId'] === clientId && frame.type !== 'event');
};
const eventsOf = (client: Client) =>
  client.frames.filter((frame) => frame.type === 'event').map((frame) => frame['seq']);

test('idling changes nothing: sockets, cursors, copies, limits, roles, tokens', async () => {
  const open = async (siteKey: string) => {
    const who = await session(parley.origin, siteKey);
    return { who, client: await Client.join(parley.origin, who.token) };
  };
  const plain = await open(tenant.siteKey);
  const other = await Client.join(parley.origin, plain.who.token);
  const silent = new Client(parley.origin, plain.who.token);
  await silent.opened();
  const counted = await open(limited.siteKey);
  const ended = await open(tenant.siteKey);
  const queued = await open(tenant.siteKey);
  const firstAck = await say(plain.client, 'before');
  for (let number = 0; number < 5; number++) await say(counted.client, `counted-${number}`);
  await say(ended.client, 'last-word');
  const end = await call<{ token: string }>(parley.origin, '/v1/chat/end', {
    token: ended.who.token,
    body: {},
  });
  expect(end.status).toBe(200);
  queued.client.send({ type: 'escalate' });
  await queued.client.event('escalation.requested');

  if (objectsAwake(parley) === null) await new Promise((resolve) => setTimeout(resolve, idleMs));
  else {
    expect(objectsAwake(parley)).toBe(4);
    await eventually('all objects sleep', () => objectsAwake(parley) === 0, 30_000);
  }

  // The open sockets go on where they were; the one that never said hello still hears nothing.
  const copy = await say(plain.client, 'before');
  expect(copy).toEqual(firstAck);
  const next = await say(other, 'after');
  expect(next['seq']).toBe(3);
  await plain.client.event('message.created', (frame) => frame['seq'] === 3);
  expect([eventsOf(plain.client), eventsOf(other), silent.frames]).toEqual([[2, 3], [2, 3], []]);
  silent.send({ type: 'hello', version: 1, after: 1 });
  const welcome = await silent.wait((frame) => frame.type === 'welcome');
  expect(welcome['events'].map((event: LogEvent) => event.seq)).toEqual([2, 3]);

  // The minute's count is still there, also for a copy and over HTTP.
  const refused = await say(counted.client, 'one-too-many');
  expect([refused.type, refused['code']]).toEqual(['problem', 'rate-limited']);
  const overHttp = await call(parley.origin, '/v1/chat/message', {
    token: counted.who.token,
    body: { clientId: 'one-too-many', text: 'text' },
  });
  expect([overHttp.status, overHttp.body['code']]).toEqual([429, 'rate-limited']);
  expect((await say(counted.client, 'counted-4')).type).toBe('ack');

  // An ended conversation stays ended, its old token dead, its new one read-only.
  const post = (token: string) =>
    call(parley.origin, '/v1/chat/message', { token, body: { clientId: 'late', text: 'late' } });
  const [old, readOnly] = await Promise.all([post(ended.who.token), post(end.body.token)]);
  expect([old.body['code'], readOnly.body['code']]).toEqual(['token-revoked', 'forbidden']);
  const read = await history(parley.origin, { ...(ended.who as Session), token: end.body.token });
  expect(read.at(-1)?.['kind']).toBe('conversation.ended');

  // Who waits for a person still does: the assistant stays silent.
  await say(queued.client, 'anybody');
  queued.client.send({ type: 'hello', version: 1, after: 0 });
  const standing = await queued.client.wait(
    (frame) => frame.type === 'welcome' && frame['cursor'] > 2,
  );
  expect(standing['conversation'].floor).toEqual({ holder: 'queue' });

  // A session resumes with a fresh token and the same place.
  const resumed = await session(parley.origin, tenant.siteKey, {
    visitorToken: plain.who.token,
    conversationId: plain.who.conversationId,
  });
  expect([resumed.conversationId, resumed.visitorId, resumed.cursor]).toEqual([
    plain.who.conversationId,
    plain.who.visitorId,
    3,
  ]);
  for (const client of [plain.client, other, silent, counted.client, queued.client]) {
    expect(client.closed).toBeNull();
    client.close();
  }
});
