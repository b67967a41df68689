/** All tenants of the installation, for its owner. Implemented by store/tenant-list. */
import type { TenantChange, TenantInfo } from '#protocol/tenant';

export interface TenantList {
  all(): Promise<TenantInfo[]>;
  get(id: string): Promise<TenantInfo | null>;
  /** False when there is none. */
  change(id: string, change: TenantChange & { siteKey?: string }, now: number): Promise<boolean>;
}
