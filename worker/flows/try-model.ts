/**
 * One try of one model, for flows/generate: its text goes out as it comes, until it ends, fails, or is silent for too long. After that
 * nothing of it is heard any more, however late it comes, and its stream is cancelled. Never throws.
 */
import { chainLimits } from '#core/model-chain';
import type { ToolCall } from '#core/model-calls';
import { inWords, parseCalls } from '#flows/parse-calls';
import type { Model, ModelChunk, ModelRequest, ModelUsage } from '#ports/model';
import { ModelFailure } from '#ports/model';
import type { System } from '#ports/system';

export interface Tried {
  /** What the visitor has seen, also when it failed. */
  text: string;
  end: 'stop' | 'length';
  /** Whole calls of tools that were offered to it. */
  calls: ToolCall[];
  /** What was wrong with each broken one. */
  badCalls: string[];
  /** Null when the server does not count. */
  usage: ModelUsage | null;
  failure?: ModelFailure;
}

/** Why a try is stopped when all is well. Ready-made: an exception with its stack costs more than a token. */
const over = new ModelFailure('aborted', 'over');

interface Manner {
  firstMs: number;
  emit: (text: string) => void;
  signal: AbortSignal;
  system: System;
}

export async function tryModel(
  model: Model,
  request: Omit<ModelRequest, 'signal'>,
  { firstMs, emit, signal, system }: Manner,
): Promise<Tried> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  const heard = new Heard(emit, Boolean(request.tools?.length));
  const patience = new Patience(system, firstMs, stop.signal);
  try {
    const listening = listen(chunksOf(model, request, stop.signal), heard, patience);
    // Whichever loses the race may still fail, and nobody waits for it.
    listening.catch(() => undefined);
    await Promise.race([listening, patience.lost]);
    heard.check();
  } catch (error) {
    const failure = failureOf(error, signal);
    if (!heard.isWhole || signal.aborted) return { ...heard.result(), failure };
  } finally {
    heard.close();
    patience.end();
    stop.abort(over);
    signal.removeEventListener('abort', onAbort);
  }
  return heard.result();
}

function chunksOf(
  model: Model,
  request: Omit<ModelRequest, 'signal'>,
  signal: AbortSignal,
): AsyncIterable<ModelChunk> {
  if (model.toolCalls === 'native') return model.stream({ ...request, signal });
  const chunks = model.stream({ ...inWords(request), signal });
  return request.tools?.length ? parseCalls(chunks) : chunks;
}

function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted) return new ModelFailure('aborted', 'stopped');
  if (error instanceof ModelFailure) return error;
  return new ModelFailure('internal', error instanceof Error ? error.message : 'unknown');
}

async function listen(
  chunks: AsyncIterable<ModelChunk>,
  heard: Heard,
  patience: Patience,
): Promise<void> {
  for await (const chunk of chunks) {
    if (heard.isClosed) return;
    if (chunk.kind === 'text') {
      if (heard.say(chunk.text)) patience.renew(chainLimits.idleMs);
      if (heard.text.length >= chainLimits.answerCharacters) return heard.finish('length');
    } else if (chunk.kind === 'usage') {
      heard.usage = chunk.usage;
      if (heard.isWhole) return;
    } else if (chunk.kind === 'call' || chunk.kind === 'bad-call') {
      heard.takeCall(chunk);
    } else {
      heard.finish(chunk.reason);
      if (heard.usage) return;
      patience.renew(chainLimits.lingerMs);
    }
  }
}

/** What of an answer has come, and been shown. */
class Heard {
  text = '';
  usage: ModelUsage | null = null;
  isClosed = false;
  #end: 'stop' | 'length' | null = null;
  /** Half of a character that was cut between two pieces. */
  #half = '';
  #calls: ToolCall[] = [];
  #badCalls: string[] = [];
  #emit: (text: string) => void;
  #mayCall: boolean;

  constructor(emit: (text: string) => void, mayCall: boolean) {
    this.#emit = emit;
    this.#mayCall = mayCall;
  }

