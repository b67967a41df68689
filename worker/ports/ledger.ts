/**
 * The tenant's ledger: asked before every call of a model, told after it what the call has cost. Implemented by adapters/ledger over
 * the tenant's ledger object, and in memory for tests. Strict: what it grants can never pass a budget, however many ask at once.
 */
import type { BudgetSettings, Shortage, Spend } from '#core/budget';
import type { TenantId } from '#protocol/ids';

export interface Reservation {
  id: number;
}

export interface SpendReport {
  day: Spend;
  month: Spend;
}

export interface Ledger {
  /** Throws when the ledger cannot be reached; then nothing may be called. */
  reserve(
    tenantId: TenantId,
    request: { visitor: string; budgets: BudgetSettings; spend: Spend; now: number },
  ): Promise<{ ok: true; reservation: Reservation } | { ok: false; shortage: Shortage }>;
  /** Once for each reservation; one that never comes stays spent as reserved. Never throws. */
  settle(tenantId: TenantId, reservation: Reservation, actual: Spend): Promise<void>;
  /** The sums of the day and month of `now`. */
  spent(tenantId: TenantId, now: number): Promise<SpendReport>;
}
