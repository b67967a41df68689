/**
 * One figure a day as bars, with a scale, the day under the pointer in words, and the same as a table for whoever cannot see or point.
 * Geometry stands in SVG attributes: the page's policy knows no inline style. Used by pages/analytics.
 */
import './day-chart.css';
import { useState } from 'preact/hooks';
import { dateFormat, numberFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';
import { evenly, niceTop } from './day-chart-scale.ts';

export interface DayValue {
  /** ISO date. */
  day: string;
  value: number;
}

const number = numberFormat();
// A day is a day wherever one is: without a zone it would be another one west of Greenwich.
const short = dateFormat({
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const long = dateFormat({ dateStyle: 'full', timeZone: 'UTC' });
export const dayName = (day: string): string => short.format(new Date(day));

/** In units of the drawing: it is stretched over the room there is. */
const height = 100;
const barWidth = 0.72;
const labelsMost = 6;

export function DayChart({ label, values }: { label: string; values: DayValue[] }) {
  const [at, setAt] = useState<number | null>(null);
  const top = niceTop(Math.max(0, ...values.map(({ value }) => value)));
  const total = values.reduce((sum, { value }) => sum + value, 0);
  const best = values.reduce((most, one) => (one.value > most.value ? one : most), values[0]!);
  const shown = at === null ? undefined : values[at];
  return (
    <figure class="day-chart">
      <figcaption class="small muted" aria-live="off">
        {shown ? (
          <>
            {long.format(new Date(shown.day))}: <strong>{number.format(shown.value)}</strong>
          </>
        ) : (
          t('chart.total', { total: number.format(total) })
        )}
      </figcaption>
      <div class="day-chart-plot">
        <div class="day-chart-scale small muted" aria-hidden="true">
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{number.format(value)}</span>
          ))}
        </div>
        <svg
          class="day-chart-bars"
          role="img"
          aria-label={t('chart.label', {
            what: label,
            total: number.format(total),
            most: number.format(best.value),
            day: long.format(new Date(best.day)),
          })}
          viewBox={`0 0 ${values.length} ${height}`}
          preserveAspectRatio="none"
          onPointerLeave={() => setAt(null)}
        >
          {[0, height / 2, height].map((y) => (
            <line key={y} class="day-chart-line" x1={0} x2={values.length} y1={y} y2={y} />
          ))}
          {values.map(({ day, value }, index) => {
            const tall = (value / top) * height;
            return (
              <g key={day} onPointerEnter={() => setAt(index)}>
                <rect class="day-chart-hit" x={index} y={0} width={1} height={height} />
                <rect
                  class={index === at ? 'day-chart-bar day-chart-bar-at' : 'day-chart-bar'}
                  x={index + (1 - barWidth) / 2}
                  y={height - tall}
                  width={barWidth}
                  height={tall}
                />
              </g>
            );
          })}
        </svg>
        <ol class="day-chart-days small muted" aria-hidden="true">
          {evenly(values, labelsMost).map(({ day }) => (
            <li key={day}>{dayName(day)}</li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