  get isWhole(): boolean {
    return this.#end !== null && (this.text !== '' || this.#calls.length > 0);
  }

  /** A call of a tool that nobody offered is no call. */
  takeCall(chunk: Extract<ModelChunk, { kind: 'call' | 'bad-call' }>): void {
    if (!this.#mayCall) return;
    if (chunk.kind === 'call') this.#calls.push(chunk.call);
    else this.#badCalls.push(chunk.why);
  }

  /** Throws when there is nothing to go on with. */
  check(): void {
    if (this.text !== '' || this.#calls.length > 0) return;
    if (this.#badCalls[0]) throw new ModelFailure('bad-call', this.#badCalls[0]);
    throw new ModelFailure('empty', 'no text');
  }

  /** Whether anything was new to the eye: blanks before the first word are not. */
  say(piece: string): boolean {
    let next = this.#half + piece;
    this.#half = '';
    const last = next.charCodeAt(next.length - 1);
    if (last >= 0xd800 && last <= 0xdbff) {
      this.#half = next.slice(-1);
      next = next.slice(0, -1);
    }
    next = next.toWellFormed();
    if (this.text === '') next = next.trimStart();
    if (next === '') return false;
    this.text += next;
    this.#emit(next);
    return true;
  }

  finish(end: 'stop' | 'length'): void {
    this.#end ??= end;
  }

  close(): void {
    this.isClosed = true;
  }

  result(): Tried {
    return {
      text: this.text,
      end: this.#end ?? 'stop',
      calls: this.#calls,
      badCalls: this.#badCalls,
      usage: this.usage,
    };
  }
}

/** A timer that rings this much too late was held up by this machine. */
const lateRingMs = 250;

/**
 * How long silence may last, and the whole answer. One timer at a time, set anew only when it rings: a timer and a race for every
 * token would cost more than the tokens.
 */
class Patience {
  /** Rejects when it is over. */
  readonly lost: Promise<never>;
  #system: System;
  #overAt: number;
  #dueAt: number;
  #wake = new AbortController();
  #isEnded = false;
  #leniencyMs = 300;

  constructor(system: System, firstMs: number, signal: AbortSignal) {
    this.#system = system;
    this.#overAt = system.now() + chainLimits.totalMs;
    this.#dueAt = system.now() + firstMs;
    this.lost = this.#wait(signal);
    // Nobody may be waiting when it rejects; that is no unhandled rejection.
    this.lost.catch(() => undefined);
  }

  renew(ms: number): void {
    const dueAt = this.#system.now() + ms;
    const isEarlier = dueAt < this.#dueAt;
    this.#dueAt = dueAt;
    if (isEarlier) this.#wake.abort(over);
  }

  end(): void {
    this.#isEnded = true;
    this.#wake.abort(over);
  }

  /** A clock that rings late says that this machine was busy, not that the provider was silent: its words may lie there unread. */
  #forgive(lateMs: number): void {
    if (lateMs < lateRingMs) return;
    const forgivenMs = Math.min(lateMs, this.#leniencyMs);
    if (forgivenMs === 0) return;
    this.#leniencyMs -= forgivenMs;
    this.#dueAt = this.#system.now() + forgivenMs;
  }

  async #wait(signal: AbortSignal): Promise<never> {
    const onAbort = () => this.#wake.abort(over);
    signal.addEventListener('abort', onAbort);
    try {
      for (;;) {
        if (this.#isEnded || signal.aborted) throw new ModelFailure('aborted', 'stopped');
        const leftMs = Math.min(this.#dueAt, this.#overAt) - this.#system.now();
        if (leftMs <= 0) throw new ModelFailure('timeout', 'nothing came for too long');
        const rungAt = this.#system.now() + leftMs;
        await this.#system.sleep(leftMs, this.#wake.signal).catch(() => undefined);
        if (this.#wake.signal.aborted) this.#wake = new AbortController();
        else this.#forgive(this.#system.now() - rungAt);
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }
}
