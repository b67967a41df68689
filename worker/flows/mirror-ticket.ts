/**
 * A ticket to the company's own ticket system, when it has one, signed by Standard Webhooks: it may answer with what it calls the
 * ticket. The signing secret is made of the tenant's key and the system's host, so another host never gets what the first one knows;
 * it is kept nowhere and can be shown again to who may.
 */
import { describeError } from '#core/describe-error';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { Tickets } from '#ports/tickets';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { TenantId } from '#protocol/ids';
import type { TicketSecretAnswer } from '#protocol/settings';

export interface MirrorTicketDeps {
  tickets: Tickets;
  tenants: Tenants;
  sealer: Sealer;
  outgoing: Outgoing;
  signer: Pick<WebhookSigner, 'sign'>;
  system: System;
}

const timeoutMs = 8_000;
const maxBytes = 20_000;

export async function mirrorTicket(
  tenantId: TenantId,
  ticketId: string,
  deps: MirrorTicketDeps,
): Promise<void> {
  const { tickets, tenants, sealer, outgoing, signer, system } = deps;
  try {
    const tenant = await tenants.byId(tenantId);
    const url = tenant?.settings.ticketWebhookUrl ?? '';
    if (!tenant || url === '') return;
    const ticket = await tickets.get(tenantId, ticketId);
    if (!ticket) return;
    const id = `${ticket.id}:${ticket.updatedAt}`;
    const body = JSON.stringify({ ticket });
    const secret = await secretFor(url, await sealer.key(tenant.wrappedKey, tenant.id));
    const answered = await outgoing.call({
      url,
      method: 'POST',
      headers: {
        ...signer.sign([secret], id, system.now(), body),
        'content-type': 'application/json',
        'idempotency-key': id,
      },
      body,
      timeoutMs,
      maxBytes,
      accept: 'json',
    });
    if (!answered.ok || answered.status >= 300) return;
    const { ref } = JSON.parse(answered.text || '{}') as { ref?: unknown };
    if (typeof ref === 'string' && ref !== ticket.externalRef)
      await tickets.change(tenantId, ticketId, { externalRef: ref.slice(0, 200) }, system.now());
  } catch (error) {
    console.error(JSON.stringify({ at: 'ticket mirror', error: describeError(error) }));
  }
}

/** What the ticket system checks the signatures with. */
export async function ticketSecret(
  tenantId: string,
  { tenants, sealer }: Pick<MirrorTicketDeps, 'tenants' | 'sealer'>,
): Promise<Result<TicketSecretAnswer>> {
  const tenant = await tenants.byId(tenantId as TenantId);
  const url = tenant?.settings.ticketWebhookUrl ?? '';
  if (!tenant || url === '') return refuse('invalid-request', 'there is no ticket system yet');
  return ok({ secret: await secretFor(url, await sealer.key(tenant.wrappedKey, tenant.id)) });
}

async function secretFor(url: string, key: TenantKey): Promise<string> {
  const { host } = new URL(url);
  const halves = await Promise.all(
    ['1', '2'].map((half) => key.blindIndex(host, `ticket_secret_${half}`)),
  );
  return `whsec_${btoa(halves.map((half) => atob(half)).join(''))}`;
}
