/**
 * One question to the tenant's models, one try each, in their order, paid for like any other: for work that no visitor waits for
 * (the copilot). Null when none answered; the reasons are in the log.
 */
import { chainLimits, costUsd, estimatedTokens, failureText, verdictOf } from '#core/model-chain';
import type { Tenant } from '#core/tenant';
import { charactersOf, pay } from '#flows/pay';
import { tryModel } from '#flows/try-model';
import type { Ledger } from '#ports/ledger';
import type { Model, ModelRequest } from '#ports/model';
import type { System } from '#ports/system';

export interface ModelAnswer {
  text: string;
  provider: string;
  model: string;
  costUsd: number;
}

export async function askModel(
  /** `payer` names the budget beside the tenant's: a visitor, or the member who asks. */
  { tenant, payer }: { tenant: Tenant; payer: string },
  request: Omit<ModelRequest, 'signal'>,
  { models, ledger, system }: { models: Model[]; ledger: Ledger; system: System },
  signal: AbortSignal,
): Promise<ModelAnswer | null> {
  for (const model of models) {
    if (signal.aborted) return null;
    const paid = await pay({ tenant, visitor: payer }, model, request, { ledger, system });
    if (!paid.ok) {
      if (paid.shortage?.unit === 'USD') continue;
      return null;
    }
    const permit = model.circuit.admit();
    if (!permit) {
      paid.payment.settle(null);
      continue;
    }
    const tried = await tryModel(model, request, {
      firstMs: chainLimits.silenceMs,
      emit: () => undefined,
      signal,
      system,
    });
    paid.payment.settle(tried);
    model.circuit.report(permit, tried.failure ? verdictOf(tried.failure) : 'good');
    if (!tried.failure && tried.text.trim() !== '') {
      const usage = tried.usage ?? {
        inputTokens: estimatedTokens(charactersOf(request)),
        outputTokens: estimatedTokens(tried.text.length),
      };
      return {
        text: tried.text.trim(),
        provider: model.provider,
        model: model.model,
        costUsd: model.price ? costUsd(usage, model.price) : 0,
      };
    }
    if (tried.failure)
      console.warn(
        JSON.stringify({
          at: 'model',
          provider: model.provider,
          tenantId: tenant.id,
          why: failureText(tried.failure),
        }),
      );
  }
  return null;
}
