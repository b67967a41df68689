/** `POST /test/clock {at}` moves the clock. Exists only with TEST_CLOCK=1, which https deployments refuse. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { setTestClock } from '#worker/adapters/system';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { notFound, problem } from '#worker/middleware/problem';

const Instant = v.union([
  v.pipe(v.string(), v.isoTimestamp()),
  v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
]);

export const testClock = new Hono<AppTypes>().post('/clock', async (c) => {
  const { settings, system } = c.get('deps');
  if (settings.TEST_CLOCK !== '1') return notFound(c);
  const request = await body(c.req.raw, v.object({ at: Instant }));
  if (!request.ok) return problem(c, request.refusal);
  setTestClock(new Date(request.value.at).getTime());
  return c.json({ now: new Date(system.now()).toISOString() });
});
