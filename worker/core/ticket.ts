/** When a ticket is opened by itself, and what it is called: never in the visitor's words. Pure. */
export type TicketOn = 'never' | 'missed' | 'always';

/** `missed`: only when nobody could come and somebody has promised to call back. */
export function isTicketDue(
  kind: 'escalation.requested' | 'callback.promised',
  on: TicketOn,
): boolean {
  return on === 'always' || (on === 'missed' && kind === 'callback.promised');
}

export function ticketSubject(
  kind: 'escalation.requested' | 'callback.promised',
  intent: string | null,
): string {
  const about = intent === null ? '' : ` (${intent.toLowerCase().replaceAll('_', ' ')})`;
  return kind === 'callback.promised' ? `Call back${about}` : `A person was asked for${about}`;
}
