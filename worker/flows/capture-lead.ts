/**
 * A visitor leaves contact details: sealed with the tenant's key, stored, and only then told to the conversation (which
 * learns which fields there are, never what they say).
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import type { LeadId } from '#protocol/ids';
import type { LeadRequest } from '#protocol/session';
import type { Conversations } from '#ports/conversations';
import type { System } from '#ports/system';
import type { Sealer } from '#ports/sealer';
import type { Leads } from '#ports/leads';

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
  const { name, email, phone, company, note, consent } = request;
  await deps.leads.add({
    tenantId: tenant.id,
    id: leadId,
    conversationId: claims.conversationId,
    status: 'new',
    nameSealed: await seal('name', name),
    emailSealed: await seal('email', email),
    phoneSealed: await seal('phone', phone),
    companySealed: await seal('company', company),
    noteSealed: await seal('note', note),
    emailIndex: email ? await key.blindIndex(email.trim().toLowerCase(), 'email') : null,
    consent: consent ?? false,
    createdAt: deps.system.now(),
  });
  const fields = Object.entries({ name, email, phone, company, note })
    .filter(([, value]) => value)
    .map(([field]) => field);
  const told = await deps.conversations.tell(claims, { kind: 'lead', leadId, fields });
  return told.ok ? ok({ leadId, seq: told.value.seq }) : told;
}
