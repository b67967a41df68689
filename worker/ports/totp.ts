/** Time-based one-time passwords (RFC 6238): six digits, 30 s, SHA-1, as every authenticator knows them. See adapters/totp. */
export interface Totp {
  newSecret(): string;
  /** What an authenticator reads from a QR code. */
  address(secret: string, account: string): string;
  /** The step of 30 s to which the code belongs, if it is this one or a neighbour; else null. */
  stepOf(secret: string, code: string, now: number): number | null;
}
