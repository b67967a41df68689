/**
 * After ENCRYPTION_KEY has changed (the one before is in ENCRYPTION_KEY_PREVIOUS): every tenant's key is wrapped anew and the
 * index by which people sign in is made again. What the tenants' keys have sealed stays as it is. Can be repeated at any time.
 */
import { plainEmail } from '#core/member';
import { openCard } from '#flows/member-card';
import type { CardDeps } from '#flows/member-card';
import type { Installation } from '#ports/installation';
import type { Members } from '#ports/members';
import type { TenantId } from '#protocol/ids';

export async function rotateKey({
  installation,
  members,
  sealer,
  tenants,
}: CardDeps & { installation: Installation; members: Members }): Promise<{
  tenants: number;
  members: number;
}> {
  const rotated = { tenants: 0, members: 0 };
  for (const { tenantId, wrappedKey } of await installation.wrappedKeys()) {
    const tenant = await tenants.byId(tenantId as TenantId);
    if (!tenant) continue;
    const key = await sealer.key(wrappedKey, tenantId);
    for (const member of await members.list(tenantId)) {
      const { email } = await openCard(member, { tenant, key });
      const emailLookup = await sealer.lookup(plainEmail(email), 'email');
      await members.change(tenantId, member.id, { emailLookup });
      rotated.members++;
    }
    // Last: a tenant that was interrupted is done again from its beginning.
    const wrapped = await sealer.rewrap(wrappedKey, tenantId);
    if (wrapped && (await installation.setWrappedKey(tenantId, wrappedKey, wrapped)))
      rotated.tenants++;
  }
  return rotated;
}
