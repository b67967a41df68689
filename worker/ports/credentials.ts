/** What stands in for a password or a code, each once: recovery codes and reset links, by hash. See store/credentials. */
export interface Credentials {
  /** Takes the place of all codes that there were. */
  setRecoveryCodes(tenantId: string, memberId: string, hashes: string[]): Promise<void>;
  /** For exactly one caller. */
  useRecoveryCode(tenantId: string, memberId: string, hash: string, now: number): Promise<boolean>;
  recoveryCodesLeft(tenantId: string, memberId: string): Promise<number>;
  /** Takes the place of the link that there was. */
  setResetLink(link: {
    tenantId: string;
    memberId: string;
    hash: string;
    expiresAt: number;
  }): Promise<void>;
  resetLink(hash: string, now: number): Promise<{ tenantId: string; memberId: string } | null>;
  /** For exactly one caller. */
  useResetLink(hash: string, now: number): Promise<boolean>;
  dropResetLink(tenantId: string, memberId: string): Promise<void>;
}
