/** Members' sign-in: one-time links and sessions, both known by hash only. */
export interface StaffSession {
  hash: string;
  memberId: string;
  memberStatus: string;
  role: string;
  grants: string[];
  isPlatformOwner: boolean;
  tenantId: string;
  tenantName: string;
  tenantStatus: string;
  siteKey: string;
  /** Epoch ms. */
  createdAt: number;
  seenAt: number;
  authenticatedAt: number;
  /** `mfa` until the second factor has come. */
  stage: string;
  address: string;
  userAgent: string;
}

export interface NewSession {
  hash: string;
  memberId: string;
  createdAt: number;
  seenAt: number;
  authenticatedAt: number;
  stage: string;
  address: string;
  userAgent: string;
}

export interface Staff {
  firstOwnerId(): Promise<string | null>;
  addSignInLink(link: { hash: string; memberId: string; expiresAt: number }): Promise<void>;
  /** The member of an unused, unexpired link; for exactly one caller. */
  useSignInLink(hash: string, now: number): Promise<string | null>;
  addSession(session: NewSession): Promise<void>;
  session(hash: string): Promise<StaffSession | null>;
  /** Those of the sessions that there are, by hash. */
  sessions(hashes: string[]): Promise<Map<string, StaffSession>>;
  sessionsOf(tenantId: string, memberId: string): Promise<StaffSession[]>;
  touchSession(hash: string, now: number): Promise<void>;
  /** A new secret for the same session, authenticated now. */
  renewSession(hash: string, to: { hash: string; now: number; stage: string }): Promise<boolean>;
  dropSession(hash: string): Promise<void>;
  /** All sessions of a member but one. */
  dropSessionsOf(tenantId: string, memberId: string, but?: string): Promise<void>;
}
