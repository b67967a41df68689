/** `/health` (every dependency with its state), `/ready` (may traffic come), for load balancers and people. */
import { Hono } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { guarded } from '#worker/store/database';
import type { Env } from '#worker/env';

const probeTimeoutMs = 1_500;
/** However many ask, each dependency is probed once in this time (and isolate): the routes are public. */
const probeFreshMs = 1_000;

/** `npm start` seeds before it lets traffic come: it sets AWAIT_START and says when it is done. */
let opened = false;
export function openForTraffic(): void {
  opened = true;
}

type Standing = { state: 'up' | 'down' | 'configured'; detail?: string };

export const status = new Hono<AppTypes>()
  .get('/health', async (c) => {
    const deps = c.get('deps');
    const probing = { env: c.env, now: deps.system.now() };
    const [d1, conversations] = await Promise.all([probeD1(probing), probeObjects(probing)]);
    const providers = Object.fromEntries(
      deps.settings.AI_PROVIDER.map((name) => [
        name,
        { state: name === 'builtin' ? 'up' : 'configured' },
      ]),
    );
    const isUp = d1.state === 'up' && conversations.state === 'up';
    return c.json({
      status: isUp ? 'ok' : 'degraded',
      dependencies: { d1, conversations, ...providers },
    });
  })
  .get('/ready', async (c) => {
    const { settings, system } = c.get('deps');
    if (settings.AWAIT_START === '1' && !opened)
      return problem(c, { code: 'unavailable', detail: 'starting', retryAfterSeconds: 1 });
    const d1 = await probeD1({ env: c.env, now: system.now() });
    if (d1.state !== 'up')
      return problem(c, { code: 'unavailable', detail: 'd1', retryAfterSeconds: 2 });
    return c.json({ status: 'ready' });
  });

interface Probing {
  env: Env;
  now: number;
}

/** What was found last, until it is a second old. One request probes; whoever comes meanwhile hears of the last time. */
function remembered(probe: (env: Env) => Promise<Standing>) {
  let last: Standing | null = null;
  let at = -Infinity;
  return async ({ env, now }: Probing): Promise<Standing> => {
    if (last && Math.abs(now - at) < probeFreshMs) return last;
    at = now;
    last = await probe(env);
    return last;
  };
}

const probeD1 = remembered(async (env) => {
  try {
    await guarded(env.DB.prepare('SELECT id FROM tenant LIMIT 1').first(), probeTimeoutMs);
    return { state: 'up' };
  } catch {
    return { state: 'down', detail: 'not reachable or not migrated' };
  }
});

const probeObjects = remembered(async (env) => {
  try {
    await guarded(env.DIRECTORY.getByName('health').page(null, 1), probeTimeoutMs);
    return { state: 'up' };
  } catch {
    return { state: 'down', detail: 'Durable Objects are not reachable' };
  }
});
