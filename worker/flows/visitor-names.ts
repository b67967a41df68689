/** The names of visitors beside their conversations: of contacts, else what they called themselves when they left their details. */
import { maskName } from '#core/mask-contact';
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import { showSealed, unreadable } from '#flows/show-sealed';
import { keyOf } from '#flows/tenant-of';
import type { Contacts } from '#ports/contacts';
import type { Sealer } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';

interface Deps {
  contacts: Contacts;
  tenants: Tenants;
  sealer: Sealer;
}

export async function visitorNames(
  member: Actor & { tenantId: string },
  conversationIds: string[],
  deps: Deps,
): Promise<Record<string, string>> {
  const { tenantId } = member;
  const rows = await deps.contacts.names(tenantId, conversationIds);
  if (rows.length === 0) return {};
  const key = await keyOf(tenantId, deps);
  const isOpen = may(member, 'pii.read');
  const named = await Promise.all(
    rows.map(async ({ conversationId, table, id, nameSealed }) => {
      const name = await showSealed(key, nameSealed, { tenantId, table, column: 'name', row: id });
      return [conversationId, isOpen || name === unreadable ? name : maskName(name)] as const;
    }),
  );
  // The last of a conversation counts: a contact, or the newest lead.
  return Object.fromEntries(named);
}
