/** One figure at a time by day, as bars; all of them as a table. */
import { useState } from 'preact/hooks';
import type { DayFigures } from '#protocol/analytics';
import { dayName, DayChart } from '../components/day-chart.tsx';
import { numberFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';

const kinds = ['conversations', 'answers', 'fallbacks', 'escalations', 'leads'] as const;
const number = numberFormat();

export function Daily({ daily }: { daily: DayFigures[] }) {
  const [kind, setKind] = useState<(typeof kinds)[number]>('conversations');
  return (
    <>
      <div class="segmented day-kinds" role="group" aria-label={t('analytics.figure')}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            class="segment"
            aria-pressed={one === kind}
            onClick={() => setKind(one)}
          >
            {t(`analytics.day.${one}`)}
          </button>
        ))}
      </div>
      <DayChart
        label={t(`analytics.day.${kind}`)}
        values={daily.map((one) => ({ day: one.day, value: one[kind] }))}
      />
      <details class="small">
        <summary>{t('analytics.asTable')}</summary>
        <div
          class="table-wrap table-tall"
          role="group"
          aria-label={t('analytics.byDay')}
          tabIndex={0}
        >
          <table class="figures-table">
            <thead>
              <tr>
                <th scope="col">{t('analytics.day')}</th>
                {kinds.map((one) => (
                  <th scope="col" key={one}>
                    {t(`analytics.day.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {daily.toReversed().map((one) => (
                <tr key={one.day}>
                  <th scope="row">
                    <time dateTime={one.day}>{dayName(one.day)}</time>
                  </th>
                  {kinds.map((name) => (
                    <td key={name}>{number.format(one[name])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
