/** What members are called: their sealed names, opened with the tenant's key. Used wherever staff are shown. */
import { showSealed } from '#flows/show-sealed';
import type { MemberNames } from '#ports/member-names';
import type { Sealer } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';
import type { TenantId } from '#protocol/ids';

export interface MemberNamesDeps {
  memberNames: MemberNames;
  tenants: Tenants;
  sealer: Sealer;
}

export async function openMemberNames(
  tenantId: string,
  memberIds: string[],
  { memberNames, tenants, sealer }: MemberNamesDeps,
): Promise<Map<string, string>> {
  const sealed = await memberNames.sealed(tenantId, [...new Set(memberIds)]);
  const tenant = sealed.size > 0 ? await tenants.byId(tenantId as TenantId) : null;
  if (!tenant) return new Map();
  const key = await sealer.key(tenant.wrappedKey, tenant.id);
  const opened = [...sealed].map(
    async ([id, name]) =>
      [
        id,
        await showSealed(key, name, { tenantId, table: 'member', column: 'name', row: id }),
      ] as const,
  );
  return new Map(await Promise.all(opened));
}
