/** The audit trail: search and filters kept in the address, one entry beside the list, export, and the check of its chain. */
import { useState } from 'preact/hooks';
import type { AuditCheck, AuditEntry, AuditPage } from '#protocol/audit';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { ExportButton } from '../components/export-button.tsx';
import { Choice, Day, Filters, SearchField } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import '../components/rows.css';
import { Sheet } from '../components/sheet.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { when, whenExactly } from '../locales/times.ts';
import { usePaged } from '../paged.ts';
import { navigate, usePlace, withQuery } from '../router.ts';

const path = '/v1/admin/audit';
const outcomes = ['done', 'refused', 'failed'] as const;
const areas = [
  'sign-in',
  'account',
  'member',
  'invitation',
  'api-key',
  'conversation',
  'lead',
  'contact',
  'archive',
  'article',
  'tool',
  'webhook',
  'settings',
  'audit',
  'tenant',
];

export function Audit() {
  const { query } = usePlace();
  const of = (name: string) => query.get(name) ?? '';
  const day = (name: string, days: number) =>
    of(name) === '' ? '' : new Date(Date.parse(of(name)) + days * 86_400_000).toISOString();
  const filter = {
    q: of('q'),
    action: of('action'),
    outcome: of('outcome'),
    from: day('from', 0),
    to: day('to', 1),
  };
  const list = usePaged<AuditEntry>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await api<AuditPage>(path, { query: { ...filter, cursor }, signal });
    return { items: page.entries, cursor: page.cursor };
  });
  const opened = list.items?.find(({ seq }) => String(seq) === query.get('entry'));
  return (
    <>
      <PageHead title={t('audit.title')} lead={t('audit.lead')}>
        <ExportButton path={`${path}/export`} query={filter} />
      </PageHead>
      <Chain />
      <Filters>
        <SearchField sought={filter.q} label={t('audit.search')} />
        <Choice
          name="action"
          label={t('audit.action')}
          all={t('audit.anyAction')}
          value={filter.action}
          options={areas.map((area) => [area, area])}
        />
        <Choice
          name="outcome"
          label={t('audit.outcome')}
          all={t('audit.anyOutcome')}
          value={filter.outcome}
          options={outcomes.map((one) => [one, t(`audit.outcome.${one}`)])}
        />
        <Day name="from" label={t('filter.from')} value={of('from')} />
        <Day name="to" label={t('filter.to')} value={of('to')} />
      </Filters>
      <PagedRows list={list} none={{ title: t('audit.none'), text: t('audit.noneBody') }}>
        {(items) => (
          <ul class="rows" aria-label={t('audit.title')} aria-busy={list.isBusy}>
            {items.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} />
            ))}
          </ul>
        )}
      </PagedRows>
      {opened && (
        <EntrySheet
          entry={opened}
          onClose={() => navigate(withQuery({ entry: '' }), { replace: true })}
        />
      )}
    </>
  );
}

function Chain() {
  const [check, setCheck] = useState<AuditCheck | null>(null);
  const { act, refusal, isBusy } = useAct();
  const run = () => act(async () => setCheck(await api<AuditCheck>(`${path}/check`)));
  return (
    <p class="row-line audit-chain" role="status">
      <button type="button" class="button" aria-busy={isBusy} onClick={() => void run()}>
        {t('audit.check')}
      </button>
      {check && (
        <span class={check.ok ? 'done' : 'bad'}>
          {check.ok
            ? t('audit.intact', { count: check.entries })
            : t('audit.broken', { seq: check.brokenAt ?? 0 })}
        </span>
      )}
      <span class="bad">{refusal}</span>
    </p>
  );
}

const who = ({ actor }: AuditEntry): string => {
  if (actor.name) return actor.name;
  if (actor.kind === 'nobody') return t('audit.nobody');
  if (actor.kind === 'api-key') return t('audit.key');
  return actor.kind === 'operator' ? t('audit.operator') : (actor.id ?? '');
};

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { seq, at, action, outcome, target } = entry;
  return (
    <li class="row">
      <div class="row-words">
        <span class="row-line">
          <Link class="article-title" href={withQuery({ entry: String(seq) })}>
            <code>{action}</code>
          </Link>
          {outcome !== 'done' && (
            <span class="badge badge-down">{t(`audit.outcome.${outcome}`)}</span>
          )}
        </span>
        <span class="muted small">
          <bdi>{who(entry)}</bdi>
          {target && (
            <>
              {' · '}
              <code>{target}</code>
            </>
          )}
        </span>
      </div>
      <time class="muted small" dateTime={at}>
        {when(at)}
      </time>
    </li>
  );
}

function EntrySheet({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { actor } = entry;
  const role = actor.role ? (tMaybe(`role.${actor.role}`) ?? actor.role) : null;
  const facts: [name: string, value: string | null][] = [
    [t('audit.time'), whenExactly(entry.at)],
    [t('audit.who'), [who(entry), role].filter(Boolean).join(', ')],
    [t('audit.what'), entry.action],
    [t('audit.outcome'), `${t(`audit.outcome.${entry.outcome}`)} (${entry.status})`],
    [t('audit.target'), entry.target],
    [t('audit.route'), entry.route],
    [t('audit.address'), entry.address],
    [t('audit.before'), entry.before],
    [t('audit.after'), entry.after],
    [t('audit.request'), entry.requestId],
    [t('audit.hash'), entry.hash],
  ];
  return (
    <Sheet label={t('audit.details', { seq: entry.seq })} onClose={onClose}>
      <h2>{t('audit.details', { seq: entry.seq })}</h2>
      <dl class="entry-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt class="muted small">{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Sheet>
  );
}
