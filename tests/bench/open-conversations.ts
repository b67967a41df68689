/**
 * (c) Open conversations: memory each, live and hibernated, and whether all stay open. The file-descriptor limit of the
 * machine sets how many fit (five a live conversation with a socket, two hibernated). Beside the floor in the same run.
 */
import { addTenant, session, startParley } from '../support/harness.ts';
import { startFloor } from './floor.ts';
import { memoryKb, report, round } from './measure.ts';

/** Delivery to D1 comes after five seconds, sleep ten seconds after the last thing that happened. */
const idleMs = 25_000;
const openAtOnce = 40;

export async function openConversationsBench(
  count = Number(process.env['BENCH_CONVERSATIONS'] ?? 1_000),
): Promise<void> {
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
  for (const many of [10_000, 1_000_000])
    report(`c on paper: ${many}`, {
      memoryGbLive: round((many * ours.kbLive) / 1e6, 1),
      memoryGbHibernated: round((many * ours.kbHibernated) / 1e6, 1),
      fileDescriptorsHere: many * 2,
      onCloudflare: 'one object each; a hibernated one is not billed for duration',
    });
  for (const socket of [...ours.sockets, ...bare.sockets]) socket.close();
  await floor.stop();
  await parley.stop();
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
