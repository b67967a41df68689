/** `/v1/admin/conversations`: the inbox. Lists come from the read model, one conversation and every act go to its object. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { acceptConversation } from '#flows/accept-conversation';
import { listConversations } from '#flows/list-conversations';
import type { StaffCommand } from '#ports/conversations';
import { ConversationId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import { InboxFilter, ReadRequest, ReplyRequest } from '#protocol/inbox';
import { refusalOf } from '#protocol/validation';
import { body, wholeNumber } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const conversations = new Hono<AppTypes>()
  .get('/', staff('inbox.read'), async (c) => {
    const filter = v.safeParse(InboxFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await listConversations(c.get('member'), filter.output, c.get('deps')));
  })
  .get('/:id', staff('conversation.read'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const after = wholeNumber(c.req.url, 'after', 0, Number.MAX_SAFE_INTEGER);
    if (!after.ok) return problem(c, after.refusal);
    const { tenantId } = c.get('member');
    const read = await c
      .get('deps')
      .conversations.readAsStaff(tenantId as TenantId, id, after.value);
    return answer(c, read);
  })
  .post('/:id/accept', staff('conversation.write'), async (c) => {
    const id = idOf(c);
    return id
      ? answer(c, await acceptConversation(c.get('member'), id, c.get('deps')))
      : notFound(c);
  })
  .post('/:id/reply', staff('conversation.write'), async (c) => {
    const request = await body(c.req.raw, ReplyRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'reply' }) : problem(c, request.refusal);
  })
  .post('/:id/read', staff('conversation.write'), async (c) => {
    const request = await body(c.req.raw, ReadRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'read' }) : problem(c, request.refusal);
  })
  .post('/:id/release', staff('conversation.write'), (c) => tell(c, { kind: 'release' }))
  .post('/:id/end', staff('conversation.write'), (c) => tell(c, { kind: 'end' }));

type Act = StaffCommand extends infer C
  ? C extends StaffCommand
    ? Omit<C, 'agentId'>
    : never
  : never;

async function tell(c: Context<AppTypes>, act: Act): Promise<Response> {
  const id = idOf(c);
  if (!id) return notFound(c);
  const { tenantId, memberId } = c.get('member');
  const command = { ...act, agentId: memberId } as StaffCommand;
  return answer(
    c,
    await c.get('deps').conversations.tellAsStaff(tenantId as TenantId, id, command),
  );
}

/** What is no id and what is nobody's are equally absent. */
function idOf(c: Context<AppTypes>): ConversationId | null {
  const id = v.safeParse(ConversationId, c.req.param('id'));
  return id.success ? id.output : null;
}
