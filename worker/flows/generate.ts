/**
 * The model chain: providers in order, at most two tries each, until one has answered or the visitor has waited long enough for the
 * built-in engine. What a failed provider had shown is kept (`text`), and then nobody else continues it but the built-in
 * engine: two voices in one sentence help nobody. The rules are core/model-chain's.
 */
import {
  chainLimits,
  costUsd,
  endsChain,
  endsMidSentence,
  estimatedTokens,
  failureText,
  firstWordMs,
  retryInMs,
  verdictOf,
} from '#core/model-chain';
import type { ToolCall, ToolSpec } from '#core/model-calls';
import { cleanInvisible } from '#core/guard/invisible';
import { withinBudget } from '#core/retrieval/budget';
import type { Tenant } from '#core/tenant';
import { charactersOf, pay } from '#flows/pay';
import { tryModel } from '#flows/try-model';
import type { Tried } from '#flows/try-model';
import type { Failures } from '#ports/failures';
import type { Ledger } from '#ports/ledger';
import type { KnowledgeHit } from '#ports/knowledge';
import type { Instruction } from '#protocol/instruction';
import type { Model, ModelMessage, ModelRequest, ModelUsage } from '#ports/model';
import type { System } from '#ports/system';
import { words } from '#worker/locales/notices';
import { fence, renderAnswerPrompt, renderRepair } from '#worker/prompts/render';
import type { Question } from '#flows/answer';

export type Generated =
  | {
      done: true;
      text: string;
      /** Tools it wants called before it goes on; only offered ones, each whole. */
      calls: ToolCall[];
      /** The provider's limit cut it in the middle of a sentence; the text says so. */
      isCutOff: boolean;
      provider: string;
      model: string;
      usage: ModelUsage;
      costUsd: number;
      reasons: string[];
    }
  | { done: false; text: string; reasons: string[] };

const maxTokens = 700;
const historyMessages = 20;

export interface Material {
  tenant: Tenant;
  question: Question;
  hits: KnowledgeHit[];
  language: string;
  instructions?: readonly Instruction[];
  /** What is known of the visitor and was said before; goes to the model as data. */
  memory?: string;
  /** What the model may call. */
  tools?: readonly ToolSpec[];
  /** What it has called in this turn, and what came of it, oldest first. */
  rounds?: readonly ToolRound[];
}

export interface ToolRound {
  /** What it said before it called. */
  text: string;
  calls: readonly ToolCall[];
  /** One for each call, in the same order; goes to the model as data. */
  results: readonly string[];
}

export async function generate(
  material: Material,
  deps: {
    models: Model[];
    ledger: Ledger;
    system: System;
    failures?: Pick<Failures, 'record'>;
  },
  emit: (text: string) => void,
  signal: AbortSignal,
): Promise<Generated> {
  const { models, system } = deps;
  const request = requestOf(material);
  const payer = { tenant: material.tenant, visitor: material.question.visitor };
  const silentUntil = system.now() + chainLimits.silenceMs;
  const reasons: string[] = [];
  for (const [index, model] of models.entries()) {
    const why = (text: string) => reasons.push(`${model.provider}: ${text}`);
    let badCall: string | null = null;
    for (let tries = 1; ; tries++) {
      if (signal.aborted) return { done: false, text: '', reasons };
      const leftMs = silentUntil - system.now();
      const othersReady = models.slice(index + 1).filter((next) => next.circuit.isReady()).length;
      if (leftMs < chainLimits.leastMs) {
        why('no time left');
        break;
      }
      if (!model.circuit.isReady()) {
        why('circuit open');
        break;
      }
      const asked = repairing(request, badCall);
      const paid = await pay(payer, model, asked, deps);
      if (!paid.ok) {
        why(paid.why);
        // A cheaper one may still be within the money, none within the calls.
        if (paid.shortage?.unit === 'USD') break;
        return { done: false, text: '', reasons };
      }
      const permit = signal.aborted ? null : model.circuit.admit();
      if (!permit) {
        paid.payment.settle(null);
        why('circuit open');
        break;
      }
      const tried = await tryModel(model, asked, {
        firstMs: firstWordMs({ ownMs: model.firstWordMs, leftMs, othersReady }),
        emit,
        signal,
        system,
      });
      paid.payment.settle(tried);
      model.circuit.report(permit, tried.failure ? verdictOf(tried.failure) : 'good');
      if (!tried.failure) return answered(material, model, request, tried, reasons, emit);
      why(failureText(tried.failure));
      badCall = tried.failure.kind === 'bad-call' ? tried.failure.message : null;
      console.warn(
        JSON.stringify({
          at: 'model',
          provider: model.provider,
          tenantId: material.tenant.id,
          kind: tried.failure.kind,
          status: tried.failure.status,
          detail: tried.failure.message,
        }),
      );
      if (tried.failure.kind !== 'aborted')
        void deps.failures?.record(
          material.tenant.id,
          {
            kind: 'provider',
            source: model.provider,
            code: tried.failure.kind,
            example: tried.failure.message,
          },
          system.now(),
        );
      if (tried.text !== '' || signal.aborted || endsChain(tried.failure))
        return { done: false, text: tried.text, reasons };
      const waitMs = retryInMs({
        failure: tried.failure,
        tries,
        leftMs: silentUntil - system.now(),
        othersReady,
        dice: system.random(),
      });
      if (waitMs === null) break;
      await system.sleep(waitMs, signal).catch(() => undefined);
    }
  }
  return { done: false, text: '', reasons };
}

