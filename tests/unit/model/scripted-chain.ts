/**
 * Models that play lists of acts, and the chain run over them on a virtual clock: what came out, when, who was called and whose stream
 * was cancelled. Used by the tests of flows/generate.
 */
import { vi } from 'vitest';
import { circuit } from '#worker/adapters/model/circuits';
import { defaultSettings } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import { generate } from '#flows/generate';
import type { ToolCall } from '#core/model-calls';
import type { Generated, Material } from '#flows/generate';
import type { Model, ModelChunk, ModelRequest } from '#ports/model';
import { ModelFailure } from '#ports/model';
import { memoryLedger } from '../../support/memory-ports.ts';
import type { MemoryLedger } from '../../support/memory-ports.ts';
import { noon } from '../../support/factories.ts';
import { VirtualSystem } from './virtual-system.ts';

export type Act =
  | string
  /** `isDeaf`: goes on when nobody listens any more. */
  | { afterMs: number; isDeaf?: true }
  | { fail: ConstructorParameters<typeof ModelFailure> }
  | { usage: [input: number, output: number] }
  | { end: 'stop' | 'length' }
  | { call: ToolCall }
  | { badCall: string }
  /** Neither goes on nor listens to anybody. */
  | { hang: true };
export const stop: Act = { end: 'stop' };
export const counted: Act = { usage: [10, 2] };
export const failing = (...fail: ConstructorParameters<typeof ModelFailure>): Act[] => [{ fail }];

/** What happened since `begin`. */
export let system: VirtualSystem;
export let calls: string[];
export let cancelled: string[];
export let ledger: MemoryLedger;
export function begin(): void {
  system = new VirtualSystem();
  cancelled = [];
  ledger = memoryLedger();
  forgetCalls();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
}
export function forgetCalls(): void {
  calls = [];
}

let tenants = 0;
export const tenant = (): Tenant =>
  ({
    id: `tnt_chain${++tenants}`,
    name: 'Test',
    prompt: '',
    settings: defaultSettings('business'),
  }) as unknown as Tenant;

/** A model that plays one list of acts a call, the last one again and again. */
export function model(
  provider: string,
  tries: Act[][],
  of: Tenant,
  more: Partial<Model> = {},
): Model {
  let call = 0;
  return {
    provider,
    model: `${provider}-1`,
    firstWordMs: 3_500,
    price: { input: 1, output: 10 },
    circuit: circuit(of.id, provider, system),
    toolCalls: 'native',
    stream: (request) => {
      calls.push(`${provider} ${system.now() - noon}`);
      return play(provider, tries[Math.min(call++, tries.length - 1)] ?? [], request);
    },
    ...more,
  };
}

async function* play(
  provider: string,
  acts: Act[],
  request: ModelRequest,
): AsyncGenerator<ModelChunk> {
  request.signal.addEventListener('abort', () => cancelled.push(provider), { once: true });
  for (const act of acts) {
    if (typeof act !== 'string' && 'hang' in act) await new Promise(() => undefined);
    else if (typeof act === 'string') yield { kind: 'text', text: act };
    else if ('afterMs' in act)
      await system
        .sleep(act.afterMs, act.isDeaf ? undefined : request.signal)
        .catch(() => undefined);
    else if ('fail' in act) throw new ModelFailure(...act.fail);
    else if ('call' in act) yield { kind: 'call', call: act.call };
    else if ('badCall' in act) yield { kind: 'bad-call', why: act.badCall };
    else if ('end' in act) yield { kind: 'end', reason: act.end };
    else yield { kind: 'usage', usage: { inputTokens: act.usage[0], outputTokens: act.usage[1] } };
  }
}

interface Outcome {
  generated: Generated;
  emitted: string;
  tookMs: number;
}

export async function chain(
  of: Tenant,
  models: Model[],
  signal = new AbortController().signal,
  more: Partial<Material> = {},
): Promise<Outcome> {
  let emitted = '';
  const startedAt = system.now();
  const generated = await system.run(
    generate(
      {
        tenant: of,
        question: {
          text: 'Where?',
          history: [],
          locale: 'en',
          visitor: 'vis_1',
          page: null,
          segment: null,
          profile: [],
          summary: null,
          fallbacksInARow: 0,
          ageMs: 0,
        },
        hits: [],
        language: 'en',
        ...more,
      },
      { models, ledger, system },
      (text) => (emitted += text),
      signal,
    ),
  );
  return { generated, emitted, tookMs: system.now() - startedAt };
}

export const answered = (provider: string, text: string, ...reasons: string[]): Generated => ({
  done: true,
  text,
  calls: [],
  isCutOff: false,
  provider,
  model: `${provider}-1`,
  usage: { inputTokens: 10, outputTokens: 2 },
  costUsd: 0.00003,
  reasons,
});
export const gaveUp = (text: string, ...reasons: string[]): Generated => ({
  done: false,
  text,
  reasons,
});
