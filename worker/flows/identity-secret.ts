/**
 * The secret with which a tenant's backend signs who its users are: read for a session, and replaced by a new one, which is shown once. The
 * old one counts for a day longer, so that a backend can change without locking anybody out. Used by begin-session and the settings.
 */
import { newSecret } from '#flows/sign-in';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { identityRotationMs } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import type { Place, Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { IdentitySecretAnswer } from '#protocol/settings';

export const identitySecretPlace = (tenantId: string): Place => ({
  tenantId,
  table: 'tenant',
  column: 'identity_secret',
  row: tenantId,
});

type Kept = Pick<
  Tenant,
  'id' | 'identitySecretSealed' | 'oldIdentitySecretSealed' | 'oldIdentitySecretUntil'
>;

/** The newest first; none where the tenant has none. */
export function identitySecrets(tenant: Kept, key: TenantKey, now: number): Promise<string[]> {
  const isRotating = (tenant.oldIdentitySecretUntil ?? 0) > now;
  const sealed = [tenant.identitySecretSealed, isRotating ? tenant.oldIdentitySecretSealed : null];
  const there = sealed.filter((text) => text !== null);
  return Promise.all(there.map((text) => key.open(text, identitySecretPlace(tenant.id))));
}

export async function rotateIdentitySecret(
  tenantId: string,
  deps: { tenants: Tenants; sealer: Sealer; system: System },
): Promise<Result<IdentitySecretAnswer>> {
  deps.tenants.forget(tenantId);
  const tenant = await deps.tenants.byId(tenantId as Tenant['id']);
  if (!tenant) return refuse('not-found');
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const secret = newSecret(deps.system);
  const until = deps.system.now() + identityRotationMs;
  const kept = {
    identitySecretSealed: await key.seal(secret, identitySecretPlace(tenant.id)),
    oldIdentitySecretSealed: tenant.identitySecretSealed,
    oldIdentitySecretUntil: tenant.identitySecretSealed === null ? null : until,
  };
  // Two at once: the second would forget the first one's old secret, and nobody would know.
  if (!(await deps.tenants.saveIdentitySecret(tenant.id, kept, tenant.identitySecretSealed)))
    return refuse('stale', 'somebody has changed the secret meanwhile');
  return ok({
    secret,
    oldSecretUntil: kept.oldIdentitySecretUntil === null ? null : new Date(until).toISOString(),
  });
}
