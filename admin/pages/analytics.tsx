/** How it goes: conversations by day and by agent, what the assistant answered alone, what it cost, what it had no answer to. */
import './analytics.css';
import type {
  AnalyticsTable,
  Analytics as Answer,
  Figures,
  Gap,
  Spending,
} from '#protocol/analytics';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { ExportButton } from '../components/export-button.tsx';
import { Link } from '../components/link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { dollars } from '../locales/money.ts';
import { numberFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { href, usePlace, withQuery } from '../router.ts';
import { AgentsTable } from './analytics-agents.tsx';
import { Daily } from './analytics-days.tsx';

const periods = ['7', '30', '90'] as const;
/** Minutes that the reader's clock is ahead of UTC: days are the reader's. */
const offset = () => String(-new Date().getTimezoneOffset());

export function Analytics() {
  const { query } = usePlace();
  const days = periods.find((one) => one === query.get('days')) ?? '30';
  const figures = useResource(`analytics:${days}`, (signal) =>
    api<Answer>('/v1/admin/analytics', { query: { days, offset: offset() }, signal }),
  );
  return (
    <>
      <PageHead title={t('analytics.title')} lead={t('analytics.lead')}>
        <div class="segmented" role="group" aria-label={t('analytics.period')}>
          {periods.map((one) => (
            <Link
              key={one}
              class="segment"
              href={withQuery({ days: one === '30' ? '' : one })}
              isCurrent={one === days}
            >
              {t('analytics.days', { count: Number(one) })}
            </Link>
          ))}
        </div>
      </PageHead>
      {figures.data ? (
        <All answer={figures.data} days={days} />
      ) : figures.error ? (
        <Failed error={figures.error} retry={figures.reload} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function All({ answer, days }: { answer: Answer; days: string }) {
  const { now, before, daily, agents, spending, gaps } = answer;
  const asCsv = (table: AnalyticsTable) => (
    <ExportButton
      path="/v1/admin/analytics/export"
      query={{ table, days, offset: offset() }}
      formats={['csv']}
    />
  );
  return (
    <>
      <dl class="figures">
        {tiles.map(({ key, of, show }) => (
          <div class="figure" key={key}>
            <dt>{t(`analytics.${key}`)}</dt>
            <dd>
              <strong>{show(of(now))}</strong>
              <span class="muted small">
                {of(before) === null
                  ? t('analytics.noBefore')
                  : t('analytics.before', { value: show(of(before)) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <Card title={t('analytics.byDay')} action={asCsv('days')}>
        <Daily daily={daily} />
      </Card>
      <Card title={t('analytics.agents')} action={agents.length > 0 && asCsv('agents')}>
        {agents.length === 0 ? (
          <p class="muted">{t('analytics.noAgents')}</p>
        ) : (
          <AgentsTable rows={agents} />
        )}
      </Card>
      <Card title={t('analytics.models')} action={spending.length > 0 && asCsv('models')}>
        {spending.length === 0 ? (
          <p class="muted">{t('analytics.noModels')}</p>
        ) : (
          <SpendingTable rows={spending} />
        )}
      </Card>
      <Card title={t('analytics.gaps')} action={gaps.length > 0 && asCsv('gaps')}>
        <p class="muted">{t('analytics.gapsLead')}</p>
        {gaps.length === 0 ? (
          <p class="muted">{t('analytics.noGaps')}</p>
        ) : (
          <ol class="gaps">
            {gaps.map((gap) => (
              <GapRow key={gap.question} gap={gap} />
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

interface Tile {
  key: 'conversations' | 'alone' | 'fallback' | 'escalations' | 'leads' | 'latency' | 'liked';
  of(figures: Figures): number | null;
  show(value: number | null): string;
}

const number = numberFormat();
const percent = numberFormat({ style: 'percent', maximumFractionDigits: 1 });
const whole = (value: number | null) => (value === null ? '–' : number.format(value));
const share = (value: number | null) => (value === null ? '–' : percent.format(value));
const part = (some: number, all: number) => (all === 0 ? null : some / all);
const turnsOf = ({ turns }: Figures) => Object.values(turns).reduce((sum, one) => sum + one, 0);

/** Thumbs and stars: an up, a four and a five are praise. */
const praise = ['up', '4', '5'];

const tiles: Tile[] = [
  { key: 'conversations', of: (it) => it.conversations, show: whole },
  {
    key: 'alone',
    of: (it) =>
      it.conversations === 0 ? null : 1 - Math.min(1, it.escalations / it.conversations),
    show: share,
  },
  { key: 'fallback', of: (it) => part(it.turns['fallback'] ?? 0, turnsOf(it)), show: share },
  { key: 'escalations', of: (it) => it.escalations, show: whole },
  { key: 'leads', of: (it) => it.leads, show: whole },
  {
    key: 'latency',
    of: (it) => it.averageLatencyMs,
    show: (value) => (value === null ? '–' : t('tools.ms', { ms: number.format(value) })),
  },
  {
    key: 'liked',
    of: ({ feedback }) =>
      part(
        praise.reduce((sum, value) => sum + (feedback[value] ?? 0), 0),
        Object.values(feedback).reduce((sum, one) => sum + one, 0),
      ),
    show: share,
  },
];

const SpendingTable = ({ rows }: { rows: Spending[] }) => (
  <div class="table-wrap" role="group" aria-label={t('analytics.models')} tabIndex={0}>
    <table class="figures-table">
      <thead>
        <tr>
          {(['model', 'answers', 'tokensIn', 'tokensOut', 'cost', 'time'] as const).map((name) => (
            <th scope="col" key={name}>
              {t(`analytics.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.provider} ${row.model}`}>
            <th scope="row">
              <bdi>{row.provider}</bdi> <bdi class="muted">{row.model}</bdi>
            </th>
            <td>{number.format(row.turns)}</td>
            <td>{number.format(row.inputTokens)}</td>
            <td>{number.format(row.outputTokens)}</td>
            <td>{dollars(row.costUsd)}</td>
            <td>{t('tools.ms', { ms: number.format(row.averageLatencyMs) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const GapRow = ({ gap }: { gap: Gap }) => (
  <li>
    <span dir="auto">{gap.question}</span>{' '}
    <span class="muted small">
      {t('analytics.asked', { count: gap.count })} ·{' '}
      <time dateTime={gap.lastAt}>{when(gap.lastAt)}</time>
    </span>{' '}
    <Link class="small" href={`${href('inbox')}?c=${gap.conversationId}`}>
      {t('analytics.open')}
    </Link>{' '}
    <Link
      class="small"
      href={`${href('knowledge')}?new=1&question=${encodeURIComponent(gap.question)}`}
    >
      {t('analytics.write')}
    </Link>
  </li>
);
