/**
 * R17–R22, R24 in the real runtime: a provider that fails in every listed way, alone and with a backup behind it. One answer each time,
 * soon, from whom it should be; at most two calls of each; nothing of an error is ever shown.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley } from '../../support/harness.ts';
import { call, startParley } from '../../support/harness.ts';
import { eventually, objectsAwake } from '../../support/faults.ts';
import { ask, askAll, tenantFor } from './asking.ts';
import type { Outcome } from './asking.ts';
import { claude, startFaultyProvider } from './faulty-provider.ts';
import type { FaultyProvider, Play } from './faulty-provider.ts';
import {
  breaking,
  failing,
  filtered,
  good,
  lengthAtItsEnd,
  lengthInASentence,
  odd,
  said,
  shown,
  unauthorized,
  unavailable,
} from './plays.ts';

const backupText = 'The backup knows.';
const answerWithinMs = 5_000;
let healthy = false;
let dice = 11;
const flip = () => (dice = (dice * 16_807) % 2_147_483_647) % 2 === 0;

/** `alone:` plays are asked by a tenant with no backup, so that calls can be counted apart. */
const plays: Record<string, Play> = {
  ...failing,
  ...filtered,
  ...breaking,
  ...odd,
  'length-in-a-sentence': lengthInASentence,
  'length-at-its-end': lengthAtItsEnd,
  flapping: (wire, count) => (flip() ? unavailable : good)(wire, count),
  breaker: (wire, count) => (healthy ? good : unauthorized)(wire, count),
  late: async (wire) => {
    wire.head();
    if (await wire.wait(3_300)) await good(wire, 0);
  },
};

const answerOfBackup: Play = (wire) => {
  wire.head();
  wire.write(claude(backupText));
  wire.end();
};

let provider: FaultyProvider;
let backup: FaultyProvider;
let parley: Parley;

beforeAll(async () => {
  provider = await startFaultyProvider(
    (model) => plays[model.replace('alone:', '')] ?? unauthorized,
  );
  backup = await startFaultyProvider((model) => failing[model] ?? answerOfBackup);
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'builtin',
      OPENAI_BASE_URL: `http://127.0.0.1:${provider.port}/v1`,
      ANTHROPIC_BASE_URL: `http://127.0.0.1:${backup.port}`,
      AZURE_OPENAI_ENDPOINT: `http://127.0.0.1:${provider.port}`,
      AZURE_OPENAI_DEPLOYMENT: 'usual',
      OLLAMA_BASE_URL: `http://127.0.0.1:${provider.port}`,
      OLLAMA_MODEL: 'usual',
      TEST_CLOCK: '1',
    },
  });
});
afterAll(async () => {
  await parley.stop();
  await provider.stop();
  await backup.stop();
});

const alone = async (name: string) =>
  ask(parley, await tenantFor(parley, ['openai'], `alone:${name}`));
const backed = async (name: string) =>
  ask(parley, await tenantFor(parley, ['openai', 'anthropic'], name));
/** What of an outcome does not depend on the moment or the words of a failure. */
const gist = ({ text, interrupted, provider: by, outcome }: Outcome) => ({
  text,
  interrupted,
  by,
  outcome,
});
const reasonOf = (outcome: Outcome) =>
  outcome.reasons.some((reason) => reason.startsWith('openai: '));

test('every failure: the backup answers within five seconds', async () => {
  for (const [name, outcome] of await askAll(Object.keys(failing), backed)) {
    expect([name, gist(outcome), reasonOf(outcome), outcome.costUsd]).toEqual([
      name,
      { text: backupText, interrupted: false, by: 'anthropic', outcome: 'answered' },
      true,
      0.00002,
    ]);
    expect(outcome.tookMs, name).toBeLessThan(answerWithinMs);
    expect(provider.askedFor(name).length, name).toBeOneOf([1, 2]);
  }
});

