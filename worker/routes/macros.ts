/** `/v1/admin/macros`: several acts under one name. Kept by their makers, shared ones by who leads; shown before they are run. */
import { Hono } from 'hono';
import { shownTo } from '#core/mask-personal';
import { stepActions } from '#core/macro';
import { previewMacro, runMacro } from '#flows/run-macro';
import { addMacro, changeMacro, findMacro, removeMacro } from '#flows/save-macro';
import { MacroChange, MacroDraft, MacroPreviewRequest, MacroRunRequest } from '#protocol/macro';
import { actorOf, record } from '#worker/middleware/audit';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const macros = new Hono<AppTypes>()
  .get('/', staff('macro.read'), listed('macros'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    return c.json({ macros: await c.get('deps').macros.of(tenantId, memberId) });
  })
  .post('/', staff('macro.run'), async (c) => {
    const draft = await body(c.req.raw, MacroDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    const added = await addMacro(c.get('member'), draft.value, c.get('deps'));
    if (added.ok) c.set('audit', { target: added.value.id, after: added.value });
    return answer(c, added, 201);
  })
  .get('/:id', staff('macro.read'), async (c) =>
    answer(c, await findMacro(c.get('member'), c.req.param('id'), c.get('deps'))),
  )
  .put('/:id', staff('macro.run'), async (c) => {
    const change = await body(c.req.raw, MacroChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    const changed = await changeMacro(c.get('member'), id, change.value, c.get('deps'));
    if (!changed.ok) return problem(c, changed.refusal);
    c.set('audit', { target: id, ...changed.value });
    return c.json(changed.value.after);
  })
  .delete('/:id', staff('macro.run'), async (c) => {
    const removed = await removeMacro(c.get('member'), c.req.param('id'), c.get('deps'));
    if (!removed.ok) return problem(c, removed.refusal);
    c.set('audit', { target: removed.value.id, before: removed.value });
    return c.body(null, 204);
  })
  .post('/:id/preview', staff('macro.run'), async (c) => {
    const request = await body(c.req.raw, MacroPreviewRequest);
    if (!request.ok) return problem(c, request.refusal);
    const id = c.req.param('id');
    const preview = await previewMacro(c.get('member'), id, request.value, c.get('deps'));
    return answer(c, shownTo(c.get('member'), preview));
  })
  .post('/:id/run', staff('macro.run'), async (c) => {
    const request = await body(c.req.raw, MacroRunRequest);
    if (!request.ok) return problem(c, request.refusal);
    const member = c.get('member');
    const id = c.req.param('id');
    c.set('audit', { target: id, after: request.value });
    const run = await runMacro(member, id, request.value, c.get('deps'));
    if (!run.ok) return problem(c, run.refusal);
    // Each step stands in the trail like the act by hand.
    for (const { step, status } of run.value.steps)
      if (status === 'done' || status === 'waiting')
        await record(c, member.tenantId, actorOf(member), stepActions[step.kind], 200, {
          target: request.value.conversationId,
          after: step,
        });
    return c.json(shownTo(member, run.value));
  });
