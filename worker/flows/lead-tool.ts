/**
 * Lead capture as a function of ours that a tool may name (`lead.capture`): the planner and the models ask for its arguments one at a time, the
 * visitor's yes before the call is the consent, and a conversation gives one lead. Arguments beyond the usual ones are the tenant's
 * qualification questions; their answers go into the note. Used by wiring.
 */
import type { Tenant } from '#core/tenant';
import { captureLead } from '#flows/capture-lead';
import type { CaptureLeadDeps } from '#flows/capture-lead';
import type { Tenants } from '#ports/tenants';
import type { AdapterCall, BuiltinTool } from '#ports/tool-adapter';
import type { ConversationId, TenantId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { LeadRequest } from '#protocol/session';
import * as v from 'valibot';

/** Only for the one step that it is made for. */
const claimsLastMs = 60_000;
/** One conversation is one lead: told again, it is the same. */
const clientId = 'tool';

const own = new Set(['name', 'email', 'phone', 'company', 'request']);

export const leadTool =
  (deps: CaptureLeadDeps & { tenants: Pick<Tenants, 'byId'> }): BuiltinTool =>
  async (call) => {
    const tenant = await deps.tenants.byId(call.tenantId as TenantId);
    if (!tenant || call.conversationId === null) return { kept: false };
    return keep(tenant, call.conversationId as ConversationId, call.arguments, deps);
  };

async function keep(
  tenant: Tenant,
  conversationId: ConversationId,
  given: AdapterCall['arguments'],
  deps: CaptureLeadDeps,
): Promise<{ kept: boolean }> {
  const page = await deps.conversations.page(tenant.id, conversationId, 0);
  if (!page) return { kept: false };
  const { visitorId, tokenGeneration } = page.state;
  const now = deps.system.now();
  const { name, email, phone, company } = given;
  const request = v.parse(LeadRequest, {
    clientId,
    name,
    email,
    phone,
    company,
    note: noteOf(given),
    consent: true,
  });
  const done = await captureLead(
    tenant,
    {
      tenantId: tenant.id,
      conversationId,
      visitorId,
      scope: 'chat',
      generation: tokenGeneration,
      issuedAt: now,
      expiresAt: now + claimsLastMs,
    },
    request,
    deps,
  );
  if (!done.ok && done.refusal.code !== 'client-id-reused')
    throw new Error(`the lead was not kept: ${done.refusal.code}`);
  return { kept: true };
}

/** What it is about, and the answers to the tenant's own questions. */
function noteOf(given: AdapterCall['arguments']): string | undefined {
  const answers = Object.entries(given)
    .filter(([name, value]) => !own.has(name) && value !== undefined && value !== '')
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    );
  const request = typeof given['request'] === 'string' ? [given['request']] : [];
  const note = [...request, ...answers].join('\n');
  return note === '' ? undefined : [...note].slice(0, limits.commentMaxCharacters).join('');
}
