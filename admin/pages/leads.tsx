/**
 * Leads: as a list or as a board of their states, found by state, priority, owner and whole address (all in the address of the
 * page). A state is changed in place, shown at once and taken back when the server refuses. One opens beside the list.
 */
import './leads.css';
import { useState } from 'preact/hooks';
import type { Lead, LeadCounts, LeadPage, LeadStatus } from '#protocol/lead';
import { api } from '../api.ts';
import { ExportButton } from '../components/export-button.tsx';
import { Choice, Day, Filters, SearchField } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import { Empty, Failed, problemText, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, navigate, usePlace, withQuery } from '../router.ts';
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
  const [refusal, setRefusal] = useState<string | null>(null);

  const show = (lead: Lead) =>
    list.change(
      (one) => one.id === lead.id,
      () => lead,
    );
  const move = async (lead: Lead, status: LeadStatus) => {
    setRefusal(null);
    show({ ...lead, status });
    try {
      show(await api<Lead>(`${path}/${lead.id}`, { method: 'PATCH', body: { status } }));
      counts.reload();
    } catch (error) {
      show(lead);
      setRefusal(t('leads.notMoved', { why: problemText(error) }));
    }
  };

  const opened = query.get('lead');
  const isFiltered = Object.values(filter).some((value) => value !== '');
  const { items } = list;
  return (
    <>
      <header class="page-head page-head-acts">
        <div>
          <h1>{t('leads.title')}</h1>
          <p class="muted">
            {counts.data ? t('leads.lead', { total: counts.data.total }) : t('leads.leadPlain')}
          </p>
        </div>
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
      </header>
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
          ]}
        />
        <Day name="from" label={t('filter.from')} value={filter['from'] ?? ''} />
        <Day name="to" label={t('filter.to')} value={filter['to'] ?? ''} />
      </Filters>
      <p class="refusal" role="alert">
        {refusal}
      </p>
      {items && items.length > 0 && !isBoard && (
        <ul class="leads" aria-busy={list.isBusy} aria-label={t('leads.title')}>
          {items.map((lead) => (
            <LeadRow key={lead.id} lead={lead} move={move} />
          ))}
        </ul>
      )}
      {items && items.length > 0 && isBoard && (
        <div class="board" aria-busy={list.isBusy}>
          {statuses.map((status) => (
            <section key={status} class="board-column" aria-label={t(`leads.status.${status}`)}>
              <h2>
                {t(`leads.status.${status}`)}{' '}
                <span class="muted">{items.filter((lead) => lead.status === status).length}</span>
              </h2>
              <ul>
                {items
                  .filter((lead) => lead.status === status)
                  .map((lead) => (
                    <LeadRow key={lead.id} lead={lead} move={move} isCard />
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {items?.length === 0 && !list.isBusy && !list.error && (
        <Empty
          title={t(isFiltered ? 'leads.noneFound' : 'leads.none')}
          text={t(isFiltered ? 'leads.noneFoundBody' : 'leads.noneBody')}
        >
          {isFiltered && (
            <Link class="button" href={href('leads')}>
              {t('knowledge.clear')}
            </Link>
          )}
        </Empty>
      )}
      {!items && list.isBusy && (
        <div class="leads leads-loading">
          <Skeleton lines={8} />
        </div>
      )}
      {list.error !== undefined && <Failed error={list.error} retry={list.reload} />}
      {items && list.hasMore && (
        <div class="articles-foot">
          <p class="muted small" role="status">
            {t('knowledge.shown', { count: items.length })}
          </p>
          <button type="button" class="button" aria-busy={list.isBusy} onClick={list.more}>
            {t('knowledge.more')}
          </button>
        </div>
      )}
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
