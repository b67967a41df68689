/** A language model that streams text. One implementation a provider, in adapters/model. */
export interface ModelRequest {
  system: string;
  messages: { role: 'user' | 'assistant'; text: string }[];
  maxTokens: number;
  signal: AbortSignal;
}

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
}

export type ModelChunk = { kind: 'text'; text: string } | { kind: 'usage'; usage: ModelUsage };

export interface Model {
  provider: string;
  model: string;
  /** Throws ModelFailure for everything that is not a good answer. */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>;
  costUsd(usage: ModelUsage): number;
}

export type ModelFailureKind =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'rate-limited'
  | 'server-error'
  | 'bad-stream'
  | 'empty'
  | 'aborted';

export class ModelFailure extends Error {
  readonly kind: ModelFailureKind;
  constructor(kind: ModelFailureKind, message: string) {
    super(message);
    this.name = 'ModelFailure';
    this.kind = kind;
  }
}
