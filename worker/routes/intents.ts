/** `/v1/admin/intents`: the tenant's own intents beside the built-in ones, with their examples. */
import { Hono } from 'hono';
import { saveIntents } from '#flows/save-intents';
import { OwnIntents } from '#protocol/intent';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const intents = new Hono<AppTypes>()
  .get('/', staff('intent.read'), async (c) =>
    c.json({ intents: await c.get('deps').intents.all(c.get('member').tenantId) }),
  )
  .put('/', staff('intent.write'), async (c) => {
    const given = await body(c.req.raw, OwnIntents);
    if (!given.ok) return problem(c, given.refusal);
    const { tenantId } = c.get('member');
    c.set('audit', { target: 'intents', before: await c.get('deps').intents.all(tenantId) });
    return c.json(await saveIntents(tenantId, given.value, c.get('deps')));
  });
