/** What members were told, how they want it, and where to. Addresses are sealed. Implemented by store/notifications. */
import type {
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

export interface Told {
  id: string;
  memberId: string;
  kind: NotificationKind;
  conversationId: string;
  at: number;
}

export interface Notifications {
  /** Null when it was there already; else how many the member was told since `since`. */
  add(tenantId: string, told: Told, since: number): Promise<number | null>;
  /** Counts it with the newest unread one of its kind instead of standing by itself. */
  fold(tenantId: string, told: Told): Promise<void>;
  page(tenantId: string, memberId: string, limit: number): Promise<NotificationPage>;
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
