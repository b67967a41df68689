/** Whose a conversation is, and handing it on: the person or the team must be of this company. */
import type { Destination } from '#core/conversation/input-desk';
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Conversations } from '#ports/conversations';
import { checkAssignee } from '#flows/check-assignee';
import type { Members } from '#ports/members';
import type { Teams } from '#ports/teams';
import type { AssignRequest, TransferRequest } from '#protocol/desk-requests';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxAnswer } from '#protocol/inbox';

export interface AssignDeps {
  conversations: Conversations;
  members: Pick<Members, 'get'>;
  teams: Teams;
}

type Asking = Actor & { tenantId: string; memberId: string };

export async function assignConversation(
  { tenantId, memberId }: Asking,
  conversationId: ConversationId,
  { assigneeId, teamId, reason }: AssignRequest,
  deps: AssignDeps,
  /** A name for the act: done once. */
  actId?: string,
): Promise<Result<InboxAnswer>> {
  const to = await destination(tenantId, { assigneeId, teamId }, reason, deps);
  if (!to.ok) return to;
  return deps.conversations.tellAsStaff(tenantId as TenantId, conversationId, {
    ...to.value,
    kind: 'assign',
    agentId: memberId,
    ...(actId === undefined ? {} : { actId }),
  });
}

export async function transferConversation(
  member: Asking,
  conversationId: ConversationId,
  { memberId, teamId, supervisor, reason }: TransferRequest,
  deps: AssignDeps,
): Promise<Result<InboxAnswer>> {
  const { tenantId } = member;
  const to = await destination(
    tenantId,
    { assigneeId: memberId ?? null, teamId: teamId ?? null },
    reason,
    deps,
  );
  if (!to.ok) return to;
  return deps.conversations.tellAsStaff(tenantId as TenantId, conversationId, {
    ...to.value,
    ...(supervisor ? { supervisor } : {}),
    kind: 'transfer',
    agentId: member.memberId,
    override: may(member, 'conversation.takeover'),
  });
}

export async function destination(
  tenantId: string,
  { assigneeId, teamId }: { assigneeId: string | null; teamId: string | null },
  reason: string | undefined,
  deps: AssignDeps,
): Promise<Result<Destination>> {
  const [checked, team] = await Promise.all([
    checkAssignee(tenantId, assigneeId, deps),
    teamId ? deps.teams.team(tenantId, teamId) : null,
  ]);
  if (!checked.ok) return checked;
  if (teamId && !team) return refuse('not-found', 'no such team');
  return ok({ assigneeId, teamId, ...(reason ? { reason } : {}) });
}
