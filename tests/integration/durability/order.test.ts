/** R01, R02, R14, R16, R29: one total order for everybody, first in first out for each sender, however the messages came. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { check, clean, Journal } from '../../support/history-checker.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { scaled } from '../../support/scale.ts';
import { EventStream } from './event-stream.ts';
import { post, SocketVisitor } from './visitors.ts';

const reads = scaled(200, 500);
let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const log = async (who: { token: string; conversationId: string }) =>
  (await history(parley.origin, who)) as unknown as LogEvent[];

test(
  'twelve sockets and eight HTTP senders: all observers, history and the event stream agree',
  { timeout: scaled(120_000, 600_000) },
  async () => {
    const who = await session(parley.origin, tenant.siteKey);
    const journal = new Journal();
    const perSender = scaled(100, 500);
    const stream = await EventStream.open(parley.origin, who.token, 0);
    const sockets = Array.from(
      { length: 12 },
      (_, index) => new SocketVisitor(`socket${index}`, parley, who.token, journal),
    );
    for (let number = 0; number < perSender; number++)
      for (const visitor of sockets) visitor.say(`${visitor.name} says ${number}`);
    const http = Array.from({ length: 8 }, async (_, index) => {
      for (let number = 0; number < perSender; number++)
        await post(
          parley,
          who.token,
          journal,
          `http${index}`,
          `http${index}-${number}`,
          `post ${number}`,
        );
    });
    await Promise.all(http);
    const total = 20 * perSender + 1;
    await eventually(
      'everybody has seen everything',
      () => sockets.every((visitor) => visitor.cursor === total && visitor.unacknowledged === 0),
      scaled(20_000, 120_000),
    );
    const events = await log(who);
    await eventually('the stream has it, too', () => stream.cursor === total);
    const late = await Client.join(parley.origin, who.token, 0);
    await late.event('message.created', (frame) => frame['seq'] === total);
    const replayed = late.frames.flatMap((frame) =>
      frame.type === 'welcome' ? frame['events'] : frame.type === 'event' ? [frame] : [],
    ) as LogEvent[];

    expect(events.length).toBe(total);
    expect(journal.acknowledgedIds.size).toBe(20 * perSender);
    expect(
      check(journal, events, {
        observers: [
          ...sockets.map((visitor) => ({ name: visitor.name, events: visitor.seen })),
          { name: 'event stream', events: stream.events },
          { name: 'late socket', events: replayed },
        ],
      }),
    ).toEqual(clean);
    late.close();
    stream.close();
    await Promise.all(sockets.map((visitor) => visitor.leave()));
  },
);

test('five senders with reconnects: each finds its own messages in its own order', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const journal = new Journal();
  const visitors = Array.from(
    { length: 5 },
    (_, index) => new SocketVisitor(`fifo${index}`, parley, who.token, journal),
  );
  for (let number = 0; number < 200; number++)
    for (const visitor of visitors) visitor.say(`${number}`);
  for (let cut = 0; cut < 4; cut++) {
    const goal = journal.acknowledgedIds.size + 150;
    await eventually('some more acks', () => journal.acknowledgedIds.size >= goal);
    for (const visitor of visitors) visitor.cut();
  }
  await eventually('everything is acknowledged and seen', () =>
    visitors.every((visitor) => visitor.unacknowledged === 0 && visitor.cursor === 1001),
  );
  expect(visitors.every((visitor) => visitor.connections > 4)).toBe(true);
  expect(
    check(journal, await log(who), {
      observers: visitors.map((visitor) => ({ name: visitor.name, events: visitor.seen })),
    }),
  ).toEqual(clean);
  await Promise.all(visitors.map((visitor) => visitor.leave()));
});

test('three tabs of one visitor: each shows each message once, in the same order', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const journal = new Journal();
  const tabs = ['one', 'two', 'three'].map(
    (name) => new SocketVisitor(name, parley, who.token, journal),
  );
  const [first, second] = tabs as [SocketVisitor, SocketVisitor, SocketVisitor];
  await eventually('all tabs are there', () => tabs.every((tab) => tab.cursor === 1));
  for (let number = 0; number < 30; number++) first.say(`from the first tab ${number}`);
  for (let number = 0; number < 10; number++) second.say(`from the second tab ${number}`);
  await eventually('all tabs show it', () => tabs.every((tab) => tab.cursor === 41));
  expect(
    check(journal, await log(who), {
      observers: tabs.map((tab) => ({ name: tab.name, events: tab.seen })),
    }),
  ).toEqual(clean);
  await Promise.all(tabs.map((tab) => tab.leave()));
});

test('twenty messages typed offline arrive all, once, in order', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const journal = new Journal();
  const nowhere = { origin: 'http://127.0.0.1:9' };
  const visitor = new SocketVisitor('offline', nowhere, who.token, journal);
  for (let number = 0; number < 20; number++) visitor.say(`typed offline ${number}`);
  nowhere.origin = parley.origin;
  await eventually('all is sent', () => visitor.unacknowledged === 0 && visitor.cursor === 21);
  const events = await log(who);
  expect(check(journal, events, { observers: [{ name: 'own', events: visitor.seen }] })).toEqual(
    clean,
  );
  expect(events.slice(1).map((event) => event['message'].text)).toEqual(
    Array.from({ length: 20 }, (_, number) => `typed offline ${number}`),
  );
  await visitor.leave();
});

test(`${reads} times: what was just acknowledged is in the next read, and the place never goes back`, async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const journal = new Journal();
  let last = 1;
  for (let number = 0; number < reads; number++) {
    await post(parley, who.token, journal, 'writer', `w${number}`, `write ${number}`);
    const { seq = 0 } = journal.acknowledgements.at(-1) ?? {};
    const read = await call<{ events: LogEvent[]; cursor: number }>(
      parley.origin,
      `/v1/chat/history/${who.conversationId}?after=${last}`,
      { token: who.token },
    );
    expect(read.body.events.map((event) => [event.seq, event['message'].text])).toEqual([
      [seq, `write ${number}`],
    ]);
    expect(read.body.cursor).toBe(seq);
    last = seq;
  }
  expect(last).toBe(reads + 1);
});
