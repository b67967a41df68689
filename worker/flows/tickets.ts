/** A ticket is stored, numbered, and told to its conversation, where the visitor sees its status. */
import { maskText } from '#core/mask-contact';
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { checkAssignee } from '#flows/check-assignee';
import type { Conversations } from '#ports/conversations';
import type { Members } from '#ports/members';
import type { System } from '#ports/system';
import type { Tickets } from '#ports/tickets';
import type { TenantId } from '#protocol/ids';
import type { Ticket, TicketChange, TicketRequest } from '#protocol/ticket';

export interface TicketDeps {
  tickets: Tickets;
  conversations: Conversations;
  members: Pick<Members, 'get'>;
  system: System;
}

interface Asking extends Actor {
  tenantId: string;
  memberId: string;
}

export async function openTicket(
  member: Asking,
  { conversationId, subject, priority }: TicketRequest,
  deps: TicketDeps,
): Promise<Result<Ticket>> {
  const { tenantId, memberId } = member;
  // Nothing is stored for a conversation that is not there.
  const read = await deps.conversations.readAsStaff(tenantId as TenantId, conversationId, 0);
  if (!read.ok) return read;
  const ticket = await deps.tickets.add(
    tenantId,
    {
      id: deps.system.newId('tkt'),
      conversationId,
      escalationId: null,
      subject,
      status: 'open',
      priority,
      assigneeId: memberId,
    },
    deps.system.now(),
  );
  return tell(member, ticket, deps);
}

export async function changeTicket(
  member: Asking,
  id: string,
  change: TicketChange,
  deps: TicketDeps,
): Promise<Result<Ticket>> {
  const { tenantId } = member;
  const { assigneeId } = change;
  if (change.subject?.includes(maskText()) && !may(member, 'pii.read'))
    return refuse('invalid-request', 'subject: what is masked in it would be lost');
  const checked = await checkAssignee(tenantId, assigneeId, deps);
  if (!checked.ok) return checked;
  const known = await deps.tickets.get(tenantId, id);
  if (!known) return refuse('not-found');
  const changed = await deps.tickets.change(tenantId, id, change, deps.system.now());
  return changed ? tell(member, changed, deps) : refuse('not-found');
}

async function tell(
  { tenantId, memberId }: Asking,
  ticket: Ticket,
  { conversations }: TicketDeps,
): Promise<Result<Ticket>> {
  const { id, number, status, conversationId } = ticket;
  const told = await conversations.tellAsStaff(tenantId as TenantId, conversationId, {
    kind: 'ticket',
    agentId: memberId,
    ticketId: id,
    number,
    status,
  });
  return told.ok ? ok(ticket) : told;
}
