/** What each member did for those who asked for a person: how many, how soon, how long, how well rated. */
import type { AgentFigures } from '#protocol/analytics';
import { duration } from '../components/clock.tsx';
import { numberFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';

const number = numberFormat();
const percent = numberFormat({ style: 'percent' });
const columns = ['agent', 'taken', 'resolved', 'firstReply', 'handling', 'praised'] as const;
const time = (ms: number | null) => (ms === null ? '–' : duration(ms));

export const AgentsTable = ({ rows }: { rows: AgentFigures[] }) => (
  <div class="table-wrap" role="group" aria-label={t('analytics.agents')} tabIndex={0}>
    <table class="figures-table">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {t(`analytics.agent.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.memberId}>
            <th scope="row">
              <bdi>{row.name ?? t('analytics.hasLeft')}</bdi>
            </th>
            <td>{number.format(row.taken)}</td>
            <td>{number.format(row.resolved)}</td>
            <td>{time(row.firstReplyMs)}</td>
            <td>{time(row.handlingMs)}</td>
            <td>
              {row.rated === 0
                ? '–'
                : t('analytics.agent.rating', {
                    share: percent.format(row.praised / row.rated),
                    count: row.rated,
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
