/** The tickets of a conversation: their state, and opening one by hand. */
import { priorities } from '#protocol/desk';
import type { TicketStatus } from '#protocol/event';
import type { Ticket } from '#protocol/ticket';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Link } from '../components/link.tsx';
import { Refusal } from '../components/states.tsx';
import { href } from '../router.ts';
import { t } from '../locales/texts.ts';

interface TicketsProps {
  conversationId: string;
  tickets: Ticket[];
  mayOpen: boolean;
  changed: () => void;
}

const statuses: (typeof TicketStatus.options)[number][] = ['open', 'pending', 'solved', 'closed'];

export function Tickets({ conversationId, tickets, mayOpen, changed }: TicketsProps) {
  const { act, refusal } = useAct({ after: changed });
  return (
    <>
      {tickets.length === 0 && !mayOpen && <p class="muted small">{t('inbox.noTickets')}</p>}
      <ul class="context-list small">
        {tickets.map(({ id, number, subject, status }) => (
          <li key={id} class="context-ticket">
            <Link href={`${href('tickets')}?ticket=${id}`}>
              <bdi>#{number}</bdi> <bdi>{subject}</bdi>
            </Link>
            <select
              class="select"
              aria-label={t('inbox.ticketStatus', { number })}
              value={status}
              disabled={!mayOpen}
              onChange={({ currentTarget: { value } }) =>
                void act(() =>
                  api(`/v1/admin/tickets/${id}`, { method: 'PATCH', body: { status: value } }),
                )
              }
            >
              {statuses.map((one) => (
                <option key={one} value={one}>
                  {t(`inbox.ticket.${one}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {mayOpen && (
        <form
          class="context-form"
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            const fields = new FormData(form);
            const subject = String(fields.get('subject') ?? '').trim();
            const priority = String(fields.get('priority'));
            if (!subject) return;
            void act(() =>
              api('/v1/admin/tickets', {
                method: 'POST',
                body: { conversationId, subject, priority },
              }),
            ).then((done) => done && form.reset());
          }}
        >
          <input
            class="select"
            name="subject"
            maxLength={200}
            aria-label={t('inbox.newTicket')}
            placeholder={t('inbox.newTicket')}
          />
          <select class="select" name="priority" aria-label={t('inbox.priority')} value="normal">
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(`inbox.priority.${one}`)}
              </option>
            ))}
          </select>
          <button type="submit" class="button">
            {t('inbox.openTicket')}
          </button>
        </form>
      )}
      <Refusal text={refusal} small />
    </>
  );
}
