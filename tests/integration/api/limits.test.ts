/** Contract: limits are exact, also under concurrency, and a refusal says when to come back (S74, S74b). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session } from '../../support/harness.ts';
import { aNumber, aText, anId, expectProblem } from './expectations.ts';

let parley: Parley;

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
});
afterAll(() => parley.stop());

const quiet = (settings: object) =>
  addTenant(parley, { settings: { assistantEnabled: false, ...settings } });
const say = (who: Session, clientId: string) =>
  call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId, text: `message ${clientId}` },
  });
const stored = async (who: Session) =>
  (await history(parley.origin, who)).filter((event) => event['kind'] === 'message.created').length;

function expectLimited(answered: Answered<any>, name: string, limit: number): void {
  expectProblem(answered, 'rate-limited', { detail: aText, retryAfterSeconds: aNumber });
  const seconds = String(answered.body.retryAfterSeconds);
  expect({
    retryAfter: answered.headers.get('retry-after'),
    policy: answered.headers.get('ratelimit-policy'),
    limit: answered.headers.get('ratelimit'),
  }).toEqual({
    retryAfter: seconds,
    policy: `"${name}";q=${limit}`,
    limit: `"${name}";r=0;t=${seconds}`,
  });
}

test('500 parallel sends by REST and socket share one budget of 60', async () => {
  const tenant = await quiet({ messagesPerMinute: 60 });
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  const byRest = Array.from({ length: 250 }, (_, number) => say(who, `rest-${number}`));
  const bySocket = Array.from({ length: 250 }, (_, number) => {
    const clientId = `socket-${number}`;
    client.send({ type: 'send_message', clientId, text: `message ${clientId}` });
    return client.wait(
      (frame) =>
        (frame.type === 'ack' || frame.type === 'problem') && frame['clientId'] === clientId,
    );
  });
  const rest = await Promise.all(byRest);
  const frames = await Promise.all(bySocket);
  const accepted =
    rest.filter(({ status }) => status === 200).length +
    frames.filter(({ type }) => type === 'ack').length;
  expect([accepted, await stored(who)]).toEqual([60, 60]);
  for (const refused of rest.filter(({ status }) => status !== 200))
    expectLimited(refused, 'session-minute', 60);
  for (const frame of frames.filter(({ type }) => type === 'problem'))
    expect(frame).toEqual({
      type: 'problem',
      problemType: 'https://parley.dev/problems/rate-limited',
      code: 'rate-limited',
      title: aText,
      status: 429,
      detail: 'at most 60 messages a minute',
      requestId: anId('frm'),
      retryAfterSeconds: aNumber,
      clientId: frame['clientId'] as string,
    });
  client.close();
});

test('what Retry-After says is true, and a copy of a stored send is never refused', async () => {
  const tenant = await quiet({ messagesPerMinute: 3 });
  const who = await session(parley.origin, tenant.siteKey);
  for (const clientId of ['a', 'b', 'c']) expect((await say(who, clientId)).status).toBe(200);
  const refused = await say(who, 'd');
  expectLimited(refused, 'session-minute', 3);
  expect((await say(who, 'a')).status).toBe(200);
  const wait = Number(refused.headers.get('retry-after')) * 1000;
  await call(parley.origin, '/test/clock', { body: { at: Date.now() + wait } });
  expect((await say(who, 'd')).status).toBe(200);
  await call(parley.origin, '/test/clock', { body: { at: Date.now() } });
});

test('the day has a limit of its own', async () => {
  const tenant = await quiet({ messagesPerDay: 2 });
  const who = await session(parley.origin, tenant.siteKey);
  await say(who, 'a');
  await say(who, 'b');
  expectLimited(await say(who, 'c'), 'session-day', 2);
});

test("the tenant's limit is shared by all its visitors, and by nobody else", async () => {
  const tenant = await quiet({ tenantMessagesPerMinute: 30 });
  const visitors = await Promise.all(
    Array.from({ length: 6 }, () => session(parley.origin, tenant.siteKey)),
  );
  const answers = await Promise.all(
    visitors.flatMap((who) => Array.from({ length: 12 }, (_, number) => say(who, `m-${number}`))),
  );
  const refused = answers.filter(({ status }) => status !== 200);
  expect(answers.length - refused.length).toBe(30);
  for (const answer of refused) expectLimited(answer, 'tenant', 30);
  const counts = await Promise.all(visitors.map(stored));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  const other = await session(parley.origin, (await quiet({})).siteKey);
  expect((await say(other, 'm')).status).toBe(200);
});

test('what a session is refused costs the other visitors of the tenant nothing', async () => {
  const tenant = await quiet({ tenantMessagesPerMinute: 8, messagesPerMinute: 2 });
  const visitors = await Promise.all(
    Array.from({ length: 4 }, () => session(parley.origin, tenant.siteKey)),
  );
  const statuses: number[][] = [];
  for (const who of visitors) {
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => say(who, id)));
    statuses.push(answers.map(({ status }) => status).toSorted());
  }
  expect(statuses).toEqual(visitors.map(() => [200, 200, 429, 429, 429]));
});

test('the address is CF-Connecting-IP and nothing else', async () => {
  const tenant = await quiet({ requestsPerAddress: 50 });
  const config = (headers: Record<string, string>) =>
    call(parley.origin, `/v1/config?key=${tenant.siteKey}`, { headers });
  const names = [
    'X-Forwarded-For',
    'X-Real-IP',
    'True-Client-IP',
    'Forwarded',
    'X-Client-IP',
    'X-Cluster-Client-IP',
    'CF-Connecting-IPv6',
    'Fastly-Client-IP',
  ];
  let accepted = 0;
  for (let number = 0; number < 80; number++) {
    const forged = Object.fromEntries(names.map((name) => [name, `203.0.113.${number}`]));
    const answered = await config({ 'CF-Connecting-IP': '198.51.100.7', ...forged });
    if (answered.status === 200) accepted++;
    else expectLimited(answered, 'address', 50);
  }
  expect(accepted).toBe(50);
  // Another address has a budget of its own.
  expect((await config({ 'CF-Connecting-IP': '198.51.100.8' })).status).toBe(200);
});

test('the addresses of one IPv6 /64 are one address; the next /64 is another', async () => {
  const tenant = await quiet({ requestsPerAddress: 20 });
  const config = async (address: string) =>
    (
      await call(parley.origin, `/v1/config?key=${tenant.siteKey}`, {
        headers: { 'CF-Connecting-IP': address },
      })
    ).status;
  const statuses = [];
  for (let number = 0; number < 30; number++)
    statuses.push(await config(`2001:db8:1:2:${number.toString(16)}:0:abcd:${number}`));
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(await config('2001:0DB8:0001:0002::1')).toBe(429);
  expect(await config('2001:db8:1:3::1')).toBe(200);
});

test('the address limit counts every visitor route together', async () => {
  const tenant = await quiet({ requestsPerAddress: 10 });
  const headers = { 'CF-Connecting-IP': '192.0.2.1' };
  const begun = await call<Session>(parley.origin, '/v1/chat/session', {
    body: { siteKey: tenant.siteKey },
    headers,
  });
  const { token, conversationId } = begun.body;
  for (let number = 0; number < 9; number++)
    expect(
      (await call(parley.origin, `/v1/chat/history/${conversationId}`, { token, headers })).status,
    ).toBe(200);
  for (const path of [`history/${conversationId}`, 'events'])
    expectLimited(await call(parley.origin, `/v1/chat/${path}`, { token, headers }), 'address', 10);
  expectLimited(
    await call(parley.origin, '/v1/chat/session', { body: { siteKey: tenant.siteKey }, headers }),
    'address',
    10,
  );
});

test('who guesses site keys is refused before D1 is asked; others and known keys are not', async () => {
  const from = { 'cf-connecting-ip': '198.51.100.77' };
  const config = (key: string, headers = from) =>
    call(parley.origin, `/v1/config?key=${key}`, { headers });
  const known = await addTenant(parley);
  await config(known.siteKey);
  const guesses = await Promise.all(
    Array.from({ length: 200 }, (_, number) => config(`pk_guess_${number}`)),
  );
  const refused = guesses.filter(({ status }) => status === 429);
  // Sixty look-ups in ten seconds; the known one may be one of them.
  expect([59, 60]).toContain(guesses.filter(({ status }) => status === 404).length);
  expect([140, 141]).toContain(refused.length);
  for (const one of refused) {
    expect(one.body['code']).toBe('rate-limited');
    expect(Number(one.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(one.headers.get('retry-after'))).toBeLessThan(13);
  }
  const started = await call(parley.origin, '/v1/chat/session', {
    body: { siteKey: 'pk_another_guess' },
    headers: from,
  });
  expect(started.status).toBe(429);
  expect((await config(known.siteKey)).status).toBe(200);
  expect((await config('pk_guess_9999', { 'cf-connecting-ip': '198.51.100.78' })).status).toBe(404);
});

test('a conversation has a greatest length', async () => {
  const tenant = await quiet({ maxMessages: 3 });
  const who = await session(parley.origin, tenant.siteKey);
  for (const clientId of ['a', 'b', 'c']) await say(who, clientId);
  expectProblem(await say(who, 'd'), 'conversation-full');
});
