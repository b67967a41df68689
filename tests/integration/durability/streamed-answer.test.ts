/**
 * R06, R08: a streamed answer of a scripted model, the socket cut after every frame and at random bytes, the runtime killed in
 * the middle. The transcript is the same each time, no half answer is shown twice, no turn is left running.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { addTenant, Client, history, session, startParley } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { scaled } from '../../support/scale.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { canonical } from '../../support/history-checker.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ScriptedModel } from '../../support/scripted-model.ts';
import { AnswerReader } from './answer-reader.ts';
import { EventStream } from './event-stream.ts';

const pieces = Array.from({ length: 30 }, (_, index) =>
  index % 7 === 3 ? `📦${index} 👩‍👩‍👧 ` : `piece ${index} of the answer, `,
);
const answer = pieces.join('');
const question = 'How do I fill in a commercial invoice for a parcel to Norway?';
/** R08 and R06 in numbers. */
const disconnects = scaled(48, 1_000);
const kills = scaled(1, 5);
let model: ScriptedModel;
let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  model = await startScriptedModel({ pieces, pauseMs: 40 });
  parley = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'none' },
  });
  tenant = await addTenant(parley);
});
afterAll(async () => {
  await parley.stop();
  await model.stop();
});

interface Asking {
  reader: AnswerReader;
  token: string;
  log: () => Promise<LogEvent[]>;
}

async function asking(): Promise<Asking> {
  const who = await session(parley.origin, tenant.siteKey);
  const joined = new AnswerReader(parley, who.token);
  await joined.join();
  return {
    reader: joined,
    token: who.token,
    log: async () => (await history(parley.origin, who)) as unknown as LogEvent[],
  };
}

/** What must hold of a whole answer, however it was received. */
async function expectWhole(one: Asking): Promise<void> {
  await eventually('the turn ends', () => one.reader.ended());
  const log = await one.log();
  expect(one.reader.faults).toEqual([]);
  expect(one.reader.events.map(canonical)).toEqual(log.map(canonical));
  expect(one.reader.answers.map((event) => event['message'].text)).toEqual([answer]);
  // Who was away when the turn ended has the begin of it live, and all of it as a message.
  expect([...one.reader.texts.values()].filter((text) => !answer.startsWith(text))).toEqual([]);
  one.reader.leave();
}

test('the socket cut after every frame of the answer: the same transcript each time', async () => {
  const readers = await Promise.all(Array.from({ length: 36 }, () => asking()));
  for (const [index, one] of readers.entries()) {
    one.reader.cutAfterFrame(index + 1);
    one.reader.say('ask', question);
  }
  await Promise.all(readers.map(expectWhole));
  // The first cuts may come before the ask's own frames; nearly all must have happened.
  expect(readers.filter((one) => one.reader.cuts > 0).length).toBeGreaterThan(25);
});

test(
  `cut at random bytes, ${disconnects} times and more`,
  { timeout: scaled(120_000, 900_000) },
  async () => {
    let cuts = 0;
    while (cuts < disconnects) cuts += await cutAtRandom();
  },
);

async function cutAtRandom(): Promise<number> {
  const readers = await Promise.all(Array.from({ length: 24 }, () => asking()));
  for (const one of readers) one.reader.say('ask', question);
  const cutting = setInterval(() => {
    for (const one of readers) one.reader.cutAfterBytes(Math.floor(Math.random() * 400));
  }, 150);
  try {
    await Promise.all(readers.map(expectWhole));
  } finally {
    clearInterval(cutting);
  }
  const cuts = readers.reduce((sum, one) => sum + one.reader.cuts, 0);
  // A quick answer is over before the second cut.
  expect(cuts).toBeGreaterThan(11);
  return cuts;
}

test('somebody who joins in the middle gets the text from its start, over socket and event stream', async () => {
  const one = await asking();
  one.reader.say('ask', question);
  await eventually('some text', () => [...one.reader.texts.values()][0]?.includes('piece 8'));
  const late = new AnswerReader(parley, one.token);
  await late.join();
  const stream = await EventStream.open(parley.origin, one.token, 0);
  await eventually('the late one has it', () => late.ended());
  await eventually('the stream has it', () => stream.events.some((e) => e.kind === 'turn.ended'));
  expect(late.faults).toEqual([]);
  expect([...late.texts.values()]).toEqual([answer]);
  let text = '';
  for (const { frame } of stream.frames)
    if (frame.type === 'token') {
      expect(frame['offset']).toBeLessThanOrEqual(text.length);
      text = text.slice(0, frame['offset']) + frame['text'];
    }
  expect(text).toBe(answer);
  stream.close();
  late.leave();
  await expectWhole(one);
});

