/** The days on which an inbox is closed, with what they are called. Part of inboxes-form.tsx. */
import { useId, useRef } from 'preact/hooks';
import type { Holiday } from '#protocol/team';
import { Icon } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import type { Faults } from './inboxes-draft.ts';

interface HolidaysProps {
  holidays: Holiday[];
  faults: Faults;
  /** Local date of the inbox. */
  today: string;
  change: (holidays: Holiday[]) => void;
}

export function Holidays({ holidays, faults, today, change }: HolidaysProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const set = (at: number, part: Partial<Holiday>) =>
    change(holidays.with(at, { ...holidays[at]!, ...part }));
  const past = holidays.filter(({ date }) => date !== '' && date < today).length;
  const add = () => {
    change([...holidays, { date: '', name: '' }]);
    requestAnimationFrame(() =>
      list.current?.lastElementChild?.querySelector<HTMLElement>('input')?.focus(),
    );
  };
  return (
    <>
      {holidays.length === 0 && <p class="muted small">{t('inboxes.noHolidays')}</p>}
      <ul class="holidays" ref={list}>
        {holidays.map(({ date, name }, at) => {
          const fault = faults[`holidays.${at}`];
          return (
            <li class="holiday" key={at}>
              <input
                type="date"
                class="select"
                aria-label={t('inboxes.holidayDate', { at: at + 1 })}
                aria-invalid={fault !== undefined}
                aria-describedby={fault ? `${id}-${at}` : undefined}
                value={date}
                onInput={({ currentTarget: { value } }) => set(at, { date: value })}
              />
              <input
                type="text"
                class="select holiday-name"
                dir="auto"
                aria-label={t('inboxes.holidayName', { at: at + 1 })}
                placeholder={t('inboxes.holidayLike')}
                maxLength={80}
                value={name}
                onInput={({ currentTarget: { value } }) => set(at, { name: value })}
              />
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('inboxes.removeHoliday', { name: name || date || String(at + 1) })}
                onClick={() => change(holidays.toSpliced(at, 1))}
              >
                <Icon name="close" />
              </button>
              {fault && (
                <p class="field-error" id={`${id}-${at}`} role="alert">
                  {t(fault)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div class="week-acts">
        <button type="button" class="link-button" onClick={add}>
          {t('inboxes.addHoliday')}
        </button>
        {past > 0 && (
          <button
            type="button"
            class="link-button"
            onClick={() => change(holidays.filter(({ date }) => date === '' || date >= today))}
          >
            {t('inboxes.dropPast', { count: past })}
          </button>
        )}
      </div>
    </>
  );
}
