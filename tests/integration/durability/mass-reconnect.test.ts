/**
 * R13: the runtime dies while many visitors are connected, each by the widget's own connection code. All come back, not at
 * once, over sockets, with nothing lost and nothing twice.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '#widget/connection';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, history, session, startParley } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { scaled } from '../../support/scale.ts';

const people = scaled(200, 1_000);
/** Of ten visitors one looks at the panel; such a one comes back faster. */
const lookers = 10;
let parley: Parley;
let tenant: TestTenant;
/** Epoch ms of each try to open a socket. */
const attempts: number[] = [];

class CountedSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols);
    attempts.push(Date.now());
  }
}

beforeAll(async () => {
  // What the widget takes from a page.
  Object.assign(globalThis, {
    window: globalThis,
    document: { hidden: false },
    WebSocket: CountedSocket,
  });
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

interface Visitor {
  who: Session;
  line: Connection;
  seen: LogEvent[];
}

let slowLanes = 0;

async function visitor(isLooking: boolean): Promise<Visitor> {
  const { createConnection } = await import('#widget/connection');
  const who = await session(parley.origin, tenant.siteKey);
  const kept = { ...who, expiresAt: Date.parse(who.expiresAt), until: Date.now() + 3_600_000 };
  const seen: LogEvent[] = [];
  const line = createConnection({
    base: `${parley.origin}/`,
    sessions: {
      stored: () => kept as never,
      open: () => Promise.resolve(kept as never),
      save: () => undefined,
      forget: () => undefined,
    },
    cursor: () => seen.at(-1)?.seq ?? 0,
    eager: () => isLooking,
    onSession: () => undefined,
    onFrame(frame) {
      if (frame.type === 'welcome') seen.push(...(frame.events as unknown as LogEvent[]));
      if (frame.type === 'event') seen.push(frame as unknown as LogEvent);
    },
    onPage: () => undefined,
    onState: () => undefined,
    slowLane: async () => {
      const lane = await import('#widget/slow-transport');
      return {
        ...lane,
        openStream: (...given: Parameters<typeof lane.openStream>) => {
          slowLanes++;
          return lane.openStream(...given);
        },
      };
    },
  });
  line.start();
  return { who, line, seen };
}

/** The widget keeps the fields it knows. */
const inShort = ({ seq, at, kind, message }: LogEvent) =>
  [seq, at, kind, message?.clientId, message?.text].join(' ');

/** As the widget's outbox does it: the same message until it is taken. */
async function deliver({ line }: Visitor, clientId: string): Promise<number> {
  const started = performance.now();
  while ((await line.deliver({ clientId, text: `text of ${clientId}` })).kind !== 'done')
    await new Promise((resolve) => setTimeout(resolve, 100));
  return performance.now() - started;
}

test(
  `${people} sockets come back after kill -9: tries spread over five seconds and more, nothing lost`,
  { timeout: scaled(180_000, 600_000) },
  async () => {
    const visitors: Visitor[] = [];
    while (visitors.length < people)
      visitors.push(
        ...(await Promise.all(
          Array.from({ length: 25 }, (_, place) => visitor(place % lookers === 0)),
        )),
      );
    const allOnline = () => visitors.every(({ line }) => line.state() === 'online');
    await eventually('all are there', allOnline, 60_000);
    await Promise.all(visitors.map((one) => deliver(one, 'before')));

    const killed = Date.now();
    attempts.length = 0;
    const crashed = parley.crash();
    const typedMeanwhile = visitors.filter((_, place) => place % 5 === 0);
    const delivered = Promise.all(typedMeanwhile.map((one) => deliver(one, 'meanwhile')));
    await crashed;
    const restartedMs = Date.now() - killed;
    await eventually('all are back', allOnline, 60_000);
    const backMs = Date.now() - killed;
    await delivered;
    const tries = attempts.map((at) => at - killed).toSorted((a, b) => a - b);
    const bySecond = Map.groupBy(tries, (at) => Math.floor(at / 1_000));
    const busiest = Math.max(...[...bySecond.values()].map((list) => list.length));
    const spreadMs = (tries.at(-1) ?? 0) - (tries[0] ?? 0);
    expect(tries.length).toBeGreaterThanOrEqual(people);
    expect(spreadMs).toBeGreaterThan(5_000);
    expect(busiest / tries.length).toBeLessThan(0.35);
    expect(slowLanes).toBe(0);

    const acks: number[] = [];
    for (let from = 0; from < people; from += 20)
      acks.push(
        ...(await Promise.all(
          visitors.slice(from, from + 20).map((one) => deliver(one, 'afterwards')),
        )),
      );
    const p95 = acks.toSorted((a, b) => a - b)[Math.floor(acks.length * 0.95)] ?? Infinity;
    expect(p95).toBeLessThan(1_000);
    for (const [place, { who, seen }] of visitors.entries()) {
      const log = (await history(parley.origin, who)) as unknown as LogEvent[];
      expect(seen.map(inShort)).toEqual(log.map(inShort));
      expect(log.flatMap((event) => event['message']?.clientId ?? [])).toEqual([
        'before',
        ...(place % 5 === 0 ? ['meanwhile'] : []),
        'afterwards',
      ]);
    }
    for (const { line } of visitors) line.stop();
    process.stdout.write(
      `mass reconnect: ${people} sockets, restart ${restartedMs} ms, all back after ${backMs} ms, ${tries.length} tries over ${spreadMs} ms, busiest second ${busiest}, ack p95 ${p95.toFixed(0)} ms, lost 0\n`,
    );
  },
);
