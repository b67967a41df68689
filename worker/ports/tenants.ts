/** Tenants and their settings. Read on every request, so implementations cache for some seconds. */
import type { Plan, Tenant, TenantSettings } from '#core/tenant';
import type { TenantId } from '#protocol/ids';

export interface TenantWriter {
  /** What the tenant or the operator has changed of the plan's settings. */
  overrides(
    id: TenantId,
  ): Promise<{ plan: Plan; overrides: Partial<TenantSettings>; version: number } | null>;
  /** False when the settings are not those of `seenVersion` any more. */
  saveOverrides(
    id: TenantId,
    overrides: Partial<TenantSettings>,
    seenVersion: number,
  ): Promise<boolean>;
  /** False when the sealed secret is not `seen` any more. */
  saveIdentitySecret(
    id: TenantId,
    kept: Pick<
      Tenant,
      'identitySecretSealed' | 'oldIdentitySecretSealed' | 'oldIdentitySecretUntil'
    >,
    seen: string | null,
  ): Promise<boolean>;
  /** It was changed elsewhere: the next look is at D1. */
  forget(id: string): void;
}

export interface Tenants extends TenantWriter {
  bySiteKey(siteKey: string): Promise<Tenant | null>;
  /** Whether the next `bySiteKey` is answered from memory, be the key somebody's or nobody's. */
  remembers(siteKey: string): boolean;
  byId(id: TenantId): Promise<Tenant | null>;
}
