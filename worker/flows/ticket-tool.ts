/**
 * Tickets as functions of ours that a tool may name: `ticket.create` opens one for the conversation, `ticket.status` says how its tickets
 * stand. What the visitor wrote becomes the subject without personal data. A call made twice opens one ticket: its id comes from
 * the key of the call. Used by wiring.
 */
import { visitorSubject } from '#core/ticket';
import type { Conversations } from '#ports/conversations';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { Tickets } from '#ports/tickets';
import type { AdapterCall, BuiltinTool } from '#ports/tool-adapter';
import type { ConversationId, TenantId, TicketId } from '#protocol/ids';

export interface TicketToolDeps {
  tickets: Pick<Tickets, 'add' | 'page'>;
  conversations: Pick<Conversations, 'tellAsStaff'>;
  tenants: Pick<Tenants, 'byId'>;
  sealer: Sealer;
  system: Pick<System, 'now'>;
}

/** More than a visitor reads. */
const shownMax = 5;

export const ticketTools = (deps: TicketToolDeps): Record<string, BuiltinTool> => ({
  'ticket.create': (call) => open(call, deps),
  'ticket.status': (call) => standing(call, deps),
});

/** Tried by hand there is no conversation that a ticket could belong to. */
const nowhere = { ok: false, problem: 'no-conversation' };

async function open(call: AdapterCall, deps: TicketToolDeps): Promise<object> {
  const { tenantId, conversationId, arguments: given, key } = call;
  const tenant = await deps.tenants.byId(tenantId as TenantId);
  if (!tenant || conversationId === null) return nowhere;
  const secret = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const name = (await secret.blindIndex(key, 'ticket')).replace(/[^0-9A-Za-z]/g, '');
  const { id, number, status, subject } = await deps.tickets.add(
    tenantId,
    {
      id: `tkt_${name.slice(0, 22).padEnd(22, '0')}` as TicketId,
      conversationId: conversationId as ConversationId,
      escalationId: null,
      subject: visitorSubject(String(given['subject'] ?? '')),
      status: 'open',
      priority: 'normal',
      assigneeId: null,
    },
    deps.system.now(),
  );
  const told = await deps.conversations.tellAsStaff(
    tenantId as TenantId,
    conversationId as ConversationId,
    { kind: 'ticket', agentId: 'assistant', ticketId: id, number, status },
  );
  if (!told.ok) throw new Error(`the ticket was not told: ${told.refusal.code}`);
  return { ok: true, number, status, subject };
}

async function standing(call: AdapterCall, { tickets }: TicketToolDeps): Promise<object> {
  const { tenantId, conversationId } = call;
  if (conversationId === null) return nowhere;
  const page = await tickets.page(tenantId, {
    conversationId: conversationId as ConversationId,
    limit: shownMax,
  });
  return {
    ok: true,
    tickets: page.tickets.map(({ number, subject, status }) => ({
      number,
      subject,
      [status]: true,
    })),
  };
}
