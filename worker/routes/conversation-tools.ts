/**
 * `/v1/admin/conversations/:id/tools/:name`: a member uses a tool by hand in a conversation, with what is known of its visitor; and the
 * orders that the visitor has, through the tenant's own tools.
 */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { readOrders } from '#flows/read-orders';
import { useToolByHand } from '#flows/use-tool-by-hand';
import { ConversationId } from '#protocol/ids';
import { StaffToolRequest } from '#protocol/tool-run';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const conversationTools = new Hono<AppTypes>()
  .get('/:id/orders', staff('contact.read'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const read = await readOrders(c.get('member'), id, c.get('deps'));
    return answer(c, shownTo(c.get('member'), read));
  })
  .post('/:id/tools/:name', staff('tool.run'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const request = await body(c.req.raw, StaffToolRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { dryRun, ...asked } = request.value;
    const call = { ...asked, tool: c.req.param('name'), kind: dryRun ? 'preview' : 'run' } as const;
    c.set('audit', { target: `${id} ${call.tool}`, after: request.value });
    const used = await useToolByHand(c.get('member'), id, call, c.get('deps'));
    return answer(c, shownTo(c.get('member'), used));
  });

/** What is no id and what is nobody's are equally absent. */
function idOf(c: Context<AppTypes>): ConversationId | null {
  const id = v.safeParse(ConversationId, c.req.param('id'));
  return id.success ? id.output : null;
}
