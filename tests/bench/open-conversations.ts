/**
 * (c) Open conversations: memory each, live and hibernated, and whether all stay open. The file-descriptor limit of the
 * machine sets how many fit (five a live conversation with a socket, two hibernated).
 */
import { addTenant, session, startParley } from '../support/harness.ts';
import { memoryKb, report, round } from './measure.ts';

const idleMs = 15_000;
const openAtOnce = 40;

export async function openConversationsBench(
  count = Number(process.env['BENCH_CONVERSATIONS'] ?? 2_000),
): Promise<void> {
  const parley = await startParley();
  const tenant = await addTenant(parley);
  const pid = parley.server.workerdPid();
  // Warm the runtime, so that its own growth is not counted as conversations'.
  await open(parley.origin, tenant.siteKey, 50);
  await settle(3_000);
  const before = memoryKb(pid);
  const started = performance.now();
  const sockets = await open(parley.origin, tenant.siteKey, count);
  const seconds = (performance.now() - started) / 1000;
  const live = memoryKb(pid);
  await settle(idleMs);
  const hibernated = memoryKb(pid);
  const answered = await Promise.all(sockets.filter((_, index) => index % 20 === 0).map(wake));
  report('c open conversations', {
    opened: sockets.length,
    stillOpen: sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length,
    answeredAfterSleep: `${answered.filter(Boolean).length}/${answered.length}`,
    perSecond: round(sockets.length / seconds),
    kbLive: round((live - before) / count, 1),
    kbHibernated: round((hibernated - before) / count, 1),
    aim: '≤ 350 live, ≤ 130 hibernated',
  });
  const perConversation = { live: 5, hibernated: 2 };
  for (const many of [10_000, 1_000_000])
    report(`c on paper: ${many}`, {
      memoryGbLive: round((many * (live - before)) / count / 1e6, 1),
      memoryGbHibernated: round((many * (hibernated - before)) / count / 1e6, 1),
      fileDescriptorsHere: many * perConversation.hibernated,
      onCloudflare: `${many} objects; a hibernated one is not billed for duration`,
    });
  for (const socket of sockets) socket.close();
  await parley.stop();
}

async function open(origin: string, siteKey: string, count: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let at = 0; at < count; at += openAtOnce)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(openAtOnce, count - at) }, async () => {
          const { token } = await session(origin, siteKey);
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/chat/socket`, [
            'parley.v1',
            `token.${token}`,
          ]);
          await new Promise((resolve, reject) => {
            socket.addEventListener('open', resolve);
            socket.addEventListener('error', reject);
          });
          const welcome = nextFrame(socket, 'welcome');
          socket.send('{"type":"hello","version":1,"after":0}');
          await welcome;
          return socket;
        }),
      )),
    );
  return sockets;
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