/** A model whose call could not be read is told so. */
const repairing = (
  request: Omit<ModelRequest, 'signal'>,
  badCall: string | null,
): Omit<ModelRequest, 'signal'> =>
  badCall === null
    ? request
    : {
        ...request,
        messages: [...request.messages, { role: 'user', text: renderRepair(badCall) }],
      };

function answered(
  { language }: Material,
  model: Model,
  request: Omit<ModelRequest, 'signal'>,
  tried: Tried,
  before: string[],
  emit: (text: string) => void,
): Generated {
  const reasons = [...before];
  const isCutOff =
    tried.end === 'length' && tried.calls.length === 0 && endsMidSentence(tried.text);
  const notice = isCutOff ? `…\n\n${words('cutOffShort', language)}` : '';
  if (notice !== '') emit(notice);
  if (tried.end === 'length') reasons.push(`${model.provider}: token limit reached`);
  for (const why of tried.badCalls) reasons.push(`${model.provider}: no call: ${why}`);
  if (!tried.usage) reasons.push(`${model.provider}: tokens estimated`);
  if (!model.price) reasons.push(`${model.provider}: the price of ${model.model} is not known`);
  const usage = tried.usage ?? estimate(request, tried.text);
  return {
    done: true,
    text: tried.text + notice,
    calls: tried.calls,
    isCutOff,
    provider: model.provider,
    model: model.model,
    usage,
    costUsd: model.price ? costUsd(usage, model.price) : 0,
    reasons,
  };
}

const estimate = (request: Omit<ModelRequest, 'signal'>, text: string): ModelUsage => ({
  inputTokens: estimatedTokens(charactersOf(request)),
  outputTokens: estimatedTokens(text.length),
});

export function requestOf(material: Material): Omit<ModelRequest, 'signal'> {
  const {
    tenant,
    question,
    hits,
    language,
    instructions = [],
    memory = '',
    tools,
    rounds = [],
  } = material;
  return {
    // Nothing that a reader cannot see, whoever wrote it: articles, instructions, the tenant's prompt.
    system: cleanInvisible(
      renderAnswerPrompt({
        assistantName: tenant.settings.assistantName,
        tenantName: tenant.name,
        tenantPrompt: tenant.prompt,
        instructions,
        memory,
        language,
        passages: withinBudget(hits).map(({ title, body }) => ({ title, text: body })),
        hasTools: Boolean(tools?.length),
      }),
    ),
    messages: [
      ...question.history
        .slice(-historyMessages)
        .filter((turn) => turn.author !== 'system')
        .map((turn) => ({
          role: turn.author === 'visitor' ? ('user' as const) : ('assistant' as const),
          text: turn.text,
        })),
      { role: 'user', text: question.text },
      ...rounds.flatMap(messagesOf),
    ],
    ...(tools?.length ? { tools } : {}),
    maxTokens,
  };
}

const messagesOf = ({ text, calls, results }: ToolRound): ModelMessage[] => [
  { role: 'assistant', text, calls },
  ...calls.map(({ id, name }, at): ModelMessage => {
    return { role: 'tool', callId: id, name, text: fence(results[at] ?? '') };
  }),
];
