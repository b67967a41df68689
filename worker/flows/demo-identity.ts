/**
 * Signs in as a customer of a demo company, as the company's own backend would do it: a short-lived identity token. Only of tenants of
 * plan `demo`; for every other tenant it does not exist. Used by routes/demo.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { identitySecretPlace } from '#flows/identity-secret';
import type { Tenant } from '#core/tenant';
import type { Sealer } from '#ports/sealer';
import type { SessionTokens } from '#ports/session-tokens';
import type { System } from '#ports/system';
import type { DemoIdentityAnswer, DemoIdentityRequest } from '#protocol/demo';
import { customers } from '#worker/demo/backend/customers';

/** Long enough to boot the widget with it. */
const lifetimeMs = 10 * 60_000;

export async function demoIdentity(
  request: DemoIdentityRequest,
  tenant: Tenant,
  deps: { sealer: Sealer; sessionTokens: SessionTokens; system: System },
): Promise<Result<DemoIdentityAnswer>> {
  const customer = customers.find(({ id }) => id === `cust_${request.customer}`);
  if (tenant.plan !== 'demo' || tenant.identitySecretSealed === null || !customer)
    return refuse('not-found');
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const secret = await key.open(tenant.identitySecretSealed, identitySecretPlace(tenant.id));
  const expiresAt = deps.system.now() + lifetimeMs;
  const { id: subject, email, name, segment } = customer;
  const identity = await deps.sessionTokens.signIdentity(
    { subject, email, name, segment },
    { secret, audience: tenant.siteKey, expiresAt },
  );
  return ok({ identity, name, expiresAt: new Date(expiresAt).toISOString() });
}
