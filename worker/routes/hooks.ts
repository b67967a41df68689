/** `/v1/admin/hooks`: endpoints where other systems report, with their secrets. */
import { Hono } from 'hono';
import { addHook, changeHook, rotateHook, viewOf } from '#flows/save-hook';
import { HookChange, HookDraft } from '#protocol/hook';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';
import { tenantOf } from '#worker/middleware/tenant';

export const hooks = new Hono<AppTypes>()
  .get('/', staff('webhook.read'), listed('hooks'), async (c) => {
    const stored = await c.get('deps').hooks.all(c.get('member').tenantId);
    return c.json({ hooks: stored.map(viewOf) });
  })
  .post('/', staff('webhook.write'), async (c) => {
    const draft = await body(c.req.raw, HookDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    c.set('audit', { target: draft.value.name, after: draft.value });
    const old = tooOldFor(c);
    if (old) return old;
    return answer(c, await addHook(await tenantOf(c), draft.value, c.get('deps')), 201);
  })
  .patch('/:id', staff('webhook.write'), async (c) => {
    const change = await body(c.req.raw, HookChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    return answer(c, await changeHook(c.get('member').tenantId, id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('webhook.write'), async (c) => {
    const removed = await c.get('deps').hooks.remove(c.get('member').tenantId, c.req.param('id'));
    return removed ? c.body(null, 204) : notFound(c);
  })
  .post('/:id/rotate', staff('webhook.secret'), async (c) =>
    answer(c, await rotateHook(await tenantOf(c), c.req.param('id'), c.get('deps'))),
  );
