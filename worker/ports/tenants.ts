/** Tenants and their settings. Read on every request, so implementations cache for some seconds. */
import type { Tenant } from '#core/tenant';
import type { TenantId } from '#protocol/ids';

export interface Tenants {
  bySiteKey(siteKey: string): Promise<Tenant | null>;
  byId(id: TenantId): Promise<Tenant | null>;
}
