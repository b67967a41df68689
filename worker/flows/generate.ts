/**
 * The model chain: providers in order, one try each, with a deadline for the first token and one between tokens.
 * What a failed provider had shown is kept (`text`), and then nobody else continues it but the built-in
 * engine: two voices in one sentence help nobody.
 */
import type { Tenant } from '#core/tenant';
import type { KnowledgeHit } from '#ports/knowledge';
import type { Model, ModelRequest, ModelUsage } from '#ports/model';
import { ModelFailure } from '#ports/model';
import type { System } from '#ports/system';
import { renderAnswerPrompt } from '#worker/prompts/render';
import type { Question } from '#flows/answer';

export type Generated =
  | {
      done: true;
      text: string;
      provider: string;
      model: string;
      usage: ModelUsage;
      costUsd: number;
      reasons: string[];
    }
  | { done: false; text: string; reasons: string[] };

/** The built-in engine must still answer within five seconds of the question (acceptance R17). */
const firstTokenMs = 3_500;
const idleMs = 4_000;
/** All providers together may keep a visitor without a word for this long. */
const silenceMs = 4_500;
const watchMs = 250;
const maxTokens = 700;
const historyMessages = 20;

interface Material {
  tenant: Tenant;
  question: Question;
  hits: KnowledgeHit[];
  language: string;
}

export async function generate(
  material: Material,
  deps: { models: Model[]; system: System },
  emit: (text: string) => void,
  signal: AbortSignal,
): Promise<Generated> {
  const reasons: string[] = [];
  const startedAt = deps.system.now();
  for (const model of deps.models) {
    const left = silenceMs - (deps.system.now() - startedAt);
    if (left <= 500) {
      reasons.push(`${model.provider}: skipped, no time left`);
      continue;
    }
    const tried = await tryModel(
      model,
      material,
      Math.min(firstTokenMs, left),
      emit,
      signal,
      deps.system,
    );
    reasons.push(...tried.reasons);
    if (tried.done || tried.text !== '' || signal.aborted) return { ...tried, reasons };
  }
  return { done: false, text: '', reasons };
}

async function tryModel(
  model: Model,
  material: Material,
  firstMs: number,
  emit: (text: string) => void,
  signal: AbortSignal,
  system: System,
): Promise<Generated> {
  const stop = new AbortController();
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', abort);
  let text = '';
  let usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  const watchdog = new Watchdog(system, firstMs);
  const chunks = model.stream(requestOf(material, stop.signal))[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await watchdog.next(chunks.next());
      if (next.done) break;
      watchdog.fed(idleMs);
      if (next.value.kind === 'usage') usage = next.value.usage;
      else {
        const piece = next.value.text.toWellFormed();
        text += piece;
        emit(piece);
      }
    }
    if (text.trim() === '') throw new ModelFailure('empty', 'the stream ended without text');
    return {
      done: true,
      text,
      provider: model.provider,
      model: model.model,
      usage,
      costUsd: model.costUsd(usage),
      reasons: [],
    };
  } catch (error) {
    stop.abort();
    const kind = error instanceof ModelFailure ? error.kind : 'bad-stream';
    console.warn(
      JSON.stringify({ at: 'model', provider: model.provider, tenantId: material.tenant.id, kind }),
    );
    return { done: false, text, reasons: [`${model.provider}: ${kind}`] };
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', abort);
  }
}

/**
 * One timer for a whole stream: `next` rejects when nothing came for `limitMs`. A timer and a race for every token would
 * cost more than the tokens.
 */
class Watchdog {
  #lastAt: number;
  #limitMs: number;
  #system: System;
  #timer: ReturnType<typeof setInterval>;
  #late: Promise<never>;

  constructor(system: System, limitMs: number) {
    this.#system = system;
    this.#limitMs = limitMs;
    this.#lastAt = system.now();
    let bark: (failure: ModelFailure) => void;
    this.#late = new Promise<never>((_, reject) => {
      bark = reject;
    });
    // Nobody may be waiting when it barks; that is no unhandled rejection.
    this.#late.catch(() => undefined);
    this.#timer = setInterval(() => {
      if (system.now() - this.#lastAt > this.#limitMs)
        bark(new ModelFailure('timeout', `nothing for ${this.#limitMs} ms`));
    }, watchMs);
  }

  next<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#late]);
  }

  fed(limitMs: number): void {
    this.#lastAt = this.#system.now();
    this.#limitMs = limitMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function requestOf(
  { tenant, question, hits, language }: Material,
  signal: AbortSignal,
): ModelRequest {
  return {
    system: renderAnswerPrompt({
      assistantName: tenant.settings.assistantName,
      tenantName: tenant.name,
      tenantPrompt: tenant.prompt,
      language,
      passages: hits.map(({ title, body }) => ({ title, text: body })),
    }),
    messages: [
      ...question.history
        .slice(-historyMessages)
        .filter((turn) => turn.author !== 'system')
        .map((turn) => ({
          role: turn.author === 'visitor' ? ('user' as const) : ('assistant' as const),
          text: turn.text,
        })),
      { role: 'user', text: question.text },
    ],
    maxTokens,
    signal,
  };
}
