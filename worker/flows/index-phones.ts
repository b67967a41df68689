/**
 * Leads that were stored before phone numbers had a blind index get theirs, so that equal numbers find each other. Some thousands a
 * night (jobs/nightly); what cannot be opened is left for another night and holds up nothing.
 */
import { phoneDigits } from '#core/contact-merge';
import { describeError } from '#core/describe-error';
import { keyOf } from '#flows/tenant-of';
import type { Leads, SealedPhone } from '#ports/leads';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { Tenants } from '#ports/tenants';

export interface IndexPhonesDeps {
  leads: Pick<Leads, 'withoutPhoneIndex' | 'setPhoneIndexes'>;
  tenants: Pick<Tenants, 'byId'>;
  sealer: Sealer;
}

/** One statement each, in one batch. */
const batchSize = 100;
/** Well below what one run of a Worker may ask of D1. */
const batchesMost = 40;

/** Answers how many were indexed. */
export async function indexPhones(deps: IndexPhonesDeps): Promise<number> {
  const keys = new Map<string, TenantKey>();
  let indexed = 0;
  let after = '';
  for (let batch = 0; batch < batchesMost; batch++) {
    const leads = await deps.leads.withoutPhoneIndex(after, batchSize);
    const found = [];
    for (const lead of leads) {
      const phoneIndex = await indexOf(lead, keys, deps);
      if (phoneIndex !== null) found.push({ tenantId: lead.tenantId, id: lead.id, phoneIndex });
    }
    await deps.leads.setPhoneIndexes(found);
    indexed += found.length;
    after = leads.at(-1)?.id ?? after;
    if (leads.length < batchSize) break;
  }
  return indexed;
}

async function indexOf(
  { tenantId, id, phoneSealed }: SealedPhone,
  keys: Map<string, TenantKey>,
  deps: IndexPhonesDeps,
): Promise<string | null> {
  try {
    const key = keys.get(tenantId) ?? (await keyOf(tenantId, deps));
    keys.set(tenantId, key);
    const phone = await key.open(phoneSealed, {
      tenantId,
      table: 'lead',
      column: 'phone',
      row: id,
    });
    const digits = phoneDigits(phone);
    return digits === '' ? '' : await key.blindIndex(digits, 'phone');
  } catch (error) {
    console.error(JSON.stringify({ at: 'index phones', leadId: id, error: describeError(error) }));
    return null;
  }
}
