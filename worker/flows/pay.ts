/**
 * Pays for one call of a model: reserves its estimated cost with the tenant's ledger before it is made, and settles afterwards. Used by
 * flows/generate before every try; when the budget or the ledger says no, nothing is called.
 */
import type { Shortage, Spend } from '#core/budget';
import { microUsdOf, nothingSpent, reservationOf } from '#core/budget';
import { estimatedTokens } from '#core/model-chain';
import type { FailureKind } from '#core/model-chain';
import type { Tenant } from '#core/tenant';
import type { Tried } from '#flows/try-model';
import type { Ledger } from '#ports/ledger';
import type { Model, ModelRequest } from '#ports/model';
import type { System } from '#ports/system';

type Request = Omit<ModelRequest, 'signal'>;

export interface Payment {
  /** Told what came of the call; null when it was not made after all. Nobody need wait. */
  settle(tried: Tried | null): void;
}

export type Paid =
  | { ok: true; payment: Payment }
  | { ok: false; why: string; shortage: Shortage | null };

/** These providers did nothing, and nobody pays for nothing. */
const free = new Set<FailureKind>(['unreachable', 'refused', 'rate-limited', 'server-error']);

export async function pay(
  payer: { tenant: Tenant; visitor: string },
  { price }: Pick<Model, 'price'>,
  request: Request,
  { ledger, system }: { ledger: Ledger; system: Pick<System, 'now'> },
): Promise<Paid> {
  const { tenant, visitor } = payer;
  const characters = charactersOf(request);
  const spend = reservationOf({ characters, maxTokens: request.maxTokens }, price);
  try {
    const reserved = await ledger.reserve(tenant.id, {
      visitor,
      budgets: tenant.settings,
      spend,
      now: system.now(),
    });
    if (!reserved.ok) {
      const { budget, unit } = reserved.shortage;
      return {
        ok: false,
        why: `the budget ${budget} is spent (${unit})`,
        shortage: reserved.shortage,
      };
    }
    const settle = (tried: Tried | null) => {
      const actual = tried ? actualOf(tried, characters, price) : nothingSpent;
      void ledger.settle(tenant.id, reserved.reservation, actual);
    };
    return { ok: true, payment: { settle } };
  } catch {
    return { ok: false, why: 'the ledger is away', shortage: null };
  }
}

function actualOf(tried: Tried, characters: number, price: Model['price']): Spend {
  if (!price || (tried.failure && free.has(tried.failure.kind) && tried.text === ''))
    return { calls: 1, microUsd: 0 };
  // What was cut off costs what was asked and what was said until then, at least.
  const usage = tried.usage ?? {
    inputTokens: estimatedTokens(characters),
    outputTokens: estimatedTokens(tried.text.length),
  };
  return { calls: 1, microUsd: microUsdOf(usage, price) };
}

export function charactersOf({ system, messages, tools }: Request): number {
  const said = messages.reduce((sum, { text }) => sum + text.length, system.length);
  return said + (tools?.length ? JSON.stringify(tools).length : 0);
}
