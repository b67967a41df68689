// Which day or days the parts of a date expression name, without the time of day: dates, weekdays, the nth of something, holidays,
// quarters, years, periods. Given a reference instant. Pure arithmetic. Used by resolve.

import {
  addMonths,
  dayNumber,
  daysIn,
  fromDayNumber,
  holiday,
  isDate,
  monday,
  weekday,
} from '#core/understanding/entities/dates/calendar';
import {
  type Reference,
  monthsPer,
  startOfYear,
  unitRange,
} from '#core/understanding/entities/dates/instant';
import type { Part } from '#core/understanding/entities/dates/part';
import { type Found, periodOf, quarterStart, pick } from '#core/understanding/entities/dates/range';

/** The year said or implied by the other parts. */
function yearOf(parts: readonly Part[], reference: Reference | null): number | undefined {
  const year = parts.find((part) => part.y !== undefined)?.y;
  if (year !== undefined) return year;
  const period = parts.find((part) => part.kind === 'period' && part.unit === 'y');
  return period && reference ? fromDayNumber(reference.day).y + (period.shift ?? 0) : undefined;
}

function monthDay(part: Part, parts: readonly Part[], reference: Reference | null): Found | null {
  const { mo } = part;
  if (mo === undefined) return null;
  const d = part.d ?? pick(parts, 'dayofmonth')?.d;
  const said = part.y ?? yearOf(parts, reference);
  const whole = (y: number): Found | null => {
    if (d === undefined) {
      const first = dayNumber({ y, mo, d: 1 });
      return { day: first, end: first + daysIn(y, mo) };
    }
    if (!isDate(y, mo, d)) return null;
    const day = dayNumber({ y, mo, d });
    return { day, end: part.d2 === undefined ? undefined : day + part.d2 - d + 1 };
  };
  if (said !== undefined) return whole(said);
  if (!reference) return null;
  const now = fromDayNumber(reference.day);
  const years = [now.y - 1, now.y, now.y + 1, now.y + 2, now.y + 3, now.y + 4]
    .map(whole)
    .filter((found) => found !== null);
  const later = years.find((found) => (found.end ?? found.day + 1) > reference.day);
  const earlier = years.findLast(
    (found) => found.day < reference.day && (found.end ?? found.day) <= reference.day,
  );
  if (part.shift === 0) return whole(now.y) ?? later ?? null;
  if (part.shift === -1) return earlier ?? null;
  if (!later) return null;
  return { ...later, others: earlier && d !== undefined ? [earlier.day] : [] };
}

function weekdayOf(part: Part, parts: readonly Part[], reference: Reference): Found | null {
  const wd = part.wd!;
  const week = parts.find(
    (other) => other.kind === 'period' && (other.unit === 'wk' || other.unit === 'd'),
  );
  const start = monday(reference.day);
  const dom = pick(parts, 'dayofmonth');
  if (dom?.d !== undefined) {
    const now = fromDayNumber(reference.day);
    for (let k = 0; k < 60; k++) {
      const month = addMonths({ ...now, d: 1 }, k);
      if (dom.d > daysIn(month.y, month.mo)) continue;
      const day = dayNumber({ ...month, d: dom.d });
      if (day >= reference.day && weekday(day) === wd) return { day };
    }
    return null;
  }
  if (week?.unit === 'wk') return { day: start + 7 * (week.shift ?? 0) + wd - 1 };
  const next = reference.day + ((wd - weekday(reference.day) + 7) % 7);
  if (part.count === 2 && part.shift === -1) return { day: next - 7 };
  if (part.shift !== undefined) {
    const day = start + 7 * part.shift + wd - 1;
    // "next Friday" on a Monday, "last Tuesday" on a Friday: people mean either week.
    const nearest = part.shift > 0 ? (next > reference.day ? next : next + 7) : next - 7;
    const unclear = Math.abs(part.shift) === 1 && nearest !== day;
    return unclear ? { day, others: [nearest], unclear } : { day };
  }
  return { day: next, others: [next - 7] };
}

function nthOf(part: Part, parts: readonly Part[], reference: Reference): Found | null {
  const count = part.count!;
  const month = pick(parts, 'date');
  const period = pick(parts, 'period');
  let range: [number, number] | null = null;
  if (month?.mo !== undefined) {
    const found = monthDay(
      { ...month, d: undefined },
      parts.filter((other) => other.kind !== 'dayofmonth'),
      reference,
    );
    if (found) range = [found.day, found.end!];
  } else {
    const y = yearOf(parts, reference);
    if (y !== undefined) range = [startOfYear(y), startOfYear(y + 1)];
    else if (period) range = unitRange(reference.day, period.unit!, period.shift ?? 0);
  }
  const wd = pick(parts, 'weekday')?.wd;
  if (part.unit === 'wd' && range) {
    const first = range[0] + ((part.wd! - weekday(range[0]) + 7) % 7);
    if (count > 0) return { day: first + 7 * (count - 1) };
    return { day: range[1] - 1 - ((weekday(range[1] - 1) - part.wd! + 7) % 7) };
  }
  if (part.unit === 'wk') {
    if (!range)
      range = [
        startOfYear(fromDayNumber(reference.day).y),
        startOfYear(fromDayNumber(reference.day).y + 1),
      ];
    // The week that holds the fourth is the first (ISO 8601), the last is the one before the next first.
    const first = monday(range[0] + 3);
    const day = count > 0 ? first + 7 * (count - 1) : monday(range[1] + 3) - 7;
    return wd === undefined ? { day, end: day + 7 } : { day: day + wd - 1 };
  }
  if (!range) return null;
  if (part.unit === 'd') {
    const day = count > 0 ? range[0] + count - 1 : range[1] - 1;
    return { day };
  }
  const months = monthsPer[part.unit!];
  if (!months || months > 12)
    return part.unit === 'cen' && count > 0
      ? { day: startOfYear((count - 1) * 100), end: startOfYear(count * 100) }
      : null;
  const from =
    count > 0
      ? addMonths(fromDayNumber(range[0]), (count - 1) * months)
      : addMonths(fromDayNumber(range[1]), -months);
  return { day: dayNumber(from), end: dayNumber(addMonths(from, months)) };
}

