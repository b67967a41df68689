/** Addresses where a tool reports the end of one call. Implemented by adapters/callbacks. */
import type { ConversationId, TenantId, ToolCallId } from '#protocol/ids';

export interface Callback {
  tenantId: TenantId;
  conversationId: ConversationId;
  callId: ToolCallId;
  tool: string;
}

export interface Callbacks {
  /** Null where this installation does not know its own address. */
  urlOf(callback: Callback, expiresAt: number): Promise<string | null>;
  /** Null for what is not ours, or too old. */
  read(token: string, now: number): Promise<Callback | null>;
}
