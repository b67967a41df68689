/**
 * A visitor leaves contact details: the consent first, then the details sealed with the tenant's key, and only then told to the
 * conversation (which learns which fields there are, never what they say). What follows by the tenant's rules is decided with the row
 * and stored in it. Sent again under its clientId it is stored and told once.
 */
import { scoreLead } from '#core/lead';
import { phoneDigits } from '#core/contact-merge';
import { consentVersion, leadActions, noticeOf, whoseTurn } from '#core/lead-rule';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import { classifyIntent } from '#core/understanding/intent';
import type { LeadId } from '#protocol/ids';
import type { LeadCause } from '#protocol/lead-capture';
import type { LeadRequest } from '#protocol/session';
import type { Contacts } from '#ports/contacts';
import type { Conversations } from '#ports/conversations';
import type { System } from '#ports/system';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { Leads, SealedLead } from '#ports/leads';

export interface CaptureLeadDeps {
  conversations: Conversations;
  contacts: Pick<Contacts, 'byKey' | 'byEmail'>;
  leads: Leads;
  sealer: Sealer;
  system: System;
}

/** What is known of a lead beyond the form. */
export interface LeadContext {
  cause: LeadCause | null;
  /** To the tenant's own questions. */
  answers: Record<string, string>;
  /** The words the visitor agreed to, as they were shown. */
  consentText: string;
  /** The consent stands in the log already. */
  isConsentLogged?: boolean;
  language: string;
  page: string | null;
  segment: string | null;
}

export async function captureLead(
  tenant: Tenant,
  claims: Claims,
  request: LeadRequest,
  deps: CaptureLeadDeps,
  context?: LeadContext,
): Promise<Result<{ leadId: LeadId; seq: number }>> {
  // Before anything is stored: a token that was retired, or that only reads, leaves nothing.
  if (claims.scope !== 'chat') return refuse('forbidden', 'this token only reads');
  const standing = await deps.conversations.standing(claims, tenant.settings);
  if (!standing.ok) return standing;
  const leadId = deps.system.newId('led');
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const seal = async (column: string, text: string | undefined) =>
    text ? key.seal(text, { tenantId: tenant.id, table: 'lead', column, row: leadId }) : null;
  const { clientId, name, email, phone, company, note, consent } = request;
  const digits = phoneDigits(phone ?? '');
  const now = deps.system.now();
  const emailIndex = email ? await key.blindIndex(email.trim().toLowerCase(), 'email') : null;
  const agreedTo = consent ? (context?.consentText ?? tenant.settings.consentText) : '';
  const worth = scoreLead({
    hasEmail: Boolean(email),
    hasPhone: Boolean(phone),
    hasCompany: Boolean(company),
    hasNote: Boolean(note),
    consent: consent ?? false,
    ...(email ? { email } : {}),
    messageCount: standing.value.messageCount,
    askedForPerson: standing.value.isEscalated || context?.cause === 'person',
    intent: context?.cause === 'quote' ? 'PRICING' : note ? classifyIntent(note).label : null,
    isContact: standing.value.contactKey !== null,
  });
  const answers = context?.answers ?? {};
  const actions = leadActions(tenant.settings.leadCapture.rules, {
    cause: context?.cause ?? null,
    score: worth.score,
    segment: context?.segment ?? null,
    language: context?.language ?? tenant.settings.defaultLocale.slice(0, 2),
    page: context?.page ?? null,
    answers: { ...answers, ...plain({ name, email, phone, company, request: note }) },
  });
  const assigneeId =
    actions.assign.length === 0
      ? null
      : whoseTurn(actions.assign, await deps.leads.lastAssigned(tenant.id, actions.assign));
  const row: SealedLead = {
    tenantId: tenant.id,
    id: leadId,
    conversationId: claims.conversationId,
    clientId: clientId ?? null,
    status: 'new',
    nameSealed: await seal('name', name),
    emailSealed: await seal('email', email),
    phoneSealed: await seal('phone', phone),
    companySealed: await seal('company', company),
    noteSealed: await seal('note', note),
    emailIndex,
    phoneIndex: digits === '' ? null : await key.blindIndex(digits, 'phone'),
    consent: consent ?? false,
    createdAt: now,
    ...worth,
    assigneeId,
    staffNoteSealed: null,
    updatedAt: now,
    cause: context?.cause ?? null,
    answersSealed:
      Object.keys(answers).length === 0 ? null : await seal('answers', JSON.stringify(answers)),
    consentVersion: agreedTo === '' ? null : consentVersion(agreedTo),
    consentAt: consent ? now : null,
    ...(await contactOf(tenant.id, standing.value.contactKey, emailIndex, deps)),
    tags: actions.tags,
    notify: noticeOf(actions, assigneeId),
    rules: actions.rules,
  };
  if (agreedTo !== '' && !context?.isConsentLogged) {
    // Recorded before anything is stored; a retry records it again, which says the same.
    const agreed = await deps.conversations.tell(claims, {
      kind: 'consent',
      purpose: 'lead',
      granted: true,
      version: consentVersion(agreedTo),
    });
    if (!agreed.ok) return agreed;
  }
  const stored = await deps.leads.add(row);
  if (stored.id !== leadId && !(await says(stored, request, key)))
    return refuse('client-id-reused');
  const fields = Object.entries({ name, email, phone, company, note, ...answers })
    .filter(([, value]) => value)
    .map(([field]) => field);
  // The earlier attempt may have ended between the two: the conversation takes note of a lead once.
  const id = stored.id as LeadId;
  const told = await deps.conversations.tell(claims, { kind: 'lead', leadId: id, fields });
  return told.ok ? ok({ leadId: id, seq: told.value.seq }) : told;
}

const plain = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );

/** An equal address is a hint for staff and nothing more: anybody can write it (S13). Nothing is merged by it. */
async function contactOf(
  tenantId: string,
  contactKey: string | null,
  emailIndex: string | null,
  { contacts }: Pick<CaptureLeadDeps, 'contacts'>,
): Promise<Pick<SealedLead, 'contactId' | 'contactMatch'>> {
  const verified = contactKey === null ? null : await contacts.byKey(tenantId, contactKey);
  if (verified) return { contactId: verified.id, contactMatch: 'verified' };
  const claimed = emailIndex === null ? null : await contacts.byEmail(tenantId, emailIndex);
  return claimed
    ? { contactId: claimed.id, contactMatch: 'claimed' }
    : { contactId: null, contactMatch: null };
}

/** Whether a stored lead says the same as the request: then that is a copy of it. */
async function says(lead: SealedLead, request: LeadRequest, key: TenantKey): Promise<boolean> {
  const { name, email, phone, company, note, consent } = request;
  const columns = [
    ['name', lead.nameSealed, name],
    ['email', lead.emailSealed, email],
    ['phone', lead.phoneSealed, phone],
    ['company', lead.companySealed, company],
    ['note', lead.noteSealed, note],
  ] as const;
  for (const [column, sealed, text] of columns) {
    const place = { tenantId: lead.tenantId, table: 'lead', column, row: lead.id };
    if ((sealed && (await key.open(sealed, place))) !== (text || null)) return false;
  }
  return lead.consent === (consent ?? false);
}
