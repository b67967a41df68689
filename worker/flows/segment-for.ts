/** The segment of a known contact by everything that is known: memory, attributes, the signed claim. What cannot be read counts as absent. Used by turns and routing. */
import { segmentBy } from '#core/segment';
import type { ContactMemory } from '#core/memory/contact';
import type { Tenant } from '#core/tenant';
import { recall } from '#flows/remember';
import type { MemoryDeps } from '#flows/remember';
import type { ContactRow, Contacts } from '#ports/contacts';
import type { System } from '#ports/system';

export interface SegmentDeps extends MemoryDeps {
  contacts: Pick<Contacts, 'byKey'>;
  system: Pick<System, 'now'>;
}

export async function segmentFor(
  tenant: Tenant,
  contactKey: string,
  claimed: string | null,
  deps: SegmentDeps,
): Promise<{ segment: string | null; memory: ContactMemory | null }> {
  const [memory, row] = await Promise.all([
    recall(tenant, contactKey, deps),
    deps.contacts.byKey(tenant.id, contactKey).catch(() => null),
  ]);
  const attributes = row ? await attributesOf(tenant, row, deps).catch(() => ({})) : {};
  const found = segmentBy(
    { memory, attributes, isVip: row?.isVip ?? false, claimed, now: deps.system.now() },
    tenant.settings,
  );
  return { segment: found?.segment ?? null, memory };
}

async function attributesOf(
  tenant: Tenant,
  row: ContactRow,
  { sealer }: SegmentDeps,
): Promise<Record<string, string>> {
  if (row.attributesSealed === null) return {};
  const key = await sealer.key(tenant.wrappedKey, tenant.id);
  const place = { tenantId: tenant.id, table: 'contact', column: 'attributes', row: row.id };
  return JSON.parse(await key.open(row.attributesSealed, place)) as Record<string, string>;
}
