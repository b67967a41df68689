/** Tenants and their settings. Read on every request, so implementations cache for some seconds. */
import type { Tenant } from '#core/tenant';
import type { TenantId } from '#protocol/ids';

export interface Tenants {
  bySiteKey(siteKey: string): Promise<Tenant | null>;
  /** Whether the next `bySiteKey` is answered from memory, be the key somebody's or nobody's. */
  remembers(siteKey: string): boolean;
  byId(id: TenantId): Promise<Tenant | null>;
}
