/**
 * Leads: as a list or as a board of their states, found by state, priority, owner and whole address (all in the address of the
 * page). A state is changed in place, shown at once and taken back when the server refuses. One opens beside the list.
 */
import './leads.css';
import { useRef } from 'preact/hooks';
import type { Lead, LeadCounts, LeadPage, LeadStatus } from '#protocol/lead';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { ExportButton } from '../components/export-button.tsx';
import { Choice, Day, Filters, SearchField } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { SavedViews } from '../components/saved-views.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, navigate, usePlace, withQuery } from '../router.ts';
import { usePeople } from './inbox-people.ts';
import { Board } from './leads-board.tsx';
import { LeadRow, statuses } from './lead-row.tsx';
import { LeadSheet } from './lead.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/leads';
const filterNames = ['q', 'status', 'priority', 'assignee', 'from', 'to'] as const;

export function Leads({ member }: PageProps) {
  const { query } = usePlace();
  const isBoard = query.get('view') === 'board';
  const filter = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? '']));
  const counts = useResource('lead-counts', (signal) =>
    api<LeadCounts>(`${path}/counts`, { signal }),
  );
  const list = usePaged<Lead>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await api<LeadPage>(path, { query: { ...filter, cursor }, signal });
    return { items: page.leads, cursor: page.cursor };
  });
  const people = usePeople();
  const mayWrite = member.allowed.includes('lead.write');
  const { act, refusal } = useAct({ words: (why) => t('leads.notMoved', { why }) });

  const show = (lead: Lead) =>
    list.change(
      (one) => one.id === lead.id,
      () => lead,
    );
  /** Moved on before the answer to the last move: that answer would bring it back for a moment. */
  const moves = useRef(new Map<string, number>());
  const move = async (lead: Lead, status: LeadStatus) => {
    const mine = (moves.current.get(lead.id) ?? 0) + 1;
    moves.current.set(lead.id, mine);
    const showLast = (now: Lead) => moves.current.get(lead.id) === mine && show(now);
    show({ ...lead, status });
    const isMoved = await act(async () => {
      showLast(await api<Lead>(`${path}/${lead.id}`, { method: 'PATCH', body: { status } }));
      counts.reload();
    });
    if (!isMoved) showLast(lead);
  };

  const opened = query.get('lead');
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <>
      <PageHead
        title={t('leads.title')}
        lead={counts.data ? t('leads.lead', { total: counts.data.total }) : t('leads.leadPlain')}
      >
        <div class="page-acts">
          <div class="segmented" role="group" aria-label={t('leads.view')}>
            <Link class="segment" href={withQuery({ view: '' })} isCurrent={!isBoard}>
              {t('leads.list')}
            </Link>
            <Link class="segment" href={withQuery({ view: 'board' })} isCurrent={isBoard}>
              {t('leads.board')}
            </Link>
          </div>
          <ExportButton path={`${path}/export`} query={filter} />
        </div>
      </PageHead>
      <SavedViews page="leads" names={['view', ...filterNames]} />
      <Filters>
        <SearchField sought={filter['q'] ?? ''} label={t('leads.search')} />
        {!isBoard && (
          <Choice
            name="status"
            label={t('leads.status')}
            all={t('leads.anyStatus')}
            value={filter['status'] ?? ''}
            options={statuses.map((status) => [
              status,
              t(`leads.status.${status}`),
              counts.data?.byStatus[status],
            ])}
          />
        )}
        <Choice
          name="priority"
          label={t('leads.priority')}
          all={t('leads.anyPriority')}
          value={filter['priority'] ?? ''}
          options={(['high', 'medium', 'low'] as const).map((priority) => [
            priority,
            t(`leads.priority.${priority}`),
          ])}
        />
        <Choice
          name="assignee"
          label={t('leads.assignee')}
          all={t('leads.anyAssignee')}
          value={filter['assignee'] ?? ''}
          options={[
            [member.memberId, t('leads.mine')],
            ['none', t('leads.unassigned')],
            ...people.members
              .filter(({ id }) => id !== member.memberId)
              .map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
        <Day name="from" label={t('filter.from')} value={filter['from'] ?? ''} />
        <Day name="to" label={t('filter.to')} value={filter['to'] ?? ''} />
      </Filters>
      <Refusal text={refusal} />
      <PagedRows
        list={list}
        class="leads"
        none={{
          title: t(isFiltered ? 'leads.noneFound' : 'leads.none'),
          text: t(isFiltered ? 'leads.noneFoundBody' : 'leads.noneBody'),
          clear: isFiltered ? href('leads') : undefined,
        }}
      >
        {(items) =>
          isBoard ? (
            <Board leads={items} move={move} isFixed={!mayWrite} isBusy={list.isBusy} />
          ) : (
            <ul class="leads" aria-busy={list.isBusy} aria-label={t('leads.title')}>
              {items.map((lead) => (
                <LeadRow key={lead.id} lead={lead} move={move} isFixed={!mayWrite} />
              ))}
            </ul>
          )
        }
      </PagedRows>
      {opened && (
        <LeadSheet
          id={opened}
          member={member}
          changed={(lead) => {
            show(lead);
            counts.reload();
          }}
          onClose={() => navigate(withQuery({ lead: '' }), { replace: true })}
        />
      )}
    </>
  );
}
