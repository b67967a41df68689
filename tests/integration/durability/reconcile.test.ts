/** R28: D1 is a copy. Reconcile finds and repairs what differs, also under load; the outbox may be played again from any place. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, session, startParley } from '../../support/harness.ts';
import { conversationFile, d1File, eventually, query } from '../../support/faults.ts';
import { Journal } from '../../support/history-checker.ts';
import { delivered, reconcile, reconcileAll } from './read-model.ts';
import { SocketVisitor } from './visitors.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley);
});
afterAll(() => parley.stop());

/** Three questions with their answers, feedback, then an end. */
async function lived(): Promise<Session> {
  const who = await session(parley.origin, tenant.siteKey);
  for (const clientId of ['a', 'b', 'c']) {
    const { status } = await call(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId, text: `What about ${clientId}?` },
    });
    expect(status).toBe(200);
  }
  await call(parley.origin, '/v1/chat/feedback', { token: who.token, body: { value: 'up' } });
  const end = await call<{ token: string }>(parley.origin, '/v1/chat/end', {
    token: who.token,
    body: {},
  });
  return { ...who, token: end.body.token };
}

const rows = (who: Session) =>
  ['conversation', 'message', 'turn', 'feedback'].map((table) =>
    query(
      d1File(parley),
      `SELECT * FROM ${table} WHERE ${table === 'conversation' ? 'id' : 'conversation_id'} = ? ${table === 'conversation' ? '' : 'ORDER BY seq'}`,
      who.conversationId,
      // The number of a row is the database's own.
    ).map(({ rowid: _rowid, ...row }) => row),
  );
const change = (sql: string, ...values: (string | number)[]) =>
  query(d1File(parley), sql, ...values);

test('rows deleted, changed and invented by hand are told one by one and put right', async () => {
  const [who, other] = [await lived(), await lived()];
  await delivered(parley, [who, other]);
  const [before, others] = [rows(who), rows(other)];
  const given = before[3]?.[0]?.['seq'];
  const id = who.conversationId;
  change('DELETE FROM message WHERE conversation_id = ? AND seq = 2', id);
  change("UPDATE message SET text = 'forged' WHERE conversation_id = ? AND seq = 4", id);
  change(
    `INSERT INTO message (tenant_id, conversation_id, seq, id, author, at, text, detail)
     SELECT tenant_id, conversation_id, 999, 'msg_forged', author, at, text, detail
     FROM message WHERE conversation_id = ? AND seq = 4`,
    id,
  );
  change("UPDATE turn SET outcome = 'forged' WHERE conversation_id = ? AND seq = 5", id);
  change('DELETE FROM feedback WHERE conversation_id = ?', id);
  change("UPDATE conversation SET status = 'open', last_seq = 500 WHERE id = ?", id);

  const found = await reconcile(parley, tenant.tenantId, id);
  expect(found.differences).toEqual([
    { table: 'conversation', seq: null, what: 'different' },
    { table: 'message', seq: 2, what: 'missing' },
    { table: 'message', seq: 4, what: 'different' },
    { table: 'message', seq: 999, what: 'extra' },
    { table: 'turn', seq: 5, what: 'different' },
    { table: 'feedback', seq: given, what: 'missing' },
  ]);
  expect(await reconcile(parley, tenant.tenantId, id)).toEqual({ ...found, differences: [] });
  expect([rows(who), rows(other)]).toEqual([before, others]);
});

test('from an empty D1 everything comes back, by reconcile and by the outbox played again', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  for (const clientId of ['a', 'b', 'c'])
    client.send({ type: 'send_message', clientId, text: `What about ${clientId}?` });
  await eventually(
    'three answers',
    () => client.frames.filter((frame) => frame['kind'] === 'turn.ended').length === 3,
  );
  await delivered(parley, [who]);
  const before = rows(who);
  const wipe = () => {
    for (const table of ['message', 'turn', 'feedback'])
      change(`DELETE FROM ${table} WHERE conversation_id = ?`, who.conversationId);
    change('DELETE FROM conversation WHERE id = ?', who.conversationId);
  };
  wipe();
  const found = await reconcile(parley, tenant.tenantId, who.conversationId);
  expect(found.differences.length).toBe(before.flat().length);
  expect(rows(who)).toEqual(before);

  // The outbox forgets what it delivered, wholly and then in part: the rows are the same again.
  for (const cursor of [0, 4]) {
    if (cursor === 0) wipe();
    query(conversationFile(parley, who.conversationId), 'UPDATE sink SET cursor = ?', cursor);
    await parley.crash();
    const posted = await call(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `again-${cursor}`, text: 'And again?' },
    });
    expect(posted.status).toBe(200);
    await delivered(parley, [who]);
    expect((await reconcile(parley, tenant.tenantId, who.conversationId)).differences).toEqual([]);
  }
  client.close();
});

test('reconcile again and again under load takes nothing away', async () => {
  const silent = await addTenant(parley, { settings: { assistantEnabled: false } });
  const who = await session(parley.origin, silent.siteKey);
  const journal = new Journal();
  const visitor = new SocketVisitor('loaded', parley, who.token, journal);
  const load = setInterval(() => {
    while (visitor.unacknowledged < 8) visitor.say('goes on');
  }, 5);
  try {
    const until = Date.now() + 8_000;
    while (Date.now() < until) await reconcile(parley, silent.tenantId, who.conversationId);
  } finally {
    clearInterval(load);
  }
  await eventually('all is sent', () => visitor.unacknowledged === 0);
  await visitor.leave();
  await delivered(parley, [who]);
  expect(await reconcileAll(parley, silent.tenantId)).toEqual({ conversations: 1, different: [] });
});
