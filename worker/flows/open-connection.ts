/** A tenant's connection with its secret, for one call. What does not open is said, and no call is made. Used by the adapters of tools, through wiring. */
import { boundTo } from '#core/integration/connection';
import type { Connection } from '#core/integration/connection';
import type { Connect, Integrations } from '#ports/integrations';
import type { Place, Sealer } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';
import type { TenantId } from '#protocol/ids';

/** A secret opens only for the connection and the hosts it was entered for. */
export const secretPlace = (tenantId: string, connection: Connection): Place => ({
  tenantId,
  table: 'integration',
  column: 'secret',
  row: `${connection.id} ${boundTo(connection)}`,
});

export function connector(deps: {
  integrations: Pick<Integrations, 'get'>;
  tenants: Pick<Tenants, 'byId'>;
  sealer: Sealer;
}): Connect {
  return async (tenantId, id) => {
    const [stored, tenant] = await Promise.all([
      deps.integrations.get(tenantId, id),
      deps.tenants.byId(tenantId as TenantId),
    ]);
    if (!stored || !tenant) return 'absent';
    const { connection, secretSealed, updatedAt } = stored;
    if (!connection.enabled) return 'off';
    if (secretSealed === null) return { tenantId, connection, secret: null, updatedAt };
    try {
      const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
      const secret = await key.open(secretSealed, secretPlace(tenantId, connection));
      return { tenantId, connection, secret, updatedAt };
    } catch {
      return 'sealed';
    }
  };
}
