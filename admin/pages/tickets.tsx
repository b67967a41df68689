/** Tickets of the company: found by status and owner, in pages, the last changed first; one opens beside the list. */
import { useState } from 'preact/hooks';
import { TicketStatus } from '#protocol/event';
import type { Ticket, TicketPage } from '#protocol/ticket';
import { api } from '../api.ts';
import { Choice, Filters } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, navigate, usePlace, withQuery } from '../router.ts';
import { usePeople } from './inbox-people.ts';
import type { People } from './inbox-people.ts';
import type { PageProps } from './table.ts';
import { ticketBadge, TicketDetail } from './ticket.tsx';

const path = '/v1/admin/tickets';

export function Tickets({ member }: PageProps) {
  const { query } = usePlace();
  const people = usePeople();
  const status = query.get('status') ?? '';
  const assignee = query.get('assignee') ?? '';
  const filter = { status, assigneeId: assignee };
  const list = usePaged<Ticket>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await api<TicketPage>(path, { query: { ...filter, cursor }, signal });
    return { items: page.tickets, cursor: page.cursor };
  });
  const isFiltered = status !== '' || assignee !== '';
  const opened = query.get('ticket');
  return (
    <>
      <PageHead title={t('tickets.title')} lead={t('tickets.lead')} />
      <Filters>
        <Choice
          name="status"
          label={t('tickets.status')}
          all={t('tickets.anyStatus')}
          value={status}
          options={TicketStatus.options.map((one) => [one, t(`tickets.status.${one}`)])}
        />
        <Choice
          name="assignee"
          label={t('tickets.assignee')}
          all={t('tickets.anyAssignee')}
          value={assignee}
          options={[
            [member.memberId, t('tickets.mine')],
            ...people.members
              .filter(({ id }) => id !== member.memberId)
              .map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
      </Filters>
      <PagedRows
        list={list}
        none={{
          title: t(isFiltered ? 'knowledge.noneFound' : 'tickets.none'),
          text: t(isFiltered ? 'tickets.noneFoundBody' : 'tickets.noneBody'),
          clear: isFiltered ? href('tickets') : undefined,
        }}
      >
        {(items) => (
          <ul class="rows" aria-label={t('tickets.title')} aria-busy={list.isBusy}>
            {items.map((ticket) => (
              <TicketRow key={ticket.id} ticket={ticket} people={people} />
            ))}
          </ul>
        )}
      </PagedRows>
      {opened && (
        <TicketSheet
          id={opened}
          mayWrite={member.allowed.includes('ticket.write')}
          people={people}
          changed={(ticket) =>
            list.change(
              ({ id }) => id === ticket.id,
              () => ticket,
            )
          }
          onClose={() => navigate(withQuery({ ticket: '' }), { replace: true })}
        />
      )}
    </>
  );
}

function TicketRow({ ticket, people }: { ticket: Ticket; people: People }) {
  const { id, number, subject, status, priority, assigneeId, updatedAt } = ticket;
  const isDone = status === 'solved' || status === 'closed';
  return (
    <li class={isDone ? 'row row-off' : 'row'}>
      <div class="row-words">
        <span class="row-line">
          <Link class="row-title" href={withQuery({ ticket: id })}>
            <bdi>#{number}</bdi> <bdi>{subject}</bdi>
          </Link>
          <span class={ticketBadge(status)}>{t(`tickets.status.${status}`)}</span>
          {priority !== 'normal' && <span class="badge">{t(`inbox.priority.${priority}`)}</span>}
        </span>
        <span class="muted small">
          <bdi>{people.nameOf(assigneeId) ?? t('tickets.nobody')}</bdi> ·{' '}
          <time dateTime={updatedAt}>{when(updatedAt)}</time>
        </span>
      </div>
      <Link class="button" href={`${href('inbox')}?c=${ticket.conversationId}`}>
        {t('tickets.conversation')}
      </Link>
    </li>
  );
}

interface SheetProps {
  id: string;
  mayWrite: boolean;
  people: People;
  changed: (ticket: Ticket) => void;
  onClose: () => void;
}

function TicketSheet({ id, mayWrite, people, changed, onClose }: SheetProps) {
  const found = useResource(id, (signal) =>
    api<Ticket>(`${path}/${encodeURIComponent(id)}`, { signal }),
  );
  const [latest, setLatest] = useState<Ticket | null>(null);
  return (
    <Sheet label={t('tickets.one')} onClose={onClose}>
      {found.state === 'loading' && <Skeleton lines={6} />}
      {found.state === 'failed' && <Failed error={found.error} retry={found.reload} small />}
      {found.data && (
        <TicketDetail
          ticket={latest ?? found.data}
          mayWrite={mayWrite}
          people={people}
          changed={(ticket) => {
            setLatest(ticket);
            changed(ticket);
          }}
        />
      )}
    </Sheet>
  );
}
