/** The tenant's inbox: where conversations say that they have changed, and staff listen. Implemented by adapters/inbox. */
import type { Result } from '#core/result';
import type { InboxSummary } from '#protocol/inbox';
import type { Notification } from '#protocol/notification';
import type { InboxFilter } from '#protocol/inbox-filter';

/** A member whose session was checked; the session is known by its hash only. */
export interface StaffWindow {
  tenantId: string;
  memberId: string;
  name: string;
  /** May write: a viewer's typing is not passed on. */
  mayWrite: boolean;
  /** May read personal data: without it what was written is masked. */
  mayReadPii: boolean;
  sessionHash: string;
}

export interface Inbox {
  /** May be lost: the next one, or a reload of the list, makes up for it. Answers how many windows listen. */
  changed(tenantId: string, summary: InboxSummary): Promise<number>;
  /**
   * What changed in the last moments, which the read model may not know yet: those that the filter shows, and those that are
   * `listed` whether it still does or not.
   */
  recent(
    tenantId: string,
    memberId: string,
    filter: InboxFilter,
    listed: string[],
  ): Promise<InboxSummary[]>;
  /** Members with an open window. */
  online(tenantId: string): Promise<Set<string>>;
  /** When this member last had a window open (epoch ms): now, when they have one; 0 when never. */
  seenAt(tenantId: string, memberId: string): Promise<number>;
  /**
   * A conversation waits for a person: says whether it is a VIP's, and hears how many are before it for the same people and were not
   * asked for yet. Said again every so often; who says nothing any more holds nobody up.
   */
  waits(tenantId: string, conversationId: string, isVip: boolean): Promise<number>;
  visitorTypes(tenantId: string, conversationId: string, on: boolean): Promise<void>;
  /** To the windows of each member. */
  notify(tenantId: string, told: { memberId: string; notification: Notification }[]): Promise<void>;
  /** The upgrade response; the socket speaks protocol/inbox. */
  socket(window: StaffWindow): Promise<Result<Response>>;
}
