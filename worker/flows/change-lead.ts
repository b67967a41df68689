/** What staff do with a lead: its state, whose it is, their note, and contact data put right. */
import { phoneDigits } from '#core/contact-merge';
import { maskText } from '#core/mask-contact';
import { may } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { checkAssignee } from '#flows/check-assignee';
import { openOne } from '#flows/list-leads';
import type { LeadReader, LeadsDeps } from '#flows/list-leads';
import { keyOf } from '#flows/tenant-of';
import type { SealedLead } from '#ports/leads';
import type { TenantKey } from '#ports/sealer';
import type { Lead, LeadChange } from '#protocol/lead';

type Given = Pick<LeadChange, 'staffNote' | 'name' | 'email' | 'phone' | 'company'>;

export async function changeLead(
  reader: LeadReader,
  id: string,
  { status, assigneeId, ...given }: LeadChange,
  deps: LeadsDeps,
): Promise<Result<Lead>> {
  const { tenantId } = reader;
  const checked = await checkAssignee(tenantId, assigneeId, deps);
  if (!checked.ok) return checked;
  const { staffNote, ...contact } = given;
  const isContact = Object.keys(contact).length > 0;
  // What somebody sees masked they would put back masked.
  if (isContact && !may(reader, 'pii.read')) return refuse('forbidden');
  if (staffNote?.includes(maskText()) && !may(reader, 'pii.read'))
    return refuse('invalid-request', 'staffNote: what is masked in it would be lost');
  const known = isContact ? await deps.leads.get(tenantId, id) : null;
  if (isContact && !known) return refuse('not-found');
  const reaches = (to: string | null | undefined, sealed: string | null | undefined) =>
    to === undefined ? sealed : to;
  if (known && !reaches(given.email, known.emailSealed) && !reaches(given.phone, known.phoneSealed))
    return refuse('invalid-request', 'an e-mail address or a phone number is needed');
  const change = {
    ...(status === undefined ? {} : { status }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(Object.keys(given).length === 0
      ? {}
      : await sealedChange(given, { tenantId, id }, await keyOf(tenantId, deps))),
  };
  const lead = await deps.leads.change(tenantId, id, change, deps.system.now());
  return lead ? ok(await openOne(reader, lead, deps)) : refuse('not-found');
}

/** Only what is given; equal addresses and numbers are found by their index, which goes with them. */
async function sealedChange(
  given: Given,
  { tenantId, id }: { tenantId: string; id: string },
  key: TenantKey,
): Promise<Partial<SealedLead>> {
  const seal = async (column: string, text: string | null | undefined) =>
    text ? key.seal(text, { tenantId, table: 'lead', column, row: id }) : null;
  const { staffNote, name, email, phone, company } = given;
  const digits = phoneDigits(phone ?? '');
  return {
    ...(staffNote === undefined ? {} : { staffNoteSealed: await seal('staff_note', staffNote) }),
    ...(name === undefined ? {} : { nameSealed: await seal('name', name) }),
    ...(company === undefined ? {} : { companySealed: await seal('company', company) }),
    ...(email === undefined
      ? {}
      : {
          emailSealed: await seal('email', email),
          emailIndex: email ? await key.blindIndex(email.trim().toLowerCase(), 'email') : null,
        }),
    ...(phone === undefined
      ? {}
      : {
          phoneSealed: await seal('phone', phone),
          phoneIndex: digits === '' ? null : await key.blindIndex(digits, 'phone'),
        }),
  };
}
