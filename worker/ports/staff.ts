/** Members' sign-in: one-time links and sessions, both known by hash only. */
export interface StaffSession {
  memberId: string;
  memberStatus: string;
  role: string;
  tenantId: string;
  tenantName: string;
  siteKey: string;
  /** Epoch ms. */
  createdAt: number;
  seenAt: number;
}

export interface Staff {
  firstOwnerId(): Promise<string | null>;
  addSignInLink(link: { hash: string; memberId: string; expiresAt: number }): Promise<void>;
  /** The member of an unused, unexpired link; for exactly one caller. */
  useSignInLink(hash: string, now: number): Promise<string | null>;
  addSession(session: {
    hash: string;
    memberId: string;
    createdAt: number;
    seenAt: number;
  }): Promise<void>;
  session(hash: string): Promise<StaffSession | null>;
  /** Those of the sessions that there are, by hash. */
  sessions(hashes: string[]): Promise<Map<string, StaffSession>>;
  touchSession(hash: string, now: number): Promise<void>;
  dropSession(hash: string): Promise<void>;
}