test('every failure: without a backup the built-in engine answers within five seconds', async () => {
  for (const [name, outcome] of await askAll(Object.keys({ ...failing, ...filtered }), alone)) {
    expect([name, outcome.provider, outcome.outcome, outcome.notice, reasonOf(outcome)]).toEqual([
      name,
      'builtin',
      'fallback',
      'lead-offer',
      true,
    ]);
    expect(outcome.text).not.toMatch(/secret|error|html|\{|Gott/);
    expect(outcome.tookMs, name).toBeLessThan(answerWithinMs);
    expect(provider.askedFor(`alone:${name}`).length, name).toBeOneOf([1, 2]);
  }
});

test('every failure of Anthropic’s: the built-in engine answers within five seconds', async () => {
  const outcomes = await askAll(Object.keys(failing), async (name) =>
    ask(parley, await tenantFor(parley, ['anthropic'], name)),
  );
  for (const [name, { provider: by, outcome, text, tookMs }] of outcomes) {
    expect([name, by, outcome]).toEqual([name, 'builtin', 'fallback']);
    expect(text).not.toMatch(/secret|error|html|\{|Gott/);
    expect(tookMs, name).toBeLessThan(answerWithinMs);
    expect(backup.askedFor(name).length, name).toBeOneOf([1, 2]);
  }
});

test('what one provider filters no other is asked', async () => {
  const before = backup.asked.length;
  for (const [name, outcome] of await askAll(Object.keys(filtered), backed))
    expect([name, outcome.provider, outcome.reasons.at(-1)?.split(' ')[1]]).toEqual([
      name,
      'builtin',
      'filtered',
    ]);
  expect(backup.asked.length).toBe(before);
});

test('what breaks in the middle stays shown, is marked, and ends with a sentence of our own', async () => {
  const before = backup.asked.length;
  for (const [name, outcome] of await askAll(Object.keys(breaking), backed)) {
    expect([name, outcome.provider, outcome.interrupted]).toEqual([name, 'builtin', true]);
    expect(outcome.text, name).toBe(
      `${shown}…\n\nThe answer broke off here. Please ask again, or talk to a person.`,
    );
    expect(provider.askedFor(name).length, name).toBe(1);
  }
  expect(backup.asked.length).toBe(before);
});

test('odd streams give the whole answer, byte for byte', async () => {
  for (const [name, outcome] of await askAll(Object.keys(odd), alone)) {
    expect([name, gist(outcome)]).toEqual([
      name,
      { text: said, interrupted: false, by: 'openai', outcome: 'answered' },
    ]);
    expect(outcome.tookMs, name).toBeLessThan(answerWithinMs);
  }
});

test('the token limit: marked only in the middle of a sentence', async () => {
  const [inside, end] = await Promise.all([
    alone('length-in-a-sentence'),
    alone('length-at-its-end'),
  ]);
  expect([gist(inside), gist(end)]).toEqual([
    {
      text: `${shown}…\n\nThe answer broke off here. Please ask again, or talk to a person.`,
      interrupted: true,
      by: 'openai',
      outcome: 'answered',
    },
    { text: said, interrupted: false, by: 'openai', outcome: 'answered' },
  ]);
});

test('Azure and Ollama speak the same language under their own addresses', async () => {
  const before = provider.asked.length;
  const outcomes = await askAll(
    ['azure', 'ollama'],
    async (name) => gist(await ask(parley, await tenantFor(parley, [name]))),
    1,
  );
  expect(outcomes).toEqual(
    ['azure', 'ollama'].map((by) => [
      by,
      { text: said, interrupted: false, by, outcome: 'answered' },
    ]),
  );
  expect(provider.asked.slice(before).map(({ path }) => path)).toEqual([
    '/openai/deployments/usual/chat/completions?api-version=2024-10-21',
    '/v1/chat/completions',
  ]);
});

test('a provider that comes too late is dropped, and its connection closed', async () => {
  const outcome = await backed('late');
  expect(gist(outcome)).toEqual({
    text: backupText,
    interrupted: false,
    by: 'anthropic',
    outcome: 'answered',
  });
  const [first] = provider.askedFor('late');
  await eventually('the connection is closed', () => first?.closedAt);
  expect((first?.closedAt ?? 0) - (first?.at ?? 0)).toBeLessThan(3_200);
});

test('abandoned connections are closed: nobody is left waiting', async () => {
  await eventually('all are closed', () =>
    [...provider.asked, ...backup.asked].every(({ closedAt }) => closedAt !== null),
  );
});

test('flapping: every question has one answer, by the first or the second', async () => {
  const tenant = await tenantFor(parley, ['openai', 'anthropic'], 'flapping');
  const names = Array.from({ length: 60 }, (_, index) => String(index));
  const outcomes = await askAll(names, () => ask(parley, tenant), 6);
  const by = (name: string) => outcomes.filter(([, outcome]) => outcome.provider === name);
  expect(by('openai').map(([, outcome]) => outcome.text)).toEqual(by('openai').map(() => said));
  expect(by('anthropic').map(([, { text }]) => text)).toEqual(
    by('anthropic').map(() => backupText),
  );
  expect(by('openai').length + by('anthropic').length).toBe(60);
  expect(provider.askedFor('flapping').length).toBeLessThanOrEqual(120);
});

test('the circuit opens after five failures, for this tenant alone; a probe closes it', async () => {
  const tenant = await tenantFor(parley, ['openai'], 'breaker');
  const calls = () => provider.askedFor('breaker').length;
  const reasons = async () => (await ask(parley, tenant)).reasons.at(-1);
  const failed: (string | undefined)[] = [];
  for (let turn = 0; turn < 7; turn++) failed.push(await reasons());
  expect(failed).toEqual([
    ...Array.from({ length: 5 }, () => 'openai: refused 401'),
    'openai: circuit open',
    'openai: circuit open',
  ]);
  expect(calls()).toBe(5);
  // Somebody else's key is good.
  expect((await alone('usual')).provider).toBe('openai');
  const clock = async (laterMs: number) =>
    call(parley.origin, '/test/clock', { body: { at: Date.now() + laterMs } });
  await clock(25_000);
  expect([await reasons(), calls()]).toEqual(['openai: circuit open', 5]);
  await clock(35_000);
  // A bad probe opens it again.
  expect([await reasons(), await reasons(), calls()]).toEqual([
    'openai: refused 401',
    'openai: circuit open',
    6,
  ]);
  healthy = true;
  await clock(70_000);
  expect((await ask(parley, tenant)).provider).toBe('openai');
  expect((await ask(parley, tenant)).provider).toBe('openai');
  expect(calls()).toBe(8);
});

test('no call keeps its conversation awake', async () => {
  await eventually('all sleep', () => !objectsAwake(parley), 40_000);
});
