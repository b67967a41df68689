/** Signing and reading of visitors' tokens, and reading of tenants' identity tokens. */
import type { Claims } from '#core/session-token';

export interface IdentityClaims {
  subject: string;
  email?: string;
  name?: string;
  /** How the tenant groups its customers: VIP, new … */
  segment?: string;
}

export interface SessionTokens {
  sign(claims: Claims): Promise<string>;
  /** Null for everything that is not a token of ours; expiry is the caller's to judge. */
  read(token: string): Promise<Claims | null>;
  /** Null for everything but an unexpired HS256 token of this secret for this audience. */
  readIdentity(
    token: string,
    secret: string,
    audience: string,
    now: number,
  ): Promise<IdentityClaims | null>;
  /** Whether the hex text is the HMAC-SHA256 of this id under this secret; compared in constant time. */
  isUserHash(userId: string, userHash: string, secret: string): Promise<boolean>;
  /** As a tenant's backend would; `expiresAt` in epoch ms. */
  signIdentity(
    claims: IdentityClaims,
    by: { secret: string; audience: string; expiresAt: number },
  ): Promise<string>;
}
