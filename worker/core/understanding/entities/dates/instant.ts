// Instants and how they move: by days, months, working days and minutes, and the calendar unit that holds a day.

import {
  addMonths,
  dayNumber,
  fromDayNumber,
  isoDate,
  monday,
  weekday,
} from '#core/understanding/entities/dates/calendar';

export interface Reference {
  readonly day: number;
  readonly minute: number;
}

export interface Instant {
  readonly day: number;
  /** Minutes of the day; absent for a whole day. */
  readonly minute?: number | undefined;
}

export function referenceOf(now: number | undefined): Reference | null {
  if (now === undefined || !Number.isFinite(now)) return null;
  const minutes = Math.floor(now / 60_000);
  const day = Math.floor(minutes / 1440);
  return { day, minute: minutes - day * 1440 };
}

export function isoOf(instant: Instant): string {
  const date = isoDate(fromDayNumber(instant.day));
  if (instant.minute === undefined) return date;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date}T${two(Math.floor(instant.minute / 60))}:${two(instant.minute % 60)}:00`;
}

export const monthsPer: Readonly<Record<string, number>> = {
  mon: 1,
  q: 3,
  hy: 6,
  y: 12,
  dec: 120,
  cen: 1200,
};

const daysPer: Readonly<Record<string, number>> = { d: 1, wk: 7, fn: 14, wkend: 7 };

export const minutesPer: Readonly<Record<string, number>> = { s: 1 / 60, min: 1, h: 60 };

export function workingDays(day: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let left = Math.min(Math.abs(count), 400);
  let at = day;
  while (left > 0) {
    at += step;
    if (weekday(at) < 6) left--;
  }
  return at;
}

export function shifted(
  from: Instant,
  amounts: readonly (readonly [number, string])[],
  direction: number,
): Instant {
  let { day, minute } = from;
  for (const [count, unit] of amounts) {
    const n = count * direction;
    if (unit in minutesPer) {
      minute = (minute ?? 0) + Math.trunc(n * minutesPer[unit]!);
    } else if (unit in daysPer) day += Math.round(n * daysPer[unit]!);
    else if (unit === 'bd') day = workingDays(day, Math.round(n));
    else {
      const months = Math.round(n * monthsPer[unit]!);
      if (Math.abs(months) < 24_000) day = dayNumber(addMonths(fromDayNumber(day), months));
    }
  }
  if (minute !== undefined) {
    day += Math.floor(minute / 1440);
    minute -= Math.floor(minute / 1440) * 1440;
  }
  return { day, minute };
}

export const startOfYear = (y: number): number => dayNumber({ y, mo: 1, d: 1 });

/** First day of the unit that holds `day`, moved by `shift` units, and of the one after. */
export function unitRange(day: number, unit: string, shift: number): [number, number] {
  const civil = fromDayNumber(day);
  if (unit === 'd') return [day + shift, day + shift + 1];
  if (unit === 'wk' || unit === 'fn') return [monday(day) + 7 * shift, monday(day) + 7 * shift + 7];
  if (unit === 'wkend') return [monday(day) + 7 * shift + 5, monday(day) + 7 * shift + 7];
  if (unit === 'bd') return [workingDays(day, shift), workingDays(day, shift) + 1];
  if (unit === 'mon' || unit === 'q' || unit === 'hy') {
    const size = monthsPer[unit]!;
    const first = { y: civil.y, mo: Math.floor((civil.mo - 1) / size) * size + 1, d: 1 };
    return [
      dayNumber(addMonths(first, shift * size)),
      dayNumber(addMonths(first, (shift + 1) * size)),
    ];
  }
  const size = unit === 'y' ? 1 : unit === 'dec' ? 10 : 100;
  const y = (Math.floor(civil.y / size) + shift) * size;
  return [startOfYear(y), startOfYear(y + size)];
}