/** The day or days that the parts name, without the time of day. */
export function dayOf(parts: readonly Part[], reference: Reference | null): Found | null {
  const date = pick(parts, 'date');
  const nth = pick(parts, 'nth');
  if (nth && reference) return nthOf(nth, parts, reference);
  if (date) {
    const found = monthDay(date, parts, reference);
    const wd = pick(parts, 'weekday')?.wd;
    // "Friday, 15 June": the year in which that is a Friday, the nearest to now.
    if (
      found &&
      wd !== undefined &&
      reference &&
      date.d !== undefined &&
      date.y === undefined &&
      yearOf(parts, reference) === undefined &&
      weekday(found.day) !== wd
    ) {
      const y = fromDayNumber(reference.day).y;
      const near = [y - 1, y, y + 1]
        .map((year) => monthDay({ ...date, y: year }, [], reference))
        .filter((one) => one !== null && weekday(one.day) === wd)
        .toSorted((a, b) => Math.abs(a!.day - reference.day) - Math.abs(b!.day - reference.day))[0];
      if (near && !date.swappable) return near;
    }
    if (found && date.swappable && date.mo !== undefined && date.d !== undefined) {
      const swapped = monthDay(
        { ...date, mo: date.d, d: date.mo, swappable: false },
        parts,
        reference,
      );
      if (swapped && wd !== undefined && weekday(swapped.day) === wd && weekday(found.day) !== wd)
        return swapped;
      if (swapped && wd === undefined)
        return { ...found, others: [swapped.day, ...(found.others ?? [])] };
    }
    return found;
  }
  const named = pick(parts, 'holiday');
  const year = yearOf(parts, reference);
  if (named) {
    if (year !== undefined) {
      const day = holiday(named.key!, year);
      return day === null ? null : { day };
    }
    if (!reference) return null;
    const now = fromDayNumber(reference.day).y;
    const days = [now - 1, now, now + 1]
      .map((y) => holiday(named.key!, y))
      .filter((day) => day !== null);
    const later = days.find((day) => day >= reference.day);
    const earlier = days.findLast((day) => day < reference.day);
    if (named.shift === -1) return earlier === undefined ? null : { day: earlier };
    return later === undefined
      ? null
      : { day: later, others: earlier === undefined ? [] : [earlier] };
  }
  const quarter = pick(parts, 'quarter');
  if (quarter) {
    const y = year ?? (reference ? fromDayNumber(reference.day).y : undefined);
    if (y === undefined) return null;
    const [day, end] = quarterStart(quarter, y);
    return { day, end };
  }
  const yearPart = pick(parts, 'year');
  if (yearPart?.y !== undefined) {
    const size = yearPart.unit === 'dec' ? 10 : 1;
    return { day: startOfYear(yearPart.y), end: startOfYear(yearPart.y + size) };
  }
  if (!reference) return null;
  const wd = pick(parts, 'weekday');
  const near = pick(parts, 'day');
  if (near && !wd) return { day: reference.day + near.days! };
  if (wd) return weekdayOf(wd, parts, reference);
  if (near) return { day: reference.day + near.days! };
  const period = pick(parts, 'period');
  const dom = pick(parts, 'dayofmonth');
  if (dom?.d !== undefined) {
    const base = fromDayNumber(
      period
        ? unitRange(reference.day, 'mon', period.unit === 'mon' ? (period.shift ?? 0) : 0)[0]
        : reference.day,
    );
    for (let k = 0; k < 3; k++) {
      const month = addMonths({ ...base, d: 1 }, k);
      if (dom.d > daysIn(month.y, month.mo)) continue;
      const day = dayNumber({ ...month, d: dom.d });
      if (period || day >= reference.day)
        return {
          day,
          others: period
            ? []
            : [dayNumber({ ...addMonths({ ...month, d: 1 }, -1), d: Math.min(dom.d, 28) })],
        };
    }
    return null;
  }
  if (period) return periodOf(period, reference);
  const part = parts.find((other) => other.kind === 'daypart' && other.days !== undefined);
  if (part) return { day: reference.day + part.days! };
  if (pick(parts, 'now')) return { day: reference.day, minute: reference.minute };
  return null;
}
