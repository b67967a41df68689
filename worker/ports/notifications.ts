/** What members were told, how they want it, and where to. Addresses are sealed. Implemented by store/notifications. */
import type {
  NotificationFilter,
  NotificationKind,
  NotificationPage,
  NotificationPreferences,
} from '#protocol/notification';

export interface TargetRow {
  tenantId: string;
  id: string;
  kind: 'push' | 'channel';
  memberId: string | null;
  name: string;
  addressSealed: string;
  addressIndex: string;
  kinds: string[];
  failures: number;
  lastError: string | null;
  createdAt: number;
}

/** What several members are told at once. */
export interface Told {
  id: string;
  kind: NotificationKind;
  conversationId: string;
  at: number;
}

/** A line of a member's list that stands for several. */
export interface Line {
  id: string;
  count: number;
  at: number;
}

export interface Notifications {
  /** For whom it is new: how many each was told since `since` before it. Who had it already is left out. */
  add(
    tenantId: string,
    memberIds: string[],
    told: Told,
    since: number,
  ): Promise<Map<string, number>>;
  /**
   * Counts it with an older unread one of its kind (told since `since`; always the same one, when several come at once), so that
   * it is no line of its own. Answers those lines by member; who has none is left out.
   */
  fold(
    tenantId: string,
    memberIds: string[],
    told: Told,
    since: number,
  ): Promise<Map<string, Line>>;
  /** Unread ones first, each part with the newest first. */
  page(tenantId: string, memberId: string, filter: NotificationFilter): Promise<NotificationPage>;
  read(tenantId: string, memberId: string, ids: string[] | null, now: number): Promise<void>;
  preferences(tenantId: string, memberIds: string[]): Promise<Map<string, NotificationPreferences>>;
  savePreferences(
    tenantId: string,
    memberId: string,
    preferences: NotificationPreferences,
    now: number,
  ): Promise<void>;
  /** Of these members, or with null the company's own. */
  targets(tenantId: string, memberIds: string[] | null): Promise<TargetRow[]>;
  addTarget(row: TargetRow): Promise<void>;
  dropTarget(tenantId: string, id: string, memberId: string | null): Promise<boolean>;
  failed(tenantId: string, id: string, error: string | null): Promise<void>;
}
