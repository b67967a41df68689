/** A member's sealed name, address and TOTP secret, opened and sealed with the tenant's key. Used by the flows of access. */
import { showSealed } from '#flows/show-sealed';
import type { MemberRow } from '#ports/members';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';
import type { Tenant } from '#core/tenant';
import type { TenantId } from '#protocol/ids';

export interface CardDeps {
  tenants: Tenants;
  sealer: Sealer;
}

export interface MemberKey {
  tenant: Tenant;
  key: TenantKey;
}

export async function memberKey(
  tenantId: string,
  { tenants, sealer }: CardDeps,
): Promise<MemberKey> {
  const tenant = await tenants.byId(tenantId as TenantId);
  if (!tenant) throw new Error('a member without a tenant');
  return { tenant, key: await sealer.key(tenant.wrappedKey, tenant.id) };
}

type Column = 'name' | 'email' | 'totp';

export const placeOf = (member: { tenantId: string; id: string }, column: Column) => ({
  tenantId: member.tenantId,
  table: 'member',
  column,
  row: member.id,
});

/** For lists: what does not open is shown as that. */
export async function showCard(
  member: MemberRow,
  { key }: MemberKey,
): Promise<{ name: string; email: string }> {
  const [name, email] = await Promise.all([
    showSealed(key, member.nameSealed, placeOf(member, 'name')),
    showSealed(key, member.emailSealed, placeOf(member, 'email')),
  ]);
  return { name, email };
}

export async function openCard(
  member: MemberRow,
  { key }: MemberKey,
): Promise<{ name: string; email: string }> {
  const [name, email] = await Promise.all([
    key.open(member.nameSealed, placeOf(member, 'name')),
    key.open(member.emailSealed, placeOf(member, 'email')),
  ]);
  return { name, email };
}
