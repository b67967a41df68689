/**
 * R25, R26: D1 locked away for thirty seconds, and the storage of one conversation locked. Chat goes on where it can, nothing is
 * acknowledged that is not stored, and afterwards all is as if nothing had been.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import {
  conversationFile,
  d1File,
  eventually,
  limiterFiles,
  lockFile,
  query,
} from '../../support/faults.ts';
import { check, clean, Journal } from '../../support/history-checker.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { scaled } from '../../support/scale.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { delivered, reconcileAll } from './read-model.ts';
import { SocketVisitor } from './visitors.ts';

const awayMs = scaled(30_000, 60_000);
/** Of five seconds each. */
const cycles = scaled(3, 12);
let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley);
});
afterAll(() => parley.stop());

const log = async (who: Session) => (await history(parley.origin, who)) as unknown as LogEvent[];
const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

test(
  `D1 away for ${awayMs / 1000} seconds: every message is acknowledged and answered; afterwards D1 equals the objects`,
  { timeout: awayMs + 120_000 },
  async () => {
    const people = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        const who = await session(parley.origin, tenant.siteKey);
        const journal = new Journal();
        return {
          who,
          journal,
          visitor: new SocketVisitor(`d1-${index}`, parley, who.token, journal),
        };
      }),
    );
    const say = async ({ journal, visitor }: (typeof people)[number]): Promise<number> => {
      const before = performance.now();
      visitor.say('Where is my parcel, and what do I do about customs?');
      await eventually('the ack', () => visitor.unacknowledged === 0);
      expect(journal.acknowledgedIds.size).toBe(journal.attempts.size);
      return performance.now() - before;
    };
    await Promise.all(people.map(say));
    const lock = await lockFile(d1File(parley));
    const away: number[] = [];
    const until = Date.now() + awayMs;
    let late: Session | null = null;
    let health = 0;
    try {
      while (Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 400));
        away.push(...(await Promise.all(people.map(say))));
        late ??= await session(parley.origin, tenant.siteKey);
        health = (await call(parley.origin, '/health')).status;
        const answered = await call<{ reply: { text: string } | null }>(
          parley.origin,
          '/v1/chat/message',
          { token: late.token, body: { clientId: `c${away.length}`, text: 'What is an EORI?' } },
        );
        expect([answered.status, answered.body.reply?.text.length]).toEqual([
          200,
          expect.any(Number),
        ]);
      }
    } finally {
      await lock.release();
    }
    expect(health).toBeLessThan(504);
    expect(percentile(away, 0.95)).toBeLessThan(1_000);
    for (const { who, journal, visitor } of people) {
      const events = await log(who);
      await eventually('the visitor has it all', () => visitor.cursor >= events.length);
      expect(
        check(journal, events, {
          observers: [{ name: visitor.name, events: visitor.seen.slice(0, events.length) }],
        }),
      ).toEqual(clean);
      await visitor.leave();
    }
    await delivered(parley, [...people.map(({ who }) => who), ...(late ? [late] : [])], 45_000);
    expect(await reconcileAll(parley, tenant.tenantId)).toEqual({
      conversations: 5,
      different: [],
    });
    process.stdout.write(
      `D1 away ${awayMs / 1000} s: ${away.length} sends, ack p95 ${percentile(away, 0.95).toFixed(0)} ms, 0 differences\n`,
    );
  },
);

