/** R05, R32: what was acknowledged survives kill -9 under load, and what was committed reaches D1 although the runtime died. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, Client, history, session, startParley } from '../../support/harness.ts';
import { scaled } from '../../support/scale.ts';
import { d1File, eventually, forgetAlarm, query } from '../../support/faults.ts';
import { check, clean, Journal } from '../../support/history-checker.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { post, SocketVisitor } from './visitors.ts';

const rounds = scaled(20, 100);
let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

interface Conversation {
  who: Session;
  journal: Journal;
  sockets: SocketVisitor[];
  http: Promise<void>;
}

test(
  `${rounds} rounds of kill -9 under load: nothing lost, doubled, invented or reordered`,
  async () => {
    const stop = new AbortController();
    const begin = async (name: string): Promise<Conversation> => {
      const who = await session(parley.origin, tenant.siteKey);
      const journal = new Journal();
      const sockets = [1, 2].map(
        (number) => new SocketVisitor(`${name}-socket${number}`, parley, who.token, journal),
      );
      const sender = `${name}-http`;
      const http = (async () => {
        for (let number = 0; !stop.signal.aborted; number++)
          await post(parley, who.token, journal, sender, `${sender}-${number}`, `post ${number}`);
      })();
      return { who, journal, sockets, http };
    };
    const conversations = await Promise.all(['a', 'b', 'c'].map(begin));
    const acknowledged = () =>
      conversations.reduce((sum, { journal }) => sum + journal.acknowledgements.length, 0);
    // Every socket keeps a full window of sends under way.
    const load = setInterval(() => {
      for (const { sockets } of conversations)
        for (const socket of sockets)
          while (socket.unacknowledged < 12) socket.say(`${socket.name} goes on`);
    }, 10);
    for (let round = 0; round < rounds; round++) {
      const goal = acknowledged() + 20 + Math.floor(Math.random() * 150);
      expect(parley.server.workerdPid()).toBeGreaterThan(1);
      await eventually(`acks in round ${round}`, () => acknowledged() >= goal);
      await parley.crash();
    }
    clearInterval(load);
    stop.abort();
    await Promise.all(conversations.map(({ http }) => http));
    for (const { who, journal, sockets } of conversations) {
      await eventually('everything is acknowledged', () =>
        sockets.every((socket) => socket.unacknowledged === 0),
      );
      const events = (await history(parley.origin, who)) as unknown as LogEvent[];
      await eventually('everybody has seen everything', () =>
        sockets.every((socket) => socket.cursor === events.length),
      );
      expect(journal.acknowledgedIds.size).toBe(journal.attempts.size);
      expect(
        check(journal, events, {
          observers: sockets.map((socket) => ({ name: socket.name, events: socket.seen })),
        }),
      ).toEqual(clean);
      expect(events.length).toBe(journal.attempts.size + 1);
      await Promise.all(sockets.map((socket) => socket.leave()));
    }
    process.stdout.write(
      `kill -9: ${rounds} rounds, ${acknowledged()} acknowledgements, lost 0, doubled 0, reordered 0\n`,
    );
  },
  scaled(180_000, 1_200_000),
);

test('what was committed just before the kill reaches D1 after the restart with nobody asking', async () => {
  const visitors = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const who = await session(parley.origin, tenant.siteKey);
      const client = await Client.join(parley.origin, who.token);
      return { who, client };
    }),
  );
  for (const { client } of visitors)
    for (let number = 0; number < 5; number++)
      client.send({ type: 'send_message', clientId: `last-${number}`, text: `last ${number}` });
  await Promise.all(visitors.map(({ client }) => client.ack('last-4')));
  const rows = (who: Session) =>
    query(
      d1File(parley),
      'SELECT seq, text FROM message WHERE conversation_id = ? ORDER BY seq',
      who.conversationId,
    );
  // The outbox gathers for a second: nothing has been delivered yet.
  expect(visitors.map(({ who }) => rows(who))).toEqual([[], [], [], []]);
  await parley.crash();
  for (const { who } of visitors) {
    await eventually('D1 has it', () => rows(who).length === 5, 10_000);
    expect(rows(who).map((row) => ({ ...row }))).toEqual(
      [0, 1, 2, 3, 4].map((number) => ({ seq: number + 2, text: `last ${number}` })),
    );
  }
});

test('an alarm that the platform gave up on is set again at the first contact', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 'a', text: 'to be delivered' });
  await client.ack('a');
  forgetAlarm(parley, who.conversationId);
  await parley.crash();
  await history(parley.origin, who);
  const rows = () =>
    query(
      d1File(parley),
      'SELECT text FROM message WHERE conversation_id = ?',
      who.conversationId,
    ).map((row) => row['text']);
  await eventually('D1 has it', () => rows().length > 0);
  expect(rows()).toEqual(['to be delivered']);
});
