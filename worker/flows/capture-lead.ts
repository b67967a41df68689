/**
 * A visitor leaves contact details: sealed with the tenant's key, stored, and only then told to the conversation (which
 * learns which fields there are, never what they say). Sent again under its clientId it is stored and told once.
 */
import { scoreLead } from '#core/lead';
import { phoneDigits } from '#core/contact-merge';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import { classifyIntent } from '#core/understanding/intent';
import type { LeadId } from '#protocol/ids';
import type { LeadRequest } from '#protocol/session';
import type { Conversations } from '#ports/conversations';
import type { System } from '#ports/system';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { Leads, SealedLead } from '#ports/leads';

export interface CaptureLeadDeps {
  conversations: Conversations;
  leads: Leads;
  sealer: Sealer;
  system: System;
}

export async function captureLead(
  tenant: Tenant,
  claims: Claims,
  request: LeadRequest,
  deps: CaptureLeadDeps,
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
  const worth = scoreLead({
    hasEmail: Boolean(email),
    hasPhone: Boolean(phone),
    hasCompany: Boolean(company),
    hasNote: Boolean(note),
    consent: consent ?? false,
    ...(email ? { email } : {}),
    messageCount: standing.value.messageCount,
    askedForPerson: standing.value.isEscalated,
    intent: note ? classifyIntent(note).label : null,
    isContact: standing.value.contactKey !== null,
  });
  const stored = await deps.leads.add({
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
    emailIndex: email ? await key.blindIndex(email.trim().toLowerCase(), 'email') : null,
    phoneIndex: digits === '' ? null : await key.blindIndex(digits, 'phone'),
    consent: consent ?? false,
    createdAt: now,
    ...worth,
    assigneeId: null,
    staffNoteSealed: null,
    updatedAt: now,
  });
  if (stored.id !== leadId && !(await says(stored, request, key)))
    return refuse('client-id-reused');
  const fields = Object.entries({ name, email, phone, company, note })
    .filter(([, value]) => value)
    .map(([field]) => field);
  // The earlier attempt may have ended between the two: the conversation takes note of a lead once.
  const id = stored.id as LeadId;
  const told = await deps.conversations.tell(claims, { kind: 'lead', leadId: id, fields });
  return told.ok ? ok({ leadId: id, seq: told.value.seq }) : told;
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
