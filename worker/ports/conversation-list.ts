/** The conversations of a tenant as a list, newest first, from the read model. Implemented by store/conversation-list. */
import type { InboxFilter, InboxPage } from '#protocol/inbox';

export interface ConversationList {
  /** Agents are named by id only: their names are sealed. */
  page(tenantId: string, memberId: string, filter: InboxFilter): Promise<InboxPage>;
}
