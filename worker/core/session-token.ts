/** What a visitor's token says, and when it is good. Signing is adapters/crypto; this is the meaning. */
import type { ConversationId, TenantId, VisitorId } from '#protocol/ids';

export interface Claims {
  tenantId: TenantId;
  conversationId: ConversationId;
  visitorId: VisitorId;
  /** `read` is given at the end of a conversation: history and feedback only. */
  scope: 'chat' | 'read';
  /** The conversation refuses tokens of an earlier generation. */
  generation: number;
  /** Epoch ms. */
  issuedAt: number;
  expiresAt: number;
}

/** Long enough for a chat, short enough to be worth little when stolen. */
export const sessionTokenLifetimeMs = 60 * 60_000;
/** Clocks may differ by this much (R34). */
export const clockLeewayMs = 60_000;

export function isExpired(claims: Claims, now: number): boolean {
  return now > claims.expiresAt + clockLeewayMs;
}

/** A conversation may be resumed while its last event is younger than the tenant's window. */
export function mayResume(lastAt: number, windowMs: number, now: number): boolean {
  return now - lastAt <= windowMs;
}
