/**
 * (c) Open conversations: memory each, live and hibernated, and whether all stay open. The file-descriptor limit of the
 * machine sets how many fit (five a live conversation with a socket, two hibernated). Beside the floor in the same run.
 */
import { addTenant, session, startParley } from '../support/harness.ts';
import { startFloor } from './floor.ts';
import { fileDescriptors, memoryKb, report, round, spread } from './measure.ts';

/**
 * Above this the waves do not fit: all of a wave are live at once, five descriptors each, and the process may have 20,000. So
 * they come at a pace at which the first ones sleep before the last ones open.
 */
const mostInWaves = 1_500;
const opensASecond = 55;

/** Delivery to D1 comes after five seconds, sleep ten seconds after the last thing that happened. */
const idleMs = 25_000;
const openAtOnce = 40;

export async function openConversationsBench(
  count = Number(process.env['BENCH_CONVERSATIONS'] ?? 1_000),
): Promise<void> {
  if (count > mostInWaves) return rampBench(count);
  const parley = await startParley();
  const tenant = await addTenant(parley);
  const floor = await startFloor();
  const ours = await waves(parley.server.workerdPid(), count, () =>
    join(parley.origin, tenant.siteKey),
  );
  const bare = await waves(floor.pid, count, (index) =>
    plain(`${floor.origin.replace('http', 'ws')}/${index}`),
  );
  const answered = await Promise.all(ours.sockets.filter((_, index) => index % 20 === 0).map(wake));
  report('c open conversations', {
    opened: ours.sockets.length,
    stillOpen: ours.sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length,
    answeredAfterSleep: `${answered.filter(Boolean).length}/${answered.length}`,
    kbLive: ours.kbLive,
    kbHibernated: ours.kbHibernated,
    floorKbLive: bare.kbLive,
    floorKbHibernated: bare.kbHibernated,
    aim: '≤ 350 live, ≤ 130 hibernated, where the floor is 290 and 95',
  });
  report('c ratio to the floor', {
    live: round(ours.kbLive / bare.kbLive),
    hibernated: round(ours.kbHibernated / bare.kbHibernated),
    aim: '≤ 1.2 live, ≤ 1.37 hibernated',
  });
  onPaper(ours.kbHibernated, ours.kbLive);
  for (const socket of [...ours.sockets, ...bare.sockets]) socket.close();
  await floor.stop();
  await parley.stop();
}

/** All open at the same time, nearly all asleep: how many this machine holds, what one costs, and whether they wake. */
async function rampBench(count: number): Promise<void> {
  const parley = await startParley();
  const tenant = await addTenant(parley);
  const pid = parley.server.workerdPid();
  const sockets: WebSocket[] = [];
  const open = async (many: number) => {
    for (const until = sockets.length + many; sockets.length < until;) {
      const second = settle(1_000);
      const few = Math.min(opensASecond, until - sockets.length);
      sockets.push(
        ...(await Promise.all(
          Array.from({ length: few }, () => join(parley.origin, tenant.siteKey)),
        )),
      );
      await second;
    }
  };
  await open(opensASecond);
  await settle(idleMs);
  const before = memoryKb(pid);
  const first = sockets.length;
  const started = performance.now();
  await open(count - first);
  const seconds = (performance.now() - started) / 1000;
  await settle(idleMs);
  const kbHibernated = round((memoryKb(pid) - before) / (count - first), 0);
  const asked = sockets.filter((_, index) => index % 40 === 0);
  const times: number[] = [];
  let answered = 0;
  // One after the other: the time is that of waking, not of queueing.
  for (const socket of asked) {
    const at = performance.now();
    if (await wake(socket)) answered++;
    times.push(performance.now() - at);
  }
  report(`c ${count} at once`, {
    opened: sockets.length,
    opensASecond: round((count - first) / seconds, 0),
    stillOpen: sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length,
    answeredAfterSleep: `${answered}/${asked.length}`,
    wakeMs: spread(times),
    kbHibernated,
    fileDescriptors: fileDescriptors(pid),
    processMb: round(memoryKb(pid) / 1000, 0),
  });
  onPaper(kbHibernated);
  for (const socket of sockets) socket.close();
  await parley.stop();
}

function onPaper(kbHibernated: number, kbLive?: number): void {
  for (const many of [10_000, 1_000_000])
    report(`c on paper: ${many}`, {
      ...(kbLive === undefined ? {} : { memoryGbLive: round((many * kbLive) / 1e6, 1) }),
      memoryGbHibernated: round((many * kbHibernated) / 1e6, 1),
      fileDescriptorsHere: many * 2,
      onCloudflare: 'one object each; a hibernated one is not billed for duration',
    });
}

/**
 * Two waves of `count`. The first tells what a live one costs. It sleeps while the second opens and takes over its memory (which the
 * process does not give back to the system), so what the second adds is what the sleeping ones still hold.
 */
async function waves(
  pid: number | null,
  count: number,
  join: (index: number) => Promise<WebSocket>,
) {
  const many = async (from: number, size: number) => {
    const sockets: WebSocket[] = [];
    for (let at = from; at < from + size; at += openAtOnce)
      sockets.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(openAtOnce, from + size - at) }, (_, index) =>
            join(at + index),
          ),
        )),
      );
    return sockets;
  };
  // Warm the runtime, so that its own growth is not counted as conversations'.
  const sockets = await many(0, 50);
  await settle(3_000);
  const before = memoryKb(pid);
  sockets.push(...(await many(50, count)));
  const live = memoryKb(pid);
  await settle(idleMs);
  sockets.push(...(await many(50 + count, count)));
  const both = memoryKb(pid);
  return {
    sockets,
    kbLive: round((live - before) / count, 0),
    kbHibernated: round((both - live) / count, 0),
  };
}

async function join(origin: string, siteKey: string): Promise<WebSocket> {
  const { token } = await session(origin, siteKey);
  const socket = await plain(`${origin.replace('http', 'ws')}/v1/chat/socket`, [
    'parley.v1',
    `token.${token}`,
  ]);
  const welcome = nextFrame(socket, 'welcome');
  socket.send('{"type":"hello","version":1,"after":0}');
  await welcome;
  return socket;
}

async function plain(url: string, protocols: string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(url, protocols);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  if (protocols.length === 0) {
    const echoed = new Promise((resolve) =>
      socket.addEventListener('message', resolve, { once: true }),
    );
    socket.send('hello');
    await echoed;
  }
  return socket;
}

async function wake(socket: WebSocket): Promise<boolean> {
  const ack = nextFrame(socket, 'ack');
  socket.send(JSON.stringify({ type: 'send_message', clientId: 'after-sleep', text: 'thanks' }));
  return ack;
}

function nextFrame(socket: WebSocket, type: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 20_000);
    socket.addEventListener('message', (event) => {
      if (!String(event.data).startsWith(`{"type":"${type}"`)) return;
      clearTimeout(timer);
      resolve(true);
    });
  });
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
