/**
 * R38, R42: ten thousand messages in one conversation, while one reader has stopped reading. Others feel nothing, the slow one is
 * closed with "resume" and misses nothing, and the long conversation opens, pages and resumes as quickly as a short one.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session } from '../../support/harness.ts';
import { addTenant, call, Client, session, startParley } from '../../support/harness.ts';
import { eventually, memoryMiB } from '../../support/faults.ts';
import { closeCodes } from '#protocol/down';
import { AcknowledgingReader } from './acknowledging-reader.ts';
import { PausedStream } from './paused-stream.ts';
import { RawSocket } from './raw-socket.ts';

const messages = 10_000;
const total = messages + 1;
const text = (number: number) => `${number} ${'lorem ipsum '.repeat(110)}`;
const mebibyte = 1024 * 1024;
let parley: Parley;
let who: Session;
let before: number | null;
let after: number | null;
let slow: RawSocket;
let steady: AcknowledgingReader;
let stream: PausedStream;
const ackTimes: number[] = [];

beforeAll(async () => {
  parley = await startParley();
  const tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
  who = await session(parley.origin, tenant.siteKey);
  before = memoryMiB(parley);
  slow = await RawSocket.open(parley.origin, who.token);
  slow.sendJson({ type: 'hello', version: 1, after: 0 });
  await eventually('the slow one is greeted', () => slow.frames.length > 0);
  slow.pause();
  steady = await AcknowledgingReader.join(parley.origin, who.token, 0);
  stream = await PausedStream.open(parley.origin, who.token);
  await fill();
  after = memoryMiB(parley);
});
afterAll(async () => {
  steady.close();
  stream.close();
  await parley.stop();
});

/** Four sockets that listen to nothing but acks; each at most 300 frames a second, as the limits want. */
async function fill(): Promise<void> {
  const numbers = Array.from({ length: messages }, (_, number) => number);
  const one = async () => {
    const client = new Client(parley.origin, who.token);
    await client.opened();
    while (numbers.length > 0) {
      const batch = numbers.splice(0, 30);
      const started = performance.now();
      for (const number of batch)
        client.send({ type: 'send_message', clientId: `m${number}`, text: text(number) });
      await client.ack(`m${batch.at(-1)}`);
      const took = performance.now() - started;
      ackTimes.push(took);
      client.frames.length = 0;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - took)));
    }
    client.close();
  };
  await Promise.all([one(), one(), one(), one()]);
}

test('the reader that stopped is closed with resume, having been sent little; it resumes whole', async () => {
  slow.resume();
  await eventually('the slow one is told', () => slow.closed);
  expect(slow.closed).toEqual({
    code: closeCodes.resume,
    reason: expect.stringContaining('resume'),
  });
  // A megabyte queued, what the kernel took, and what a reader of its kind is taken to read in this time.
  expect(slow.received / mebibyte).toBeLessThan(6);
  const seen = slow.frames.flatMap((frame) =>
    frame.type === 'welcome'
      ? frame['events'].map((event: { seq: number }) => event.seq)
      : frame.type === 'event'
        ? [frame['seq']]
        : [],
  );
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  const resumed = await AcknowledgingReader.join(parley.origin, who.token, seen.length);
  await eventually('the rest comes', () => resumed.cursor === total, 30_000);
  expect([resumed.faults, resumed.closed]).toEqual([[], null]);
  resumed.close();
});

test('an event stream that is not read ends early, without a gap', async () => {
  stream.resume();
  await eventually('its end', () => stream.ended);
  const ids = [...stream.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(ids.map((_, index) => index + 1));
  expect(ids.length).toBeLessThan(messages);
  expect(stream.text.length / mebibyte).toBeLessThan(12);
});

test('a reader that acknowledges is never closed and saw each event once', async () => {
  await eventually('all is seen', () => steady.cursor === total, 30_000);
  expect([steady.faults, steady.closed, steady.count]).toEqual([[], null, total]);
});

test('memory stays bounded', () => {
  if (before === null || after === null) return;
  process.stdout.write(
    `10,000 messages with a stopped reader: ${before.toFixed(0)} to ${after.toFixed(0)} MiB\n`,
  );
  expect(after - before).toBeLessThan(160);
});

test('sending is as quick at the end as at the beginning', () => {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const tenth = Math.floor(ackTimes.length / 10);
  const [first, last] = [median(ackTimes.slice(0, tenth)), median(ackTimes.slice(-tenth))];
  process.stdout.write(`30 acks: ${first.toFixed(0)} ms at first, ${last.toFixed(0)} ms at last\n`);
  expect(last).toBeLessThan(first * 3 + 50);
});

test('opening takes less than a second, a page less than 200 ms', async () => {
  const started = performance.now();
  const client = await Client.join(parley.origin, who.token, 0);
  const opened = performance.now() - started;
  const [welcome] = client.frames;
  client.close();
  expect([welcome?.['conversation'].lastSeq, welcome?.['more']]).toEqual([total, true]);
  expect(JSON.stringify(welcome).length).toBeLessThan(mebibyte);
  const pages: number[] = [];
  for (const from of [0, 17, 2_500, 5_000, 7_777, 9_900, total - 1, total]) {
    const began = performance.now();
    const page = await call<{ events: { seq: number }[]; cursor: number; more: boolean }>(
      parley.origin,
      `/v1/chat/history/${who.conversationId}?after=${from}&limit=50`,
      { token: who.token },
    );
    pages.push(performance.now() - began);
    const expected = Array.from({ length: Math.min(50, total - from) }, (_, n) => from + n + 1);
    expect(page.body.events.map((event) => event.seq)).toEqual(expected);
    expect(page.body.more).toBe(from + 50 < total);
  }
  process.stdout.write(
    `long conversation: open ${opened.toFixed(0)} ms, slowest page ${Math.max(...pages).toFixed(0)} ms\n`,
  );
  expect(opened).toBeLessThan(1_000);
  expect(pages.toSorted((a, b) => a - b)[pages.length >> 1]).toBeLessThan(200);
});

test('resuming works at any seq', async () => {
  for (const from of [9_000, 9_500, 9_801, total - 1, total]) {
    const reader = await AcknowledgingReader.join(parley.origin, who.token, from);
    await eventually(`all after ${from}`, () => reader.cursor === total);
    expect([reader.faults, reader.count]).toEqual([[], total - from]);
    reader.close();
  }
});
