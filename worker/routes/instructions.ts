/** `/v1/admin/instructions`: what the tenant tells its assistant: list, one, write, change, switch, remove. */
import { Hono } from 'hono';
import { addInstruction, changeInstruction } from '#flows/save-instruction';
import { InstructionChange, InstructionDraft } from '#protocol/instruction';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const instructions = new Hono<AppTypes>()
  .get('/', staff('instruction.read'), listed('instructions'), async (c) => {
    const all = await c.get('deps').instructions.all(c.get('member').tenantId);
    return c.json({ instructions: all.toSorted((a, b) => b.priority - a.priority) });
  })
  .post('/', staff('instruction.write'), async (c) => {
    const draft = await body(c.req.raw, InstructionDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    const added = await addInstruction(c.get('member').tenantId, draft.value, c.get('deps'));
    c.set('audit', { target: added.ok ? added.value.id : null });
    return answer(c, added, 201);
  })
  .get('/:id', staff('instruction.read'), async (c) => {
    const { tenantId } = c.get('member');
    const found = await c.get('deps').instructions.get(tenantId, c.req.param('id'));
    return found ? c.json(found) : notFound(c);
  })
  .patch('/:id', staff('instruction.write'), async (c) => {
    const change = await body(c.req.raw, InstructionChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    const { tenantId } = c.get('member');
    const before = await c.get('deps').instructions.get(tenantId, id);
    c.set('audit', { target: id, before });
    return answer(c, await changeInstruction(tenantId, id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('instruction.write'), async (c) => {
    const id = c.req.param('id');
    const { tenantId } = c.get('member');
    const before = await c.get('deps').instructions.get(tenantId, id);
    c.set('audit', { target: id, before });
    const removed = await c.get('deps').instructions.remove(tenantId, id);
    return removed ? c.body(null, 204) : notFound(c);
  });
