/** One ticket: what it is about, its status, priority and owner, and the conversation it belongs to. Part of tickets.tsx. */
import { useState } from 'preact/hooks';
import { priorities } from '#protocol/desk';
import { TicketStatus } from '#protocol/event';
import type { Ticket, TicketChange } from '#protocol/ticket';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Field, Form, Pick } from '../components/form.tsx';
import { Link } from '../components/link.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { whenExactly } from '../locales/times.ts';
import { href } from '../router.ts';
import type { People } from './inbox-people.ts';

export const ticketBadge = (status: Ticket['status']): string =>
  status === 'open' ? 'badge badge-down' : status === 'pending' ? 'badge' : 'badge badge-up';

interface DetailProps {
  ticket: Ticket;
  mayWrite: boolean;
  people: People;
  changed: (ticket: Ticket) => void;
}

export function TicketDetail({ ticket, mayWrite, people, changed }: DetailProps) {
  const { act, refusal } = useAct();
  const [subject, setSubject] = useState(ticket.subject);
  const send = async (to: TicketChange) =>
    changed(await api<Ticket>(`/v1/admin/tickets/${ticket.id}`, { method: 'PATCH', body: to }));
  const set = (to: object) => void act(() => send(to as TicketChange));
  const owner = people.nameOf(ticket.assigneeId);
  const facts: [string, string][] = [
    [t('tickets.createdAt'), whenExactly(ticket.createdAt)],
    [t('tickets.updatedAt'), whenExactly(ticket.updatedAt)],
    [t('tickets.externalRef'), ticket.externalRef ?? ''],
    ...(mayWrite
      ? []
      : ([
          [t('tickets.status'), t(`tickets.status.${ticket.status}`)],
          [t('inbox.priority'), t(`inbox.priority.${ticket.priority}`)],
          [t('tickets.assignee'), owner ?? t('tickets.nobody')],
        ] as [string, string][])),
  ];
  return (
    <div class="form">
      <h2 dir="auto">
        <bdi>#{ticket.number}</bdi> {ticket.subject}
      </h2>
      <p>
        <Link href={`${href('inbox')}?c=${ticket.conversationId}`}>{t('lead.conversation')}</Link>
      </p>
      {mayWrite && (
        <>
          <Pick
            label={t('tickets.status')}
            value={ticket.status}
            options={TicketStatus.options.map((one) => [one, t(`tickets.status.${one}`)])}
            onPick={(status) => set({ status })}
          />
          <p class="muted small">{t('tickets.visitorSees')}</p>
          <Pick
            label={t('inbox.priority')}
            value={ticket.priority}
            options={priorities.map((one) => [one, t(`inbox.priority.${one}`)])}
            onPick={(priority) => set({ priority })}
          />
          <Pick
            label={t('tickets.assignee')}
            value={ticket.assigneeId ?? ''}
            options={[
              ['', t('tickets.nobody')],
              ...people.members.map(({ id, name }): [string, string] => [id, name]),
            ]}
            onPick={(id) => set({ assigneeId: id === '' ? null : id })}
          />
          <Refusal text={refusal} />
          <Form submit={t('tickets.saveSubject')} onSubmit={() => send({ subject })}>
            <Field
              label={t('tickets.subject')}
              value={subject}
              onInput={setSubject}
              maxLength={200}
              required
            />
          </Form>
        </>
      )}
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <>
              <dt class="muted small">{name}</dt>
              <dd dir="auto">{value}</dd>
            </>
          ))}
      </dl>
    </div>
  );
}
