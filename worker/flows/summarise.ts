/**
 * Makes the rolling summary of a conversation anew: by the tenant's cheap model when it has one and the budget allows, else from the
 * visitor's own words. Never throws; called behind the visitor's back by the conversation's turn memory.
 */
import { bounded, extractiveSummary, transcript } from '#core/memory/summary';
import type { Said } from '#core/memory/summary';
import { hidePrivateData } from '#core/guard/private-data';
import type { Tenant } from '#core/tenant';
import { pay } from '#flows/pay';
import { tryModel } from '#flows/try-model';
import type { Ledger } from '#ports/ledger';
import type { Model, ModelRequest } from '#ports/model';
import type { System } from '#ports/system';
import { fence, renderSummaryPrompt } from '#worker/prompts/render';

const maxTokens = 260;
const patienceMs = 10_000;

export async function summarise(
  payer: { tenant: Tenant; visitor: string },
  before: string,
  messages: readonly Said[],
  deps: { models: Model[]; ledger: Ledger; system: System },
): Promise<string> {
  const model = deps.models[0]?.cheap;
  const written = model ? await byModel(model, payer, before, messages, deps) : null;
  return written ?? extractiveSummary(before, messages);
}

async function byModel(
  model: Model,
  payer: { tenant: Tenant; visitor: string },
  before: string,
  messages: readonly Said[],
  deps: { ledger: Ledger; system: System },
): Promise<string | null> {
  const hidden = hidePrivateData(
    `${before}\n${transcript(messages)}`.trim(),
    [],
    payer.tenant.settings,
  );
  const request: Omit<ModelRequest, 'signal'> = {
    system: renderSummaryPrompt(),
    messages: [{ role: 'user', text: fence(hidden.text) }],
    maxTokens,
  };
  const paid = model.circuit.isReady() ? await pay(payer, model, request, deps) : null;
  if (!paid?.ok) return null;
  const tried = await tryModel(model, request, {
    firstMs: patienceMs,
    emit: () => undefined,
    signal: new AbortController().signal,
    system: deps.system,
  });
  paid.payment.settle(tried);
  if (tried.failure) return null;
  return bounded(hidden.restore(tried.text).split('\n'));
}
