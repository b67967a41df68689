/** Whose something may become: a member of this company who is active and may write. Used by what has an assignee. */
import { may } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Members } from '#ports/members';

export async function checkAssignee(
  tenantId: string,
  assigneeId: string | null | undefined,
  { members }: { members: Pick<Members, 'get'> },
): Promise<Result<null>> {
  if (!assigneeId) return ok(null);
  const member = await members.get(tenantId, assigneeId);
  if (!member || member.status === 'removed')
    return refuse('not-found', 'assigneeId: no such member');
  if (member.status !== 'active')
    return refuse('invalid-request', 'assigneeId: this member is disabled');
  return may(member, 'conversation.write')
    ? ok(null)
    : refuse('invalid-request', 'assigneeId: a viewer looks on and takes nothing over');
}
