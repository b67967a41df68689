/** A page of the inbox: the read model's, what has changed since laid over it, and the names of who holds a floor. */
import { overlay } from '#core/inbox-overlay';
import { slaDueAt } from '#core/inbox-summary';
import type { MemberNamesDeps } from '#flows/member-names';
import { openMemberNames } from '#flows/member-names';
import type { ConversationList, ListedPage } from '#ports/conversation-list';
import type { Inbox } from '#ports/inbox';
import type { TenantId } from '#protocol/ids';
import type { InboxPage, InboxSummary } from '#protocol/inbox';
import { digestOf } from '#protocol/inbox-digest';
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
  const [listed, tenant] = await Promise.all([
    deps.conversationList.page(tenantId, memberId, filter),
    deps.tenants.byId(tenantId as TenantId),
  ]);
  const recent = await newerThanListed(tenantId, memberId, filter, listed, deps);
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
    digest: digestOf(page.conversations),
    conversations: page.conversations.map((conversation) => {
      const agentName = names.get(conversation.floor.agentId ?? '');
      return agentName
        ? { ...conversation, floor: { ...conversation.floor, agentName } }
        : conversation;
    }),
  };
}

/** With the inbox away the list is what the database knows. */
async function newerThanListed(
  tenantId: string,
  memberId: string,
  filter: InboxFilter,
  { conversations }: ListedPage,
  { inbox, conversationList }: ListConversationsDeps,
): Promise<InboxSummary[]> {
  const ids = conversations.map(({ id }) => id as string);
  const recent = await inbox.recent(tenantId, memberId, filter, ids).catch(() => []);
  const listed = new Map(conversations.map(({ id, lastSeq }) => [id as string, lastSeq]));
  // One that stands elsewhere, because the database knows a newer state of it, is not to be shown here. The same state is:
  // the database may have learned it after it gave the page.
  const versions = await conversationList.versions(
    tenantId,
    recent.flatMap(({ id }) => (listed.has(id) ? [] : [id])),
  );
  return recent.filter(({ id, lastSeq }) => {
    const shown = listed.get(id);
    return shown === undefined ? lastSeq >= (versions.get(id) ?? 0) : lastSeq > shown;
  });
}

export async function countConversations(
  { tenantId, memberId }: Asking,
  deps: Pick<ListConversationsDeps, 'conversationList'>,
): Promise<InboxCounts> {
  const counts = await deps.conversationList.counts(tenantId, memberId, inboxCountMax);
  return { counts, max: inboxCountMax };
}
