/** What only the owner of the installation does: tenants, with an invitation for the first owner of each. */
import * as v from 'valibot';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { BootstrapTenant, createTenant } from '#flows/create-tenant';
import type { CreateTenantDeps } from '#flows/create-tenant';
import { invite } from '#flows/invite-member';
import type { InviteDeps } from '#flows/invite-member';
import type { StaffMember } from '#flows/sign-in';
import type { Installation } from '#ports/installation';
import type { TenantList } from '#ports/tenant-list';
import type { TenantAnswer, TenantChange, TenantInfo, TenantRequest } from '#protocol/tenant';

export type TenantDeps = InviteDeps &
  Omit<CreateTenantDeps, 'store' | 'hashPassword'> & {
    installation: Installation;
    tenantList: TenantList;
  };

export async function addTenant(
  actor: StaffMember,
  { ownerEmail, ...given }: TenantRequest,
  origin: string | null,
  deps: TenantDeps,
): Promise<Result<TenantAnswer>> {
  const { installation: store, passwords } = deps;
  const whole = v.parse(BootstrapTenant, given);
  const created = await createTenant(whole, { ...deps, store, hashPassword: passwords.hash });
  if (!created.ok) return created;
  const { tenantId } = created.value;
  const owner = { email: ownerEmail, role: 'owner' as const, grants: [] };
  const { link } = await invite(tenantId, actor.memberId, owner, origin, deps);
  const tenant = await deps.tenantList.get(tenantId);
  return tenant ? ok({ tenant, link }) : refuse('not-found');
}

export async function changeTenant(
  actor: StaffMember,
  id: string,
  change: TenantChange & { siteKey?: string },
  { tenantList, tenants, system }: TenantDeps,
): Promise<Result<{ before: TenantInfo; after: TenantInfo }>> {
  if (id === actor.tenantId && change.status === 'suspended')
    return refuse('forbidden', 'nobody suspends their own tenant');
  const before = await tenantList.get(id);
  if (!before || !(await tenantList.change(id, change, system.now()))) return refuse('not-found');
  tenants.forget(id);
  const after = await tenantList.get(id);
  return after ? ok({ before, after }) : refuse('not-found');
}
