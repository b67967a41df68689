/** Which conversations a tenant has: the list from which D1 can be rebuilt (law 2). */
import type { ConversationId, TenantId } from '#protocol/ids';

export interface DirectoryPage {
  conversationIds: ConversationId[];
  cursor: string | null;
}

export interface Directory {
  register(tenantId: TenantId, conversationId: ConversationId): Promise<void>;
  page(tenantId: TenantId, after: string | null, limit: number): Promise<DirectoryPage>;
  /** A conversation whose events could not be delivered to D1 for a long time, or again could. */
  reportParked(
    tenantId: TenantId,
    conversationId: ConversationId,
    error: string | null,
  ): Promise<void>;
  parked(tenantId: TenantId): Promise<{ conversationId: string; error: string }[]>;
}
