/**
 * (a) Acknowledged messages a second, with latency and CPU, beside the floor in the same run: 300 sockets of 300
 * conversations, 32 messages in flight. The assistant is switched off: this is the spine alone.
 */
import { addTenant, session, startParley } from '../support/harness.ts';
import { startFloor } from './floor.ts';
import { cpuSeconds, report, round, spread } from './measure.ts';

const sockets = 300;
const inFlight = 32;
const roundMs = 5_000;
const rounds = 3;
const text = 'x'.repeat(90);

interface Lane {
  origin: string;
  pid: number | null;
  open(index: number): Promise<WebSocket>;
  message(id: string): string;
  /** The id a frame answers, if it is the acknowledgement. */
  answered(frame: string): string | null;
}

interface Round {
  perSecond: number;
  latencies: number[];
  cpuMs: number;
}

export async function acknowledgeBench(): Promise<void> {
  const parley = await startParley();
  const floor = await startFloor();
  const tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
  const ours: Lane = {
    origin: parley.origin,
    pid: parley.server.workerdPid(),
    open: async () => {
      const { token } = await session(parley.origin, tenant.siteKey);
      const socket = new WebSocket(`${parley.origin.replace('http', 'ws')}/v1/chat/socket`, [
        'parley.v1',
        `token.${token}`,
      ]);
      await opened(socket);
      socket.send(JSON.stringify({ type: 'hello', version: 1, after: 0 }));
      return socket;
    },
    message: (clientId) => JSON.stringify({ type: 'send_message', clientId, text }),
    answered: (frame) =>
      frame.startsWith('{"type":"ack"') ? (/"clientId":"([^"]+)"/.exec(frame)?.[1] ?? null) : null,
  };
  const bare: Lane = {
    origin: floor.origin,
    pid: floor.pid,
    open: async (index) => {
      const socket = new WebSocket(`${floor.origin.replace('http', 'ws')}/${index}`);
      await opened(socket);
      return socket;
    },
    message: (id) => `${id}|${text}`,
    answered: (frame) => frame.split('|')[0] ?? null,
  };
  const lanes = [];
  for (const lane of [ours, bare]) {
    const open: WebSocket[] = [];
    for (let index = 0; index < sockets; index++) open.push(await lane.open(index));
    lanes.push({ lane, open, results: [] as Round[] });
  }
  // In turn, so that a slow moment of the machine hits both.
  for (let turn = 0; turn <= rounds; turn++)
    for (const { lane, open, results } of lanes) {
      const result = await load(lane, open, turn);
      if (turn > 0) results.push(result);
    }
  const [mine, floors] = lanes.map(({ results }) => ({
    perSecond: median(results.map((result) => result.perSecond)),
    ...spread(results.flatMap((result) => result.latencies)),
    cpuMs: median(results.map((result) => result.cpuMs)),
  }));
  if (!mine || !floors) throw new Error('a lane is missing');
  report('a acknowledged', { parley: rounded(mine), floor: rounded(floors) });
  report('a ratio to the floor', {
    throughput: round(mine.perSecond / floors.perSecond),
    p95: round(mine.p95 / floors.p95),
    cpu: round(mine.cpuMs / floors.cpuMs),
    aim: 'throughput ≥ 0.70, p95 ≤ 1.5',
  });
  for (const { open } of lanes) for (const socket of open) socket.close();
  await floor.stop();
  await parley.stop();
}

async function load(lane: Lane, open: WebSocket[], turn: number): Promise<Round> {
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const cpu = cpuSeconds(lane.pid);
  const started = performance.now();
  let sent = 0;
  const handlers = open.map((socket) => {
    const onMessage = (event: MessageEvent) => {
      const id = lane.answered(String(event.data));
      const at = id === null ? undefined : sentAt.get(id);
      if (id === null || at === undefined) return;
      sentAt.delete(id);
      latencies.push(performance.now() - at);
      if (performance.now() - started < roundMs) next();
    };
    socket.addEventListener('message', onMessage);
    return () => socket.removeEventListener('message', onMessage);
  });
  const next = () => {
    const id = `m${turn}-${sent}`;
    sentAt.set(id, performance.now());
    open[sent++ % open.length]?.send(lane.message(id));
  };
  for (let i = 0; i < inFlight; i++) next();
  await new Promise((resolve) => setTimeout(resolve, roundMs + 1_000));
  for (const remove of handlers) remove();
  const seconds = roundMs / 1000;
  return {
    perSecond: latencies.length / seconds,
    latencies,
    cpuMs: ((cpuSeconds(lane.pid) - cpu) * 1000) / Math.max(1, latencies.length),
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const rounded = (figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the socket did not open')));
  });
}
