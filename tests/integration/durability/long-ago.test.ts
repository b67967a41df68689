/**
 * What happens much later, on a clock that the test moves: copies of a send after a day (R03), and a visitor who comes back
 * with a cursor after the tenant's window (R09): told to start over, in words, never shown a gap.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import { upgrade } from '../api/expectations.ts';

const hour = 3_600_000;
let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley({ settings: { TEST_CLOCK: '1' } });
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const setClock = (at: number) => call(parley.origin, '/test/clock', { body: { at } });
const resume = (who: Session) =>
  session(parley.origin, tenant.siteKey, {
    visitorToken: who.token,
    conversationId: who.conversationId,
  });

async function sent(client: Client, clientId: string) {
  client.send({ type: 'send_message', clientId, text: `text of ${clientId}` });
  return client.ack(clientId);
}

test('a copy of a send a day later, after a restart, by socket and HTTP: the same seq, time and id', async () => {
  const start = Date.now();
  await setClock(start);
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  const first = await sent(client, 'once');
  client.close();
  await setClock(start + 20 * hour);
  const half = await resume(who);
  const between = await Client.join(parley.origin, half.token);
  await sent(between, 'between');
  between.close();
  await parley.crash();
  await setClock(start + 24 * hour + 60_000);
  const later = await resume(half);
  expect(later.conversationId).toBe(who.conversationId);
  const again = await Client.join(parley.origin, later.token);
  expect(await sent(again, 'once')).toEqual(first);
  const posted = await call<{ message: object }>(parley.origin, '/v1/chat/message', {
    token: later.token,
    body: { clientId: 'once', text: 'text of once' },
  });
  const { seq, at, messageId } = first;
  expect(posted.body.message).toMatchObject({ seq, at, id: messageId });
  const other = await call(parley.origin, '/v1/chat/message', {
    token: later.token,
    body: { clientId: 'once', text: 'another text' },
  });
  expect([other.status, other.body['code']]).toEqual([409, 'client-id-reused']);
  const events = await history(parley.origin, later);
  expect(events.map((event) => [event['seq'], event['message']?.clientId])).toEqual([
    [1, undefined],
    [2, 'once'],
    [3, 'between'],
  ]);
  again.close();
});

test('a cursor of a conversation that is over the window: refused everywhere, and the new one is told as new', async () => {
  const start = Date.now();
  await setClock(start);
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  for (let number = 1; number <= 5; number++) await sent(client, `before-${number}`);
  client.close();
  const cursor = 6;
  await setClock(start + 25 * hour);
  const paths = (id: string, after: number) => [
    `/v1/chat/history/${id}?after=${after}`,
    `/v1/chat/events?after=${after}`,
  ];
  const answers = async (token: string, id: string) =>
    Promise.all(
      paths(id, cursor).map(async (path) => {
        const { status, body } = await call(parley.origin, path, { token });
        return [status, body['code']];
      }),
    );
  expect(await answers(who.token, who.conversationId)).toEqual([
    [401, 'token-expired'],
    [401, 'token-expired'],
  ]);
  expect(await upgrade(parley.origin, { token: who.token })).toBe(401);
  const fresh = await resume(who);
  expect(fresh).toMatchObject({ resumed: false, cursor: 1, status: 'open' });
  expect(fresh.conversationId).not.toBe(who.conversationId);
  expect(await answers(fresh.token, fresh.conversationId)).toEqual([
    [400, 'invalid-cursor'],
    [400, 'invalid-cursor'],
  ]);
  expect((await answers(fresh.token, who.conversationId))[0]).toEqual([404, 'not-found']);
  const back = new Client(parley.origin, fresh.token);
  await back.opened();
  back.send({ type: 'hello', version: 1, after: cursor });
  const told = await back.wait((frame) => frame.type === 'problem');
  expect(told).toMatchObject({ code: 'invalid-cursor', status: 400, detail: 'start over from 0' });
  back.send({ type: 'hello', version: 1, after: 0 });
  const welcome = await back.wait((frame) => frame.type === 'welcome');
  expect([welcome['cursor'], welcome['conversation'].id]).toEqual([1, fresh.conversationId]);
  expect(welcome['events'].map((event: { seq: number }) => event.seq)).toEqual([1]);
  back.close();
});

test('what was kept long enough goes by itself: an upload that nobody sent, the log of calls', async () => {
  const start = Date.now();
  await setClock(start);
  const who = await session(parley.origin, tenant.siteKey);
  const upload = async (name: string) => {
    const stored = await call<{ fileId: string }>(parley.origin, '/v1/chat/files', {
      method: 'POST',
      token: who.token,
      body: `This is ${name}.`,
      headers: {
        'content-type': 'text/plain',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
    expect(stored.status).toBe(201);
    return stored.body.fileId;
  };
  const attach = (token: string, clientId: string, fileId: string) =>
    call(parley.origin, '/v1/chat/message', {
      token,
      body: { clientId, text: 'Look at this, please', attachments: [fileId] },
    });
  const files = [await upload('sent.txt'), await upload('unsent.txt')] as const;
  const [sent, unsent] = files;
  expect((await attach(who.token, 'with-file', sent)).status).toBe(200);
  const bucket = await parley.server.miniflare.getR2Bucket('FILES');
  const kept = async () =>
    (await bucket.list({ prefix: `${tenant.tenantId}/${who.conversationId}/` })).objects
      .map(({ key }) => key.split('/').at(-1))
      .toSorted();
  expect(await kept()).toEqual(files.toSorted());

  await setClock(start + 20 * hour);
  const half = await resume(who);
  await call(parley.origin, '/v1/chat/message', {
    token: half.token,
    body: { clientId: 'between', text: 'Hello?' },
  });
  await setClock(start + 25 * hour);
  const later = await resume(half);
  expect(later.conversationId).toBe(who.conversationId);
  // The clock of the machine has not moved: something wakes the conversation.
  await call(parley.origin, '/v1/chat/message', {
    token: later.token,
    body: { clientId: 'wakes', text: 'Are you there?' },
  });
  await expect.poll(kept, { timeout: 20_000 }).toEqual([sent]);
  const open = (fileId: string) =>
    fetch(`${parley.origin}/v1/chat/files/${fileId}`, {
      headers: { authorization: `Bearer ${later.token}` },
    }).then(({ status }) => status);
  expect([await open(sent), await open(unsent)]).toEqual([200, 404]);
  expect((await attach(later.token, 'too-late', unsent)).status).toBe(404);
  expect((await attach(later.token, 'once-more', sent)).status).toBe(200);

  // No call of a tool, and no company that is awake: the platform's clock alone.
  const db = await parley.server.miniflare.getD1Database('DB');
  const days = [89, 91];
  await db.batch(
    days.map((day) =>
      db
        .prepare(
          `INSERT INTO tool_execution (tenant_id, id, at, tool, "by", status, code, attempts, latency_ms, detail_sealed)
           VALUES ('tnt_gone', ?, ?, 'look_up', 'staff', 'ok', 'ok', 1, 1, '')`,
        )
        .bind(`tcl_${day}`, start + 25 * hour - day * 24 * hour),
    ),
  );
  await parley.server.nightly();
  const { results } = await db.prepare('SELECT id FROM tool_execution').all();
  expect(results).toEqual([{ id: 'tcl_89' }]);
});
