/**
 * HTTP to addresses that a tenant entered: tools, webhooks, integrations, ticket systems. Implemented by adapters/outgoing over the one
 * outgoing door. Nothing here throws for what the other side does: every bad end is a value.
 */
import type { Result } from '#core/result';

export interface OutgoingCall {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  headers: Record<string, string>;
  body?: string;
  /** For the whole call, to its last byte. */
  timeoutMs: number;
  /** Of the answer, after decompression. */
  maxBytes: number;
  /** `text` admits every text type; absent: the body is read whatever it is. */
  accept?: 'json' | 'text';
  signal?: AbortSignal;
}

export type OutgoingFailureKind =
  /** The address may not be contacted; nothing was sent. */
  | 'refused-url'
  /** It could not be reached, or went away in the middle. */
  | 'unreachable'
  | 'timeout'
  | 'redirect'
  | 'too-large'
  /** HTML where JSON was asked for, invalid UTF-8. */
  | 'bad-body'
  | 'aborted';

export interface OutgoingAnswer {
  ok: true;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
  latencyMs: number;
}

export interface OutgoingFailure {
  ok: false;
  kind: OutgoingFailureKind;
  /** For logs and for the staff member who tests; never for a visitor. */
  detail: string;
  /** When the other side said one. */
  status?: number;
  latencyMs: number;
}

export interface Outgoing {
  /** For the moment of saving: the address as it will be contacted, or why it may not be. */
  check(url: string): Promise<Result<string>>;
  /** Checks again, then asks. Any status but a redirect is an answer. */
  call(call: OutgoingCall): Promise<OutgoingAnswer | OutgoingFailure>;
}
