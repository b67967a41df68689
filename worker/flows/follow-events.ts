/**
 * What follows from a conversation's events outside of it: tickets, what is remembered of the contact, who is told. Called
 * by the outbox with each page, at least once; everything here is done once however often it is called.
 */
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { newsMs, notificationOf } from '#core/notification';
import type { Told } from '#core/notification';
import { isTicketDue, ticketSubject } from '#core/ticket';
import { mirrorTicket } from '#flows/mirror-ticket';
import type { MirrorTicketDeps } from '#flows/mirror-ticket';
import { notify } from '#flows/notify';
import type { NotifyDeps } from '#flows/notify';
import type { Contacts } from '#ports/contacts';
import type { Leads } from '#ports/leads';
import type { ConversationEvent, EventOf } from '#protocol/event';

export interface FollowDeps extends NotifyDeps, MirrorTicketDeps {
  contacts: Contacts;
  leads: Pick<Leads, 'get'>;
}

/** Stands where a member's id would: the tenant's own rules did it. */
const leadRules = 'lead-rules';

export async function followEvents(
  state: ConversationState,
  events: ConversationEvent[],
  enter: (input: Input) => void,
  deps: FollowDeps,
): Promise<void> {
  for (const event of events) {
    await openDueTicket(state, event, enter, deps);
    if (event.kind === 'people.preferred') await remember(state, event.on, deps);
    if (event.kind === 'ticket.created' || event.kind === 'ticket.updated')
      void mirrorTicket(state.tenantId, event.ticketId, deps);
    const lead =
      event.kind === 'lead.captured' ? await followLead(state, event, enter, deps) : null;
    const told = lead ?? notificationOf(event, state);
    if (told && deps.system.now() - Date.parse(event.at) < newsMs)
      await notify(state.tenantId, state.id, told, deps);
  }
}

/** What the tenant's rules have decided when it was stored. */
async function followLead(
  { tenantId }: ConversationState,
  { leadId, seq }: EventOf<'lead.captured'>,
  enter: (input: Input) => void,
  { leads }: FollowDeps,
): Promise<Told | null> {
  const lead = await leads.get(tenantId, leadId);
  if (!lead) return null;
  if (lead.tags.length > 0) enter({ kind: 'tag', memberId: leadRules, add: lead.tags, remove: [] });
  return lead.notify ? { kind: 'lead', to: lead.notify, seq } : null;
}

async function openDueTicket(
  state: ConversationState,
  event: ConversationEvent,
  enter: (input: Input) => void,
  { tickets, tenants, system }: FollowDeps,
): Promise<void> {
  if (event.kind !== 'escalation.requested' && event.kind !== 'callback.promised') return;
  const tenant = await tenants.byId(state.tenantId);
  if (!tenant || !isTicketDue(event.kind, tenant.settings.ticketOn)) return;
  const ticket = await tickets.add(
    state.tenantId,
    {
      id: system.newId('tkt'),
      conversationId: state.id,
      escalationId: event.escalationId,
      subject: ticketSubject(event.kind, state.understood.intent),
      status: 'open',
      priority: state.desk.priority,
      assigneeId: state.desk.assigneeId,
    },
    system.now(),
  );
  enter({ kind: 'ticket', ticketId: ticket.id, number: ticket.number, status: ticket.status });
}

async function remember(
  { tenantId, contactKey }: ConversationState,
  peopleOnly: boolean,
  { contacts }: FollowDeps,
): Promise<void> {
  const contact = contactKey === null ? null : await contacts.byKey(tenantId, contactKey);
  if (contact && contact.peopleOnly !== peopleOnly)
    await contacts.change(tenantId, contact.id, { peopleOnly });
}
