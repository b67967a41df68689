// The object's outbox and alarm over a storage held in memory: marks of parked sinks, alarms that the platform gave up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Deps } from '#worker/wiring';
import { Alarms } from '#durable-objects/conversation/alarms';
import type { Log } from '#durable-objects/conversation/log';
import { Outbox } from '#durable-objects/conversation/outbox';
import type { Sink } from '#durable-objects/conversation/sink-log';
import { conversationState, noon } from '#tests/support/factories';

beforeEach(() => vi.useFakeTimers({ now: noon }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a parked sink that delivers again loses its mark, also when the directory is away at first', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const parkedSink = { cursor: 0, attempts: 2_900, nextAt: 0, error: 'DatabaseAway' };
  const delivered = { cursor: 3, attempts: 0, nextAt: 0, error: null };
  const saved: Sink[] = [];
  const marks: (string | null)[] = [];
  let isAway = true;
  const log = {
    sinks: {
      all: () => [
        { name: 'd1', ...parkedSink },
        { name: 'directory', ...delivered },
      ],
      save: (sink: Sink) => saved.push({ ...sink }),
    },
    eventsAfter: (after: number) => [1, 2, 3].slice(after).map((seq) => ({ seq })),
  } as unknown as Log;
  const deps = {
    system: { now: () => Date.now(), random: () => 1 },
    projection: { apply: () => Promise.resolve() },
    webhooks: { known: () => Promise.resolve([]) },
    directory: {
      reportParked: (_tenant: string, _id: string, error: string | null) => {
        if (isAway) return Promise.reject(new Error('away'));
        marks.push(error);
        return Promise.resolve();
      },
    },
  } as unknown as Deps;
  const state = conversationState({ lastSeq: 3 });
  const outbox = new Outbox(log, deps, () => undefined);
  await outbox.deliver(() => state);
  expect([outbox.dueAt(state), marks]).toEqual([noon + 30_000, []]);
  isAway = false;
  vi.setSystemTime(noon + 30_000);
  await outbox.deliver(() => state);
  expect([outbox.dueAt(state), marks, saved.at(-1)]).toEqual([
    null,
    [null],
    { name: 'd1', ...delivered },
  ]);
});

test('webhooks: nothing is read or noted while nobody listens, then events go to who wants them, once', async () => {
  const told: [string, string[]][] = [];
  const saved: Sink[] = [];
  let listening: object[] = [];
  let lastSeq = 3;
  const at = new Date(noon).toISOString();
  const log = {
    sinks: {
      all: () =>
        ['directory', 'd1'].map((name) => ({
          name,
          cursor: 1,
          attempts: 0,
          nextAt: 0,
          error: null,
        })),
      save: (sink: Sink) => saved.push({ ...sink }),
    },
    eventsAfter: (after: number) =>
      [1, 2, 3, 4]
        .slice(after, lastSeq)
        .map((seq) => ({ seq, at, kind: 'conversation.ended', by: 'agent' })),
  } as unknown as Log;
  const deps = {
    system: { now: () => Date.now(), random: () => 1 },
    projection: { apply: () => Promise.resolve() },
    webhooks: { known: () => Promise.resolve(listening) },
    webhookLines: {
      enqueue: (_tenant: string, webhookId: string, events: { id: string }[]) => {
        told.push([webhookId, events.map(({ id }) => id.split('_').at(-1) ?? '')]);
        return Promise.resolve();
      },
    },
  } as unknown as Deps;
  const outbox = new Outbox(log, deps, () => undefined);
  await outbox.deliver(() => conversationState({ lastSeq }));
  expect([told, saved.map(({ name }) => name)]).toEqual([[], ['d1']]);
  const hook = { enabled: true, createdAt: noon };
  listening = [
    { ...hook, id: 'all', types: ['*'] },
    { ...hook, id: 'leads', types: ['lead.*'] },
    { ...hook, id: 'off', types: ['*'], enabled: false },
    { ...hook, id: 'later', types: ['*'], createdAt: noon + 1 },
  ];
  lastSeq = 4;
  const later = conversationState({ lastSeq });
  await outbox.deliver(() => later);
  await outbox.deliver(() => later);
  expect(told).toEqual([['all', ['4']]]);
  expect(saved.map(({ name, cursor }) => [name, cursor])).toEqual([
    ['d1', 3],
    ['webhooks', 4],
    ['d1', 4],
  ]);
  const woken = new Outbox(log, deps, () => undefined);
  expect(woken.dueAt(conversationState({ lastSeq: 1 }))).toBeNull();
});

test('an alarm is set when it must come sooner, or when the one that stood will not come', async () => {
  const set: number[] = [];
  const storage = {
    getAlarm: () => Promise.resolve(null),
    setAlarm: (at: number) => {
      set.push(at - noon);
      return Promise.resolve();
    },
  } as unknown as DurableObjectStorage;
  const alarms = new Alarms(storage);
  await alarms.load();
  alarms.wakeAt(noon + 5_000);
  alarms.wakeAt(noon + 6_000);
  alarms.wakeAt(noon + 500);
  expect([set, alarms.isSet]).toEqual([[5_000, 500], true]);
  // Overdue, but the platform may still be trying.
  vi.setSystemTime(noon + 60_000);
  alarms.wakeAt(noon + 65_000);
  expect([set, alarms.isSet]).toEqual([[5_000, 500], true]);
  vi.setSystemTime(noon + 10 * 60_000);
  expect(alarms.isSet).toBe(false);
  alarms.wakeAt(noon + 605_000);
  expect([set, alarms.isSet]).toEqual([[5_000, 500, 605_000], true]);
  alarms.fired();
  alarms.wakeAt(noon + 700_000);
  expect(set).toEqual([5_000, 500, 605_000, 700_000]);
});