/** The turn events of a log in short: started:1, ended:interrupted, started:2, ended:answered. */
const turns = (log: LogEvent[]) =>
  log.flatMap((event) =>
    event.kind === 'turn.started'
      ? [`started:${event['attempt']}`]
      : event.kind === 'turn.ended'
        ? [`ended:${event['outcome']}`]
        : [],
  );

const isOneOf = (log: LogEvent[], ...allowed: string[][]) =>
  expect(allowed.map((turn) => turn.join(' '))).toContain(turns(log).join(' '));

/** Asks in twelve conversations, each a little later than the one before, so that a kill meets every stage of an answer. */
async function staggered(): Promise<Asking[]> {
  const readers = await Promise.all(Array.from({ length: 12 }, () => asking()));
  for (const one of readers) {
    one.reader.say('ask', question);
    const { frames } = one.reader;
    await eventually('three more frames of the first', () => one.reader.frames > frames + 2);
  }
  return readers;
}

async function expectSettled(one: Asking): Promise<LogEvent[]> {
  await eventually(
    'the turn has ended for good',
    () => one.reader.ended('answered') ?? one.reader.ended('failed'),
    10_000,
  );
  const log = await one.log();
  expect(one.reader.faults).toEqual([]);
  expect(one.reader.events.map(canonical)).toEqual(log.map(canonical));
  const probe = await Client.join(parley.origin, one.token);
  const welcome = await probe.wait((frame) => frame.type === 'welcome');
  expect(welcome['conversation'].turn).toBeNull();
  probe.close();
  one.reader.leave();
  const asked = log.filter((event) => event['message']?.author === 'visitor');
  expect(asked.map((event) => event['message'].text)).toEqual([question]);
  expect(one.reader.answers.map((event) => event['message'].replyTo)).toEqual([asked[0]?.seq]);
  return log;
}

test(
  `kill -9 at ${12 * kills} points of the stream: within ten seconds answered once, by a second try if need be`,
  { timeout: scaled(120_000, 600_000) },
  async () => {
    for (let kill = 0; kill < kills; kill++) await killInTheMiddle();
  },
);

async function killInTheMiddle(): Promise<void> {
  const readers = await staggered();
  await parley.crash();
  const logs = await Promise.all(readers.map(expectSettled));
  for (const [index, log] of logs.entries()) {
    isOneOf(
      log,
      ['started:1', 'ended:answered'],
      ['started:1', 'ended:interrupted', 'started:2', 'ended:answered'],
    );
    expect(readers[index]?.reader.answers.map((event) => event['message'].text)).toEqual([answer]);
  }
  expect(logs.filter((log) => turns(log).length === 4).length).toBeGreaterThan(3);
}

test('killed twice: what was lost twice ends with an apology, nothing is left running', async () => {
  const readers = await staggered();
  await parley.crash();
  await eventually('a second try speaks', () => readers.some((one) => one.reader.texts.size === 2));
  await parley.crash();
  const logs = await Promise.all(readers.map(expectSettled));
  for (const log of logs)
    isOneOf(
      log,
      ['started:1', 'ended:answered'],
      ['started:1', 'ended:interrupted', 'started:2', 'ended:answered'],
      ['started:1', 'ended:interrupted', 'started:2', 'ended:failed'],
    );
  expect(logs.some((log) => turns(log).at(-1) === 'ended:failed')).toBe(true);
});

test('questions that waited for a turn when the runtime died are answered in their order', async () => {
  const one = await asking();
  for (const clientId of ['first', 'second', 'third'])
    one.reader.say(clientId, `${clientId}: ${question}`);
  await eventually('the first answer streams', () => one.reader.texts.size === 1);
  await parley.crash();
  await eventually('all are answered', () => one.reader.answers.length === 3);
  const log = await one.log();
  const asked = log.filter((event) => event['message']?.author === 'visitor');
  expect(one.reader.answers.map((event) => event['message'].replyTo)).toEqual(
    asked.map((event) => event.seq),
  );
  expect(one.reader.faults).toEqual([]);
  one.reader.leave();
});
