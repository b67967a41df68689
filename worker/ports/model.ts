/** A language model that streams text. One implementation a provider, in adapters/model. */
import type { Permit, Verdict } from '#core/circuit-breaker';
import type { Failure, FailureKind, TokenPrice, Usage } from '#core/model-chain';

export interface ModelRequest {
  system: string;
  messages: { role: 'user' | 'assistant'; text: string }[];
  maxTokens: number;
  signal: AbortSignal;
}

export type ModelUsage = Usage;

export type ModelChunk =
  | { kind: 'text'; text: string }
  | { kind: 'usage'; usage: ModelUsage }
  /** The text is whole, or was cut at `maxTokens`; only usage may follow. */
  | { kind: 'end'; reason: 'stop' | 'length' };

/** The circuit breaker of one tenant and provider. Every permit is reported back once. */
export interface Circuit {
  isReady(): boolean;
  admit(): Permit | null;
  report(permit: Permit, verdict: Verdict): void;
}

export interface Model {
  provider: string;
  model: string;
  /** How long it may take to its first word, at most. */
  firstWordMs: number;
  /** Null when it is not known. */
  price: TokenPrice | null;
  circuit: Circuit;
  /** Throws ModelFailure for everything that is not a good answer. A stream without an `end` throws. */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>;
}

export class ModelFailure extends Error implements Failure {
  readonly kind: FailureKind;
  readonly status?: number;
  readonly retryAfterMs?: number;

  constructor(
    kind: FailureKind,
    message: string,
    detail: { status?: number | undefined; retryAfterMs?: number | undefined } = {},
  ) {
    super(message);
    this.name = 'ModelFailure';
    this.kind = kind;
    if (detail.status !== undefined) this.status = detail.status;
    if (detail.retryAfterMs !== undefined) this.retryAfterMs = detail.retryAfterMs;
  }
}
