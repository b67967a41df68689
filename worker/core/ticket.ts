/**
 * When a ticket is opened by itself, and what it is called: never in the visitor's words then. Who asks for one says what it is about;
 * what of that is personal stays in the conversation. Pure.
 */
import { maskText } from '#core/mask-contact';
import { redact } from '#core/redaction/redact';

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

/** Characters of a ticket's subject; the rest stands in the conversation. */
const subjectMax = 200;

export function visitorSubject(said: string): string {
  const { text, spans } = redact(said.replace(/\s+/g, ' ').trim());
  const plain = spans.reduce(
    (all, { placeholder }) => all.replaceAll(placeholder, maskText()),
    text,
  );
  const letters = [...plain];
  const subject =
    letters.length > subjectMax ? `${letters.slice(0, subjectMax - 1).join('')}…` : plain;
  return subject === '' ? 'Asked for in the chat' : subject;
}
