/**
 * Where the visitor stands with people: asked, waiting, called back, tickets. Folded from the events that the panel keeps for
 * the extras (`view.facts`); nothing here is decided, the conversation has decided it. Pure.
 */
import { flag, number, text } from '#widget/parse';
import type { View } from '#widget/view';

export interface Ticket {
  number: number;
  status: 'open' | 'pending' | 'solved' | 'closed';
}

export interface Standing {
  /** Nobody came in time, and nothing was arranged since. */
  nobody: boolean;
  /** When the desk opens again, as far as that is why nobody is there (epoch ms). */
  backAt?: number;
  /** Within the desk's hours: until when somebody may still come (epoch ms). */
  hereUntil?: number;
  peopleOnly: boolean;
  callback?: { byPhone: boolean; dueAt: number };
  /** The newest first. */
  tickets: Ticket[];
}

let lastFacts: unknown[] | undefined;
let last: Standing;

export function standingOf({ facts }: View): Standing {
  if (facts === lastFacts) return last;
  const standing: Standing = { nobody: false, peopleOnly: false, tickets: [] };
  for (const fact of facts)
    switch (text(fact, 'kind')) {
      case 'escalation.ended':
        standing.nobody = text(fact, 'resolution') === 'expired';
        break;
      case 'escalation.overdue':
        standing.nobody = true;
        standing.backAt = instant(fact, 'backAt');
        standing.hereUntil = instant(fact, 'openUntil');
        break;
      case 'escalation.requested':
      case 'escalation.accepted':
        standing.nobody = false;
        standing.callback = undefined;
        break;
      case 'people.preferred':
        standing.peopleOnly = flag(fact, 'on');
        break;
      case 'callback.promised': {
        const dueAt = Date.parse(text(fact, 'dueAt') ?? '');
        if (dueAt === dueAt)
          standing.callback = { byPhone: text(fact, 'channel') === 'phone', dueAt };
        standing.nobody = false;
        break;
      }
      case 'ticket.created':
      case 'ticket.updated':
        takeTicket(standing.tickets, fact);
    }
  lastFacts = facts;
  return (last = standing);
}

const instant = (fact: unknown, name: string): number | undefined =>
  Date.parse(text(fact, name) ?? '') || undefined;

const statuses = ['open', 'pending', 'solved', 'closed'] as const;

function takeTicket(tickets: Ticket[], fact: unknown): void {
  const no = number(fact, 'number');
  const word = text(fact, 'status');
  const status = statuses.find((it) => it === word);
  if (no === undefined || !status) return;
  const known = tickets.find((it) => it.number === no);
  if (known) known.status = status;
  else tickets.unshift({ number: no, status });
}
