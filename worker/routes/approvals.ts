/** `/v1/admin/approvals`: what the assistant may do only with a member's leave: the list, and the decision, which goes to the conversation. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { ConversationId, ToolCallId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import { ApprovalDecision, ApprovalFilter } from '#protocol/approval';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const approvals = new Hono<AppTypes>()
  .get('/', staff('approval.read'), async (c) => {
    const filter = v.safeParse(ApprovalFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const page = await c.get('deps').approvals.page(c.get('member').tenantId, filter.output);
    return c.json(shownTo(c.get('member'), page));
  })
  .post('/:conversationId/:callId', staff('approval.decide'), async (c) => {
    const conversationId = v.safeParse(ConversationId, c.req.param('conversationId'));
    const callId = v.safeParse(ToolCallId, c.req.param('callId'));
    if (!conversationId.success || !callId.success) return notFound(c);
    const request = await body(c.req.raw, ApprovalDecision);
    if (!request.ok) return problem(c, request.refusal);
    const [before, after] = [{ waits: callId.output }, { ...request.value, of: callId.output }];
    c.set('audit', { target: callId.output, before, after });
    const { tenantId, memberId: agentId } = c.get('member');
    const command = { kind: 'decide' as const, agentId, callId: callId.output, ...request.value };
    const { conversations } = c.get('deps');
    return answer(
      c,
      shownTo(
        c.get('member'),
        await conversations.tellAsStaff(tenantId as TenantId, conversationId.output, command),
      ),
    );
  });
