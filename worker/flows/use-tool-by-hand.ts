/** A member uses a tool in a conversation: the conversation makes the call, with what the member's role may do. */
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import type { Conversations, MemberCall } from '#ports/conversations';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { StaffToolAnswer } from '#protocol/tool-run';

export function useToolByHand(
  member: Actor & { tenantId: string; memberId: string },
  conversationId: ConversationId,
  call: Pick<MemberCall, 'tool' | 'arguments' | 'kind' | 'clientId'>,
  { conversations }: { conversations: Pick<Conversations, 'callTool'> },
): Promise<Result<StaffToolAnswer>> {
  return conversations.callTool(member.tenantId as TenantId, conversationId, {
    ...call,
    memberId: member.memberId,
    role: member.role,
    mayApprove: may(member, 'approval.decide'),
  });
}
