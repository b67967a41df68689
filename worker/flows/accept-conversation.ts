/** A member takes a conversation over, under the name that the visitor will see. */
import type { Result } from '#core/result';
import { refuse } from '#core/result';
import type { MemberNamesDeps } from '#flows/member-names';
import { openMemberNames } from '#flows/member-names';
import type { Conversations } from '#ports/conversations';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxAnswer } from '#protocol/inbox';

export interface AcceptDeps extends MemberNamesDeps {
  conversations: Conversations;
}

export async function acceptConversation(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  conversationId: ConversationId,
  /** From a colleague who has it; the route has asked whether this member may. */
  override: boolean,
  deps: AcceptDeps,
): Promise<Result<InboxAnswer>> {
  const name = (await openMemberNames(tenantId, [memberId], deps)).get(memberId);
  if (!name) return refuse('forbidden', 'a member without a name');
  return deps.conversations.tellAsStaff(tenantId as TenantId, conversationId, {
    kind: 'accept',
    agentId: memberId,
    agentName: name,
    ...(override ? { override } : {}),
  });
}
