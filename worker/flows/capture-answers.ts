/**
 * The answers of a conversation become its lead, after the visitor has agreed. One conversation gives one lead: told again, after a
 * kill or a retry, it is the same one. Used by the conversation's lead desk.
 */
import type { ConversationState } from '#core/conversation/state';
import type { Tenant } from '#core/tenant';
import { captureLead } from '#flows/capture-lead';
import type { CaptureLeadDeps } from '#flows/capture-lead';
import { ownQuestions } from '#protocol/lead-capture';
import type { LeadProgress } from '#protocol/lead-capture';
import { LeadRequest } from '#protocol/session';
import * as v from 'valibot';

/** Of the lead that the conversation itself gives. */
const clientId = 'answers';
/** Only for the one step that they are made for. */
const claimsLastMs = 60_000;

export async function captureAnswers(
  tenant: Tenant,
  {
    id,
    visitorId,
    tokenGeneration,
  }: Pick<ConversationState, 'id' | 'visitorId' | 'tokenGeneration'>,
  { cause, answers }: LeadProgress,
  agreed: { consentText: string; language: string; page: string | null; segment: string | null },
  deps: CaptureLeadDeps,
): Promise<void> {
  const now = deps.system.now();
  const { name, email, phone, company, request: note } = answers;
  const own = new Set<string>(ownQuestions);
  const request = v.parse(LeadRequest, {
    clientId,
    name,
    email,
    phone,
    company,
    note,
    consent: true,
  });
  const done = await captureLead(
    tenant,
    {
      tenantId: tenant.id,
      conversationId: id,
      visitorId,
      scope: 'chat',
      generation: tokenGeneration,
      issuedAt: now,
      expiresAt: now + claimsLastMs,
    },
    request,
    deps,
    {
      ...agreed,
      cause,
      answers: Object.fromEntries(
        Object.entries(answers).filter(([question]) => !own.has(question)),
      ),
    },
  );
  // Other words under the same name: an earlier try has stored the lead of this conversation.
  if (!done.ok && done.refusal.code !== 'client-id-reused')
    throw new Error(`the lead was not kept: ${done.refusal.code}`);
}
