/** R03, R04: a clientId is stored once and acknowledged alike however often and wherever it is sent, also after a crash. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import type { Session } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { check, clean, Journal } from '../../support/history-checker.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { EventStream } from './event-stream.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

interface Stored {
  seq: number;
  at: string;
  messageId: string;
}

async function ackOf(client: Client, clientId: string, copies: number): Promise<Stored[]> {
  const acks = () =>
    client.frames.filter((frame) => frame.type === 'ack' && frame['clientId'] === clientId);
  await eventually(`${copies} acks of ${clientId}`, () => acks().length >= copies);
  return acks().map(({ seq, at, messageId }) => ({ seq, at, messageId }) as never);
}

async function posted(who: Session, clientId: string, text: string): Promise<Stored> {
  const { status, body } = await call<{ message: { seq: number; at: string; id: string } }>(
    parley.origin,
    '/v1/chat/message',
    { token: who.token, body: { clientId, text } },
  );
  expect(status).toBe(200);
  return { seq: body.message.seq, at: body.message.at, messageId: body.message.id };
}

test('one to fifty copies over two sockets, HTTP and event streams, before and after a crash', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const journal = new Journal();
  const first = await Client.join(parley.origin, who.token);
  const second = await Client.join(parley.origin, who.token);
  const copies = [1, 2, 5, 50, 3];
  const told = new Map<string, Stored[]>();
  for (const [index, count] of copies.entries()) {
    const clientId = `copy-${index}`;
    const text = `the text of ${clientId}`;
    journal.tries('one', clientId, text);
    for (let copy = 0; copy < count; copy++)
      (copy % 2 === 0 ? first : second).send({ type: 'send_message', clientId, text });
    const [byPost, ...acks] = await Promise.all([
      Promise.all([posted(who, clientId, text), posted(who, clientId, text)]),
      ackOf(first, clientId, Math.ceil(count / 2)),
      ackOf(second, clientId, Math.floor(count / 2)),
    ]);
    const stream = await EventStream.ask(parley.origin, who.token, { clientId, text });
    const ack = await eventually('the stream acknowledges', () =>
      stream.frames.find(({ frame }) => frame.type === 'ack'),
    );
    const { seq, at, messageId } = ack.frame as never as Stored;
    told.set(clientId, [...byPost, ...acks.flat(), { seq, at, messageId }]);
  }
  await parley.crash();
  const third = await Client.join(parley.origin, who.token);
  for (const clientId of told.keys()) {
    const text = `the text of ${clientId}`;
    third.send({ type: 'send_message', clientId, text });
    told.get(clientId)?.push(...(await ackOf(third, clientId, 1)));
    told.get(clientId)?.push(await posted(who, clientId, text));
  }
  for (const [clientId, acks] of told) {
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size, clientId).toBe(1);
    for (const ack of acks) journal.acknowledged({ clientId, ...ack });
  }
  const events = (await history(parley.origin, who)) as unknown as LogEvent[];
  expect(check(journal, events)).toEqual(clean);
  expect(events.map((event) => event['message']?.clientId ?? event.kind)).toEqual([
    'conversation.started',
    ...told.keys(),
  ]);
  third.close();
});

test('the same clientId with another text is refused everywhere and the first is kept', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 'mine', text: 'the first' });
  const ack = await client.ack('mine');
  client.send({ type: 'send_message', clientId: 'mine', text: 'another' });
  const problem = await client.wait((frame) => frame.type === 'problem');
  const overHttp = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'mine', text: 'a third' },
  });
  await parley.crash();
  const afterCrash = await call(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'mine', text: 'a fourth' },
  });
  expect([problem['code'], problem['clientId'], problem['status']]).toEqual([
    'client-id-reused',
    'mine',
    409,
  ]);
  for (const refused of [overHttp, afterCrash])
    expect([refused.status, refused.body['code']]).toEqual([409, 'client-id-reused']);
  const events = await history(parley.origin, who);
  expect(events.map((event) => [event['seq'], event['message']?.text])).toEqual([
    [1, undefined],
    [ack['seq'], 'the first'],
  ]);
});

test('two visitors may use the same clientId', async () => {
  const [one, two] = await Promise.all([
    session(parley.origin, tenant.siteKey),
    session(parley.origin, tenant.siteKey),
  ]);
  const answers = await Promise.all([posted(one, 'same', 'mine'), posted(two, 'same', 'yours')]);
  expect(answers.map((answer) => answer.seq)).toEqual([2, 2]);
  expect(answers[0].messageId).not.toBe(answers[1].messageId);
});
