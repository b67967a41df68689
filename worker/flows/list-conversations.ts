/** A page of the inbox, with the names of the agents who hold a floor. */
import type { MemberNamesDeps } from '#flows/member-names';
import { openMemberNames } from '#flows/member-names';
import type { ConversationList } from '#ports/conversation-list';
import type { InboxFilter, InboxPage } from '#protocol/inbox';

export interface ListConversationsDeps extends MemberNamesDeps {
  conversationList: ConversationList;
}

export async function listConversations(
  member: { tenantId: string; memberId: string },
  filter: InboxFilter,
  deps: ListConversationsDeps,
): Promise<InboxPage> {
  const page = await deps.conversationList.page(member.tenantId, member.memberId, filter);
  const ids = page.conversations.flatMap(({ floor }) => (floor.agentId ? [floor.agentId] : []));
  const names = await openMemberNames(member.tenantId, ids, deps);
  return {
    ...page,
    conversations: page.conversations.map((conversation) => {
      const agentName = names.get(conversation.floor.agentId ?? '');
      return agentName
        ? { ...conversation, floor: { ...conversation.floor, agentName } }
        : conversation;
    }),
  };
}
