/** Sign-in through the operator's identity provider (OpenID Connect, code flow with PKCE). Implemented by adapters/oidc. */
import type { Result } from '#core/result';

export interface Oidc {
  isReady: boolean;
  /** Where to send the browser, and what it has to bring back, sealed, for ten minutes. */
  begin(redirectUri: string, now: number): Promise<{ address: string; ticket: string }>;
  /** The verified address of who came back. */
  finish(
    callback: URL,
    ticket: string,
    redirectUri: string,
    now: number,
  ): Promise<Result<{ email: string }>>;
}
