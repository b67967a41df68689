/** Tickets: the built-in store of them. What another system knows of one is its `externalRef`. Implemented by store/tickets. */
import type { Ticket, TicketChange, TicketFilter, TicketPage } from '#protocol/ticket';

export type NewTicket = Omit<Ticket, 'number' | 'createdAt' | 'updatedAt' | 'externalRef'>;

export interface Tickets {
  /** Numbered from 1 in each tenant. Of one escalation there is one: the earlier one is answered. */
  add(tenantId: string, ticket: NewTicket, now: number): Promise<Ticket>;
  get(tenantId: string, id: string): Promise<Ticket | null>;
  /** The last changed first. */
  page(tenantId: string, filter: TicketFilter): Promise<TicketPage>;
  /** Null when there is no such ticket. */
  change(
    tenantId: string,
    id: string,
    change: Omit<TicketChange, never> & { externalRef?: string },
    now: number,
  ): Promise<Ticket | null>;
}