test(
  `D1 locked three of every five seconds: chat is as quick as without (R27), lists answer or say 503`,
  { timeout: scaled(120_000, 300_000) },
  async () => {
    const { tenant: silent, staff } = await desk(parley, { settings: { assistantEnabled: false } });
    const clients = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const who = await session(parley.origin, silent.siteKey);
        return Client.join(parley.origin, who.token);
      }),
    );
    const [owner] = staff as [Staff];
    let number = 0;
    /** Every sender sends when its last message was acknowledged and 20 ms are over. */
    const acks = async (ms: number): Promise<number[]> => {
      const until = Date.now() + ms;
      const times = clients.map(async (client) => {
        const own: number[] = [];
        while (Date.now() < until) {
          const clientId = `slow-${number++}`;
          const before = performance.now();
          client.send({ type: 'send_message', clientId, text: clientId });
          await client.ack(clientId);
          own.push(performance.now() - before);
          client.frames.length = 0;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return own;
      });
      return (await Promise.all(times)).flat();
    };
    await acks(2_000);
    const calm = percentile(await acks(cycles * 2_500), 0.95);
    const locking = (async () => {
      for (let cycle = 0; cycle < cycles; cycle++) {
        const lock = await lockFile(d1File(parley));
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        await lock.release();
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
    })();
    const lists: number[] = [];
    const statuses = new Set<number>();
    const listing = (async () => {
      const until = Date.now() + cycles * 5_000;
      while (Date.now() < until) {
        const before = performance.now();
        const { status, headers } = await owner.get<unknown>('');
        lists.push(performance.now() - before);
        statuses.add(status);
        if (status !== 200) expect(headers.get('content-type')).toContain('problem+json');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const locked = percentile(await acks(cycles * 5_000), 0.95);
    await Promise.all([locking, listing]);
    expect([...statuses].toSorted()).toEqual([200, 503]);
    expect(percentile(lists, 0.95)).toBeLessThan(5_500);
    // Twice for the noise of a shared machine; a chat that waited for D1 would take thousands.
    expect(locked).toBeLessThan(calm * 2 + 50);
    for (const client of clients) client.close();
    process.stdout.write(
      `D1 locked 3 s of 5 s: ack p95 ${locked.toFixed(1)} ms, without ${calm.toFixed(1)} ms; list p95 ${percentile(lists, 0.95).toFixed(0)} ms\n`,
    );
  },
);

test("one conversation's storage away: no ack for what is not stored, others untouched, it recovers", async () => {
  const silent = await addTenant(parley, { settings: { assistantEnabled: false } });
  const open = async () => {
    const who = await session(parley.origin, silent.siteKey);
    return { who, client: await Client.join(parley.origin, who.token) };
  };
  const [locked, other] = [await open(), await open()];
  const journal = new Journal();
  const send = (client: Client, clientId: string) => {
    journal.tries('one', clientId, clientId);
    client.send({ type: 'send_message', clientId, text: clientId });
  };
  send(locked.client, 'before');
  await locked.client.ack('before');
  const lock = await lockFile(conversationFile(parley, locked.who.conversationId));
  send(locked.client, 'while-locked');
  const answered = await call(parley.origin, '/v1/chat/message', {
    token: locked.who.token,
    body: { clientId: 'over-http', text: 'over-http' },
  });
  other.client.send({ type: 'send_message', clientId: 'other', text: 'other' });
  const others = await other.client.ack('other');
  await eventually(
    'a problem or a close',
    () => locked.client.closed ?? locked.client.frames.find((frame) => frame.type === 'problem'),
  );
  const acks = locked.client.frames.filter((frame) => frame.type === 'ack');
  await lock.release();

  expect([answered.status, answered.body['code']]).toEqual([503, 'unavailable']);
  expect(answered.headers.get('content-type')).toContain('application/problem+json');
  expect(JSON.stringify(answered.body)).not.toMatch(/SQLITE|database|stack/i);
  expect(others['seq']).toBe(2);
  expect(acks.map((frame) => frame['clientId'])).toEqual(['before']);

  journal.tries('http', 'over-http', 'over-http');
  const back = await eventually('a socket again', () =>
    Client.join(parley.origin, locked.who.token).catch(() => null),
  );
  for (const clientId of ['while-locked', 'over-http', 'afterwards']) send(back, clientId);
  await back.ack('afterwards');
  for (const { clientId, seq, at, messageId } of [...locked.client.frames, ...back.frames].filter(
    (frame) => frame.type === 'ack',
  ) as never as Parameters<Journal['acknowledged']>[0][])
    journal.acknowledged({ clientId, seq, at, messageId });
  expect(check(journal, await log(locked.who))).toEqual(clean);
  expect(journal.acknowledgedIds.size).toBe(4);
  back.close();
  other.client.close();
});

test("the limiters' storage away: each send is acknowledged or told to come again, none meets silence", async () => {
  const silent = await addTenant(parley, { settings: { assistantEnabled: false } });
  const who = await session(parley.origin, silent.siteKey);
  const client = await Client.join(parley.origin, who.token);
  const locks = await Promise.all(limiterFiles(parley).map(lockFile));
  const statuses = new Set<number>();
  const answers = new Set<string>();
  try {
    const until = Date.now() + 4_000;
    for (let number = 0; Date.now() < until; number++) {
      const clientId = `c${number}`;
      client.send({ type: 'send_message', clientId, text: clientId });
      const answer = await client.wait(
        (frame) =>
          frame['clientId'] === clientId && (frame.type === 'ack' || frame.type === 'problem'),
        5_000,
      );
      answers.add(answer.type === 'ack' ? 'ack' : answer['code']);
      const posted = await call(parley.origin, '/v1/chat/message', {
        token: who.token,
        body: { clientId: `h${number}`, text: clientId },
      });
      statuses.add(posted.status);
    }
  } finally {
    await Promise.all(locks.map((lock) => lock.release()));
  }
  expect([...answers].filter((answer) => answer !== 'ack' && answer !== 'unavailable')).toEqual([]);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await eventually('all is well again', async () => {
    const clientId = `after-${Math.random()}`;
    client.send({ type: 'send_message', clientId, text: 'after' });
    const answer = await client.wait((frame) => frame['clientId'] === clientId);
    return answer.type === 'ack';
  });
  client.close();
});

test('storage away while the alarm rings: the outbox delivers afterwards with nobody asking', async () => {
  const silent = await addTenant(parley, { settings: { assistantEnabled: false } });
  const who = await session(parley.origin, silent.siteKey);
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 'a', text: 'to be delivered' });
  await client.ack('a');
  const lock = await lockFile(conversationFile(parley, who.conversationId));
  // Longer than the outbox gathers.
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  await lock.release();
  const rows = () =>
    query(
      d1File(parley),
      'SELECT text FROM message WHERE conversation_id = ?',
      who.conversationId,
    ).map((row) => row['text']);
  await eventually('D1 has it', () => rows().length > 0, 30_000);
  expect(rows()).toEqual(['to be delivered']);
  // And what is said now is delivered, too: the alarm is not forgotten.
  const back = await Client.join(parley.origin, who.token);
  back.send({ type: 'send_message', clientId: 'b', text: 'and this' });
  await back.ack('b');
  await eventually('D1 has that, too', () => rows().length === 2, 30_000);
  for (const one of [client, back]) one.close();
});
