/** Standard Webhooks 1.0 signatures, and the secrets they are made with. Implemented by adapters/webhook-signer. */
export interface WebhookSigner {
  /** `whsec_` and 32 random bytes in base64. */
  newSecret(): string;
  /** The three headers; one signature for each secret, newest first. */
  /** Whether one of the `v1` signatures is of one of these secrets; compared in constant time. */
  isSigned(secrets: string[], id: string, at: number, body: string, signatures: string): boolean;
  sign(secrets: string[], id: string, at: number, body: string): Record<string, string>;
}
