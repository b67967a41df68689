/** A page of the inbox: the read model's, what has changed since laid over it, and the names of who holds a floor. */
import { overlay } from '#core/inbox-overlay';
import { slaDueAt } from '#core/inbox-summary';
import type { MemberNamesDeps } from '#flows/member-names';
import { openMemberNames } from '#flows/member-names';
import type { ConversationList } from '#ports/conversation-list';
import type { Inbox } from '#ports/inbox';
import type { TenantId } from '#protocol/ids';
import type { InboxPage } from '#protocol/inbox';
import { inboxCountMax } from '#protocol/inbox-filter';
import type { InboxCounts, InboxFilter } from '#protocol/inbox-filter';

export interface ListConversationsDeps extends MemberNamesDeps {
  conversationList: ConversationList;
  inbox: Inbox;
}

interface Asking {
  tenantId: string;
  memberId: string;
}

export async function listConversations(
  { tenantId, memberId }: Asking,
  filter: InboxFilter,
  deps: ListConversationsDeps,
): Promise<InboxPage> {
  // What is recent is asked for first: what the database learns meanwhile is newer then, and wins.
  const recent = await deps.inbox.recent(tenantId).catch(() => []);
  const [listed, tenant] = await Promise.all([
    deps.conversationList.page(tenantId, memberId, filter),
    deps.tenants.byId(tenantId as TenantId),
  ]);
  const promises = tenant?.settings ?? { firstReplyMs: 0, nextReplyMs: 0 };
  const due = (one: (typeof listed.conversations)[number]) =>
    slaDueAt(
      {
        holder: one.floor.holder,
        unansweredSince: one.unansweredSince === null ? null : Date.parse(one.unansweredSince),
      },
      promises,
    );
  const page = overlay(
    {
      ...listed,
      conversations: listed.conversations.map((one) => {
        const dueAt = due(one);
        return { ...one, slaDueAt: dueAt === null ? null : new Date(dueAt).toISOString() };
      }),
    },
    recent,
    filter,
    memberId,
  );
  const ids = page.conversations.flatMap(({ floor }) => (floor.agentId ? [floor.agentId] : []));
  const names = await openMemberNames(tenantId, ids, deps);
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

export async function countConversations(
  { tenantId, memberId }: Asking,
  deps: Pick<ListConversationsDeps, 'conversationList'>,
): Promise<InboxCounts> {
  const counts = await deps.conversationList.counts(tenantId, memberId, inboxCountMax);
  return { counts, max: inboxCountMax };
}
