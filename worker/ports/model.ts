/** A language model that streams text. One implementation a provider, in adapters/model. */
import type { Permit, Verdict } from '#core/circuit-breaker';
import type { ToolCall, ToolSpec } from '#core/model-calls';
import type { Failure, FailureKind, TokenPrice, Usage } from '#core/model-chain';

export type ModelMessage =
  | { role: 'user'; text: string }
  | { role: 'assistant'; text: string; calls?: readonly ToolCall[] }
  /** What came of a call of the assistant's message before it; each of its calls has one. */
  | { role: 'tool'; callId: string; name: string; text: string };

export interface ModelRequest {
  system: string;
  messages: ModelMessage[];
  /** What the model may call; absent or empty means nothing. */
  tools?: readonly ToolSpec[];
  maxTokens: number;
  signal: AbortSignal;
}

export type ModelUsage = Usage;

export type ModelChunk =
  | { kind: 'text'; text: string }
  | { kind: 'usage'; usage: ModelUsage }
  /** A call whose arguments are complete and one JSON object; before `end`. */
  | { kind: 'call'; call: ToolCall }
  /** A call that was broken; `why` names no content. */
  | { kind: 'bad-call'; why: string }
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
  /** Whether it has tool calls of its own, or makes them in its text (flows/parse-calls). */
  toolCalls: 'native' | 'parsed';
  /** The tenant's cheaper one of the same provider, for simple turns. */
  cheap?: Model;
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
