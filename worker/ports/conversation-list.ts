/** The conversations of a tenant as a list, newest first, from the read model. Implemented by store/conversation-list. */
import type { InboxPage, InboxSummary } from '#protocol/inbox';
import type { InboxFilter, InboxView } from '#protocol/inbox-filter';

/** What the desk has promised itself is the tenant's and added by the flow. */
export type ListedConversation = Omit<InboxSummary, 'slaDueAt'>;

export interface ListedPage {
  conversations: ListedConversation[];
  cursor: InboxPage['cursor'];
}

/** One who waits; priority and level are ranks. */
export interface WaitingRow {
  id: string;
  waitingSince: number;
  priority: number;
  level: number | null;
  language: string | null;
  teamId: string | null;
  supervisor: boolean;
  assigneeId: string | null;
}

export interface ConversationList {
  /** Agents are named by id only: their names are sealed. */
  page(tenantId: string, memberId: string, filter: InboxFilter): Promise<ListedPage>;
  /** Which state of each of these the list knows, by `lastSeq`. */
  versions(tenantId: string, ids: string[]): Promise<Map<string, number>>;
  /** How many there are in each view, counted up to `max`. */
  counts(tenantId: string, memberId: string, max: number): Promise<Record<InboxView, number>>;
  /** Tags in use, by how many of the newest conversations have them. */
  tags(tenantId: string, limit: number): Promise<{ tag: string; count: number }[]>;
  /** Conversations that each member has the floor of, or was asked for and that wait for them; but for one of them. */
  loads(tenantId: string, except?: string): Promise<Map<string, number>>;
  /** What has not ended and is this member's: their floor, or assigned to them. */
  ofMember(tenantId: string, memberId: string, limit: number): Promise<string[]>;
  /** Who waits for a person, longest first: what the queue is made of. */
  waiting(tenantId: string, limit: number): Promise<WaitingRow[]>;
}
