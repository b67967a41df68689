/** The opening hours of a week: each day open or not, several spans a day, one day's hours for all working days. Part of inboxes-form.tsx. */
import { useId } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Switch } from '../components/switch.tsx';
import { dateFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';
import { days, usualSpan } from './inboxes-draft.ts';
import type { Faults, Span } from './inboxes-draft.ts';

/** Where a day has no more than this, adding one more is offered; a day has few pauses. */
const spansMost = 6;
/** A Monday, for the names of the days. */
const monday = Date.UTC(2026, 0, 5);
const dayName = dateFormat({ weekday: 'long', timeZone: 'UTC' });
export const nameOfDay = (day: number): string => dayName.format(monday + day * 86_400_000);

interface HoursProps {
  week: Span[][];
  faults: Faults;
  change: (week: Span[][]) => void;
}

export function WeekHours({ week, faults, change }: HoursProps) {
  const setDay = (day: number, spans: Span[]) => change(week.with(day, spans));
  return (
    <ul class="week">
      {days.map((day) => {
        const spans = week[day] ?? [];
        return (
          <DayHours
            key={day}
            name={nameOfDay(day)}
            spans={spans}
            fault={faults[`week.${day}`]}
            change={(next) => setDay(day, next)}
            copy={
              day === 0 && spans.length > 0
                ? () => change(week.map((own, at) => (at < 5 ? spans : own)))
                : null
            }
          />
        );
      })}
    </ul>
  );
}

interface DayProps {
  name: string;
  spans: Span[];
  fault: Faults[string] | undefined;
  change: (spans: Span[]) => void;
  /** To the working days. */
  copy: (() => void) | null;
}

function DayHours({ name, spans, fault, change, copy }: DayProps) {
  const id = useId();
  const isOpen = spans.length > 0;
  const clock = (at: number, edge: keyof Span) => (
    <input
      type="time"
      class="select"
      aria-label={t(edge === 'from' ? 'inboxes.from' : 'inboxes.to', { day: name, at: at + 1 })}
      aria-invalid={fault !== undefined}
      aria-describedby={fault ? id : undefined}
      value={spans[at]?.[edge] ?? ''}
      onInput={({ currentTarget: { value } }) =>
        change(spans.with(at, { ...spans[at]!, [edge]: value }))
      }
    />
  );
  return (
    <li class="week-day">
      <div class="week-name">
        <Switch
          isOn={isOpen}
          label={t('inboxes.openOn', { day: name })}
          onSwitch={(isOn) => change(isOn ? [usualSpan] : [])}
        />
        <span>{name}</span>
      </div>
      <div class="week-spans">
        {!isOpen && <span class="muted">{t('inboxes.closedDay')}</span>}
        {spans.map((_, at) => (
          // Spans have no name but their place; nothing in them remembers anything.
          <div class="week-span" key={at}>
            {clock(at, 'from')}
            <span aria-hidden="true">–</span>
            {clock(at, 'to')}
            {spans.length > 1 && (
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('inboxes.removeSpan', { day: name, at: at + 1 })}
                onClick={() => change(spans.toSpliced(at, 1))}
              >
                <Icon name="close" />
              </button>
            )}
          </div>
        ))}
        {isOpen && (
          <div class="week-acts">
            {spans.length < spansMost && (
              <button
                type="button"
                class="link-button"
                aria-label={`${t('inboxes.addSpan')}: ${name}`}
                onClick={() => change([...spans, nextSpan(spans)])}
              >
                {t('inboxes.addSpan')}
              </button>
            )}
            {copy && (
              <button type="button" class="link-button" onClick={copy}>
                {t('inboxes.copyDay')}
              </button>
            )}
          </div>
        )}
        {fault && (
          <p class="field-error" id={id} role="alert">
            {t(fault)}
          </p>
        )}
      </div>
    </li>
  );
}

/** An hour's pause, then an hour of it; where the day is over, what has to be filled in. */
function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)?.to ?? '';
  const hour = Number(last.slice(0, 2)) + 1;
  if (last === '' || last === '00:00' || hour > 22) return { from: '', to: '' };
  const clock = (at: number) => `${String(at).padStart(2, '0')}:${last.slice(3)}`;
  return { from: clock(hour), to: clock(hour + 1) };
}
