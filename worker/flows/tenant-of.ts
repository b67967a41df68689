/** The tenant behind the id in a credential, and its key. A member always has one: that it is missing is a bug, never an answer. */
import type { Tenant } from '#core/tenant';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';
import type { TenantId } from '#protocol/ids';

interface TenantsDep {
  tenants: Pick<Tenants, 'byId'>;
}

export async function tenantOf(tenantId: string, { tenants }: TenantsDep): Promise<Tenant> {
  const tenant = await tenants.byId(tenantId as TenantId);
  if (!tenant) throw new Error('the tenant of a credential is gone');
  return tenant;
}

export async function keyOf(
  tenantId: string,
  { sealer, ...deps }: TenantsDep & { sealer: Sealer },
): Promise<TenantKey> {
  const tenant = await tenantOf(tenantId, deps);
  return sealer.key(tenant.wrappedKey, tenant.id);
}
