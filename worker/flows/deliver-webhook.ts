/**
 * One try to deliver one event: the endpoint as it is now (the address is checked again at this use), contact data only if it
 * may have them, the signature, the call. Answers what came of it; the line decides what follows. Used by webhook-object.
 */
import { priorityOf } from '#core/lead';
import { retryAfterMs, withoutContactData } from '#core/webhook';
import type { Answered, WebhookEvent } from '#core/webhook';
import type { Leads } from '#ports/leads';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { StoredWebhook, Webhooks } from '#ports/webhooks';
import type { TenantId } from '#protocol/ids';

export interface DeliverDeps {
  webhooks: Webhooks;
  signer: WebhookSigner;
  tenants: Tenants;
  sealer: Sealer;
  leads: Leads;
  outgoing: Outgoing;
  system: System;
}

/** Receivers are asked to answer at once and work later. */
const timeoutMs = 15_000;
/** Only the status counts; a little of the body is read so that the connection can be used again. */
const answerMaxBytes = 64 * 1024;

/** Null when the endpoint is gone or switched off: then nothing is sent. */
export async function deliverWebhook(
  tenantId: string,
  webhookId: string,
  event: WebhookEvent,
  deps: DeliverDeps,
): Promise<Answered | null> {
  const webhook = await deps.webhooks.get(tenantId, webhookId);
  const tenant = webhook?.enabled ? await deps.tenants.byId(tenantId as TenantId) : null;
  if (!webhook || !tenant) return null;
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const now = deps.system.now();
  const body = JSON.stringify(await envelope(webhook, event, key, deps.leads));
  const signed = deps.signer.sign(await secretsOf(webhook, key, now), event.id, now, body);
  const answer = await deps.outgoing.call({
    url: webhook.url,
    method: 'POST',
    headers: { ...signed, 'content-type': 'application/json', 'user-agent': 'Parley-Webhooks/1.0' },
    body,
    timeoutMs,
    maxBytes: answerMaxBytes,
  });
  // A receiver that took it and then says too much, or nonsense, has taken it.
  if (!answer.ok) {
    const { kind, status } = answer;
    return (kind === 'too-large' || kind === 'bad-body') && status !== undefined
      ? { kind: 'status', status }
      : { kind: 'failure', failure: kind };
  }
  const wait = retryAfterMs(answer.headers['retry-after'], now);
  return {
    kind: 'status',
    status: answer.status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** The receiver is gone for good (410): nothing more is sent until staff switch it on again. */
export async function retireWebhook(
  tenantId: string,
  webhookId: string,
  { webhooks, system }: Pick<DeliverDeps, 'webhooks' | 'system'>,
): Promise<void> {
  const webhook = await webhooks.get(tenantId, webhookId);
  if (!webhook) return;
  const updatedAt = Math.max(system.now(), webhook.updatedAt + 1);
  const retired = { ...webhook, enabled: false, disabledBecause: 'gone' as const, updatedAt };
  // Changed meanwhile: if that one is gone, too, the next delivery says so.
  await webhooks.save(retired, webhook.updatedAt);
}

async function envelope(
  webhook: StoredWebhook,
  { type, timestamp, data }: WebhookEvent,
  key: TenantKey,
  leads: Leads,
) {
  if (!webhook.includesContactData) return { type, timestamp, data: withoutContactData(data) };
  const leadId = data['leadId'];
  if (type !== 'lead.captured' || typeof leadId !== 'string') return { type, timestamp, data };
  const lead = await leads.get(webhook.tenantId, leadId);
  if (!lead) return { type, timestamp, data };
  const open = (column: string, sealed: string | null) =>
    sealed === null
      ? null
      : key.open(sealed, { tenantId: webhook.tenantId, table: 'lead', column, row: lead.id });
  const contact = {
    name: await open('name', lead.nameSealed),
    email: await open('email', lead.emailSealed),
    phone: await open('phone', lead.phoneSealed),
    company: await open('company', lead.companySealed),
    note: await open('note', lead.noteSealed),
    consent: lead.consent,
    consentVersion: lead.consentVersion,
    consentAt: lead.consentAt === null ? null : new Date(lead.consentAt).toISOString(),
    score: lead.score,
    priority: priorityOf(lead.score),
    reasons: lead.reasons.map(({ code }) => code),
    cause: lead.cause,
    answers: JSON.parse((await open('answers', lead.answersSealed)) ?? '{}') as unknown,
    tags: lead.tags,
    assigneeId: lead.assigneeId,
    contactId: lead.contactId,
    contactMatch: lead.contactMatch,
  };
  return { type, timestamp, data: { ...data, contact } };
}

export const secretPlace = (
  { tenantId, id }: Pick<StoredWebhook, 'tenantId' | 'id'>,
  column: 'secret' | 'old_secret' = 'secret',
) => ({ tenantId, table: 'webhook', column, row: id });

/** Newest first; the old one for a day after a rotation. */
async function secretsOf(webhook: StoredWebhook, key: TenantKey, now: number): Promise<string[]> {
  const secrets = [await key.open(webhook.secretSealed, secretPlace(webhook))];
  if (webhook.oldSecretSealed && (webhook.oldSecretUntil ?? 0) > now)
    secrets.push(await key.open(webhook.oldSecretSealed, secretPlace(webhook, 'old_secret')));
  return secrets;
}
