/**
 * The rules of the model chain: how long a provider may take, what is tried again and when, what a failure says about the
 * provider, what a call costs. Used by flows/generate, which does the calling.
 */
import type { Verdict } from '#core/circuit-breaker';

export type FailureKind =
  | 'unreachable'
  | 'timeout'
  /** 4xx other than 429: key, model or request. */
  | 'refused'
  | 'rate-limited'
  | 'server-error'
  | 'bad-stream'
  | 'empty'
  /** A tool call that could not be read, and nothing said. */
  | 'bad-call'
  /** The provider's content filter, or the model's own refusal. */
  | 'filtered'
  | 'aborted'
  /** Not the provider's fault at all. */
  | 'internal';

export interface Failure {
  kind: FailureKind;
  status?: number;
  retryAfterMs?: number;
}

export const chainLimits = {
  /** Without a word from any provider; the built-in engine must have answered five seconds after the question (R17). */
  silenceMs: 4_200,
  /** Kept for each provider that still waits behind the one that is asked. */
  reserveMs: 1_400,
  /** Less is not worth asking for. */
  leastMs: 400,
  /** Between two pieces of text. */
  idleMs: 4_000,
  /** For the numbers that follow the end of the text. */
  lingerMs: 500,
  /** One answer, from the question to its end. */
  totalMs: 60_000,
  /** UTF-16 units; a server that does not keep to max_tokens is cut here. */
  answerCharacters: 24_000,
  triesEach: 2,
} as const;

/** A wait for the same provider is worth it only while it is shorter than asking another one. */
const patienceMs = { alone: 1_500, withOthers: 250 };
const pauseMs = { least: 80, spread: 120 };

/** How long this provider may take until its first word. */
export function firstWordMs(asked: { ownMs: number; leftMs: number; othersReady: number }): number {
  const share = asked.leftMs - asked.othersReady * chainLimits.reserveMs;
  return Math.min(asked.ownMs, asked.leftMs, Math.max(share, chainLimits.leastMs * 2));
}

/** How long to wait before the same provider is asked again; null when it is not. `dice` is 0 ≤ x < 1. */
export function retryInMs(asked: {
  failure: Failure;
  tries: number;
  leftMs: number;
  othersReady: number;
  dice: number;
}): number | null {
  const { failure, tries, leftMs, othersReady, dice } = asked;
  if (tries >= chainLimits.triesEach) return null;
  const backoffMs = pauseMs.least + Math.floor(dice * pauseMs.spread);
  const waitMs = wantedWaitMs(failure, backoffMs);
  if (waitMs === null) return null;
  const patience = othersReady > 0 ? patienceMs.withOthers : patienceMs.alone;
  const needed = waitMs + chainLimits.leastMs * 2 + othersReady * chainLimits.leastMs * 2;
  return waitMs <= patience && needed <= leftMs ? waitMs : null;
}

function wantedWaitMs({ kind, retryAfterMs }: Failure, backoffMs: number): number | null {
  switch (kind) {
    case 'unreachable':
    case 'server-error':
      return Math.max(backoffMs, retryAfterMs ?? 0);
    case 'rate-limited':
      // Without a time it is the quota, and asking again makes it worse.
      return retryAfterMs === undefined ? null : Math.max(backoffMs, retryAfterMs);
    case 'bad-call':
      // At once: it is told what was wrong (R20).
      return 0;
    default:
      return null;
  }
}

/** Statuses that speak about the one request: a visitor's odd question must not shut the provider for all. */
const requestStatuses = new Set([400, 413, 422]);

export function verdictOf({ kind, status }: Failure): Verdict {
  if (kind === 'aborted' || kind === 'internal' || kind === 'bad-call') return 'neutral';
  if (kind === 'filtered') return 'good';
  return kind === 'refused' && requestStatuses.has(status ?? 0) ? 'neutral' : 'bad';
}

/** A second provider is not asked to say what the first one would not. */
export const endsChain = ({ kind }: Failure): boolean => kind === 'filtered' || kind === 'aborted';

export const failureText = ({ kind, status }: Failure): string =>
  status === undefined ? kind : `${kind} ${status}`;

const sentenceEnd = /[.!?…。！？．؟۔।॥]["'”’»›」』】)\]}*_~`\s]*$/u;

/** Whether a text that reached its token limit stops in the middle of something. */
export const endsMidSentence = (text: string): boolean => !sentenceEnd.test(text);

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** USD for a million tokens. */
export interface TokenPrice {
  input: number;
  output: number;
}

export const costUsd = (usage: Usage, price: TokenPrice): number =>
  (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1e6;

/** For servers that do not count: four characters a token is near enough for a budget. */
export const estimatedTokens = (characters: number): number => Math.ceil(characters / 4);
