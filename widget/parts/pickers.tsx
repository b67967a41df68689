/** A day, or one of some moments. Answered once. */
import { useRef, useState } from 'preact/hooks';
import type { PartOf } from '#protocol/part';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import { dayWords } from '#widget/part-answers';
import { Chosen, Done, type PartContext } from './context.tsx';

export function DatePicker({ part, context }: { part: PartOf<'date'>; context: PartContext }) {
  const box = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const { say, locale } = context.state;
  const { id, label, min, max } = part;
  const given = context.given(id)?.date;
  if (given !== undefined)
    return (
      <Done label={label} partId={id} context={context}>
        <p dir="auto">{label}</p>
        <Chosen>{dayWords(String(given), locale)}</Chosen>
      </Done>
    );
  const rangeId = `${context.of}-${id}-range`;
  const submit = (event: Event) => {
    event.preventDefault();
    const day = box.current!.value;
    const fits = day && (!min || day >= min) && (!max || day <= max);
    setWrong(!fits);
    if (fits) context.answer(id, { date: day }, dayWords(day, locale));
    else box.current!.focus();
  };
  const range =
    min || max ? `${min ? dayWords(min, locale) : '…'} – ${max ? dayWords(max, locale) : '…'}` : '';
  return (
    <form class="part picker" noValidate onSubmit={submit}>
      <label>
        <span dir="auto">{label}</span>
        <input
          ref={box}
          type="date"
          min={min}
          max={max}
          disabled={context.closed}
          aria-invalid={wrong}
          aria-describedby={range && rangeId}
        />
      </label>
      {range && (
        <small id={rangeId} class={wrong ? 'bad' : ''} role={wrong ? 'alert' : undefined}>
          {range}
        </small>
      )}
      {wrong && !range && (
        <small class="bad" role="alert">
          {say('need')}
        </small>
      )}
      <button type="submit" class="main" disabled={context.closed}>
        {say('send')}
      </button>
    </form>
  );
}

export function SlotPicker({ part, context }: { part: PartOf<'slots'>; context: PartContext }) {
  const { locale } = context.state;
  const { id, label, slots, timeZone } = part;
  const given = context.given(id)?.slot;
  if (given !== undefined)
    return (
      <Done label={label} partId={id} context={context}>
        <p dir="auto">{label}</p>
        <Chosen>{slots.find(({ at }) => at === given)?.label ?? ''}</Chosen>
      </Done>
    );
  const days = new Map<string, typeof slots>();
  map(slots, (slot) => {
    const day = dayOf(slot.at, locale, timeZone);
    days.set(day, [...(days.get(day) ?? []), slot]);
  });
  return (
    <div class="part picker" role="group" aria-label={label}>
      <p dir="auto">
        {label}
        {timeZone && <small> {timeZone.replaceAll('_', ' ')}</small>}
      </p>
      <div class="days">
        {map([...days], ([day, of]) => (
          <div key={day} role="group" aria-label={day}>
            {days.size > 1 && <small>{day}</small>}
            <div class="picks">
              {map(of, (slot) => (
                <button
                  key={slot.at}
                  type="button"
                  class="pick"
                  dir="auto"
                  disabled={context.closed}
                  onClick={() => context.answer(id, { slot: slot.at }, slot.label)}
                >
                  {slot.label}
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function dayOf(at: string, locale: string, timeZone?: string): string {
  const instant = Date.parse(at);
  if (instant !== instant) return '';
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  try {
    return dateFormat(locale, { ...day, timeZone }).format(instant);
  } catch {
    return dateFormat(locale, day).format(instant); // A zone that this browser does not know.
  }
}
