/** Below the header: the place in the queue, a promised call-back, tickets, and what a visitor may wish for meanwhile. */
import type { ComponentChild } from 'preact';
import { Icon } from './icon.tsx';
import { paths } from '#widget/components/more-icons';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import { standingOf, type Ticket } from '#widget/standing';
import type { Controller } from '#widget/controller';
import type { TextKey } from '#widget/locales/en';
import type { State } from '#widget/state';

const ticketWords: Record<Ticket['status'], TextKey> = {
  open: 'ticketOpen',
  pending: 'ticketPending',
  solved: 'ticketSolved',
  closed: 'ticketClosed',
};
/** The newest ones; all of them are a matter of the tenant's own pages. */
const ticketsShown = 2;

export function Standing({ c, state }: { c: Controller; state: State }) {
  const { view, say, config, asking, locale } = state;
  const { nobody, backAt, hereUntil, peopleOnly, callback, tickets } = standingOf(view);
  const rows: ComponentChild[] = [];
  const row = (icon: string, children: ComponentChild) =>
    rows.push(
      <div class="fact">
        <Icon d={icon} />
        <p dir="auto">{children}</p>
      </div>,
    );
  const link = (words: string, act: () => void) => (
    <button type="button" class="text" onClick={act}>
      {words}
    </button>
  );
  const over = view.status === 'ended';
  if (!over && asking && view.floor === 'assistant') row(paths.person, say('asking'));
  if (!over && view.floor === 'queue') {
    const { queue } = view;
    row(paths.clock, [
      queue
        ? queue.position > 1
          ? say('inQueue', queue.position)
          : say('youAreNext')
        : say('waiting'),
      queue?.waitSeconds === undefined ? '' : ` · ${wait(queue.waitSeconds, state)}`,
      ' ',
      peopleOnly ? (
        <small>{say('peopleOnlyOn')}</small>
      ) : (
        link(say('peopleOnly'), () => c.askForPeople())
      ),
    ]);
  }
  // In the visitor's language and time zone: the server knows neither for sure.
  const at = (instant: number, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, options).format(instant);
  if (!over && nobody && view.floor !== 'agent' && (config.features.lead || backAt || hereUntil))
    row(config.features.lead ? paths.mail : paths.clock, [
      say('nobody'),
      ' ',
      backAt && `${say('backAt', at(backAt, backFormat))} `,
      hereUntil && `${say('hereUntil', at(hereUntil, untilFormat))} `,
      config.features.lead && link(say('callback'), () => c.show('lead')),
    ]);
  if (callback && !over && view.floor !== 'agent')
    row(
      callback.byPhone ? paths.phone : paths.mail,
      say(
        callback.byPhone ? 'calls' : 'writes',
        at(callback.dueAt, { dateStyle: 'medium', timeStyle: 'short' }),
      ),
    );
  map(tickets.slice(0, ticketsShown), (ticket) =>
    row(paths.ticket, [
      <b>{say('ticket', ticket.number)}</b>,
      ` · ${say(ticketWords[ticket.status])}`,
    ]),
  );
  return (
    <div role="status" class={rows.length ? 'standing' : ''}>
      {rows}
    </div>
  );
}

const backFormat: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
};

const untilFormat: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  hour: 'numeric',
  minute: '2-digit',
};

const wait = (seconds: number, { say }: State): string =>
  seconds < 60 ? say('waitSoon') : say('waitMinutes', Math.ceil(seconds / 60));
