/** The `Ledger` port: one object a tenant, one call each way. A settlement that is lost leaves the estimate standing. */
import { describeError } from '#core/describe-error';
import type { LedgerObject } from '#durable-objects/ledger/ledger-object';
import type { Ledger } from '#ports/ledger';

export function ledger(namespace: DurableObjectNamespace<LedgerObject>): Ledger {
  const object = (tenantId: string) => namespace.getByName(tenantId);
  return {
    reserve: async (tenantId, request) => await object(tenantId).reserve(request),
    async settle(tenantId, { id }, actual) {
      try {
        await object(tenantId).settle(id, actual);
      } catch (error) {
        console.error(JSON.stringify({ at: 'ledger', tenantId, error: describeError(error, 200) }));
      }
    },
    spent: async (tenantId, now) => await object(tenantId).spent(now),
  };
}
