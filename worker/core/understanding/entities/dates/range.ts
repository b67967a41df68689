// Ranges of days that need no other part to be known: periods around the reference, quarters, and cuts like "late March".

import { addMonths, type Civil, dayNumber } from '#core/understanding/entities/dates/calendar';
import {
  type Reference,
  minutesPer,
  workingDays,
  shifted,
  unitRange,
} from '#core/understanding/entities/dates/instant';
import type { Part } from '#core/understanding/entities/dates/part';

export interface Found {
  day: number;
  end?: number | undefined;
  minute?: number | undefined;
  others?: number[];
  unclear?: boolean;
}

export function periodOf(part: Part, reference: Reference): Found {
  const unit = part.unit!;
  const shift = part.shift ?? 0;
  const count = part.count ?? 1;
  if (unit in minutesPer) {
    const here = { day: reference.day, minute: reference.minute };
    const other = shifted(here, [[count, unit]], shift < 0 ? -1 : 1);
    return shift < 0 ? { ...other, end: here.day } : { ...here, end: other.day };
  }
  if (count === 1 || shift === 0) {
    const [day, end] = unitRange(reference.day, unit, shift);
    return { day, end: unit === 'd' ? undefined : end };
  }
  if (unit === 'bd') {
    const day = shift < 0 ? workingDays(reference.day, -count) : workingDays(reference.day, 1);
    return { day, end: shift < 0 ? reference.day : workingDays(reference.day, count) + 1 };
  }
  const step = shifted({ day: reference.day }, [[count, unit]], shift < 0 ? -1 : 1).day;
  return shift < 0 ? { day: step, end: reference.day } : { day: reference.day + 1, end: step + 1 };
}

export const quarterStart = (part: Part, y: number): [number, number] => {
  const size = part.unit === 'hy' ? 6 : 3;
  const count = part.count! > 0 ? part.count! : 12 / size;
  const first: Civil = { y, mo: Math.min(12, (count - 1) * size + 1), d: 1 };
  return [dayNumber(first), dayNumber(addMonths(first, size))];
};

/** Cuts a range to its beginning, middle or end: "late March", "Anfang des Jahres". */
export function edged(found: Found, edge: number | undefined): Found {
  if (edge === undefined || found.end === undefined) return found;
  const size = found.end - found.day;
  if (edge === 0) return { ...found, end: found.day + Math.ceil(size / 2) };
  if (edge === 2) return { ...found, day: found.day + Math.floor(size / 2) };
  return { ...found, day: found.day + Math.floor(size / 3), end: found.end - Math.floor(size / 3) };
}

export const pick = (parts: readonly Part[], kind: Part['kind']): Part | undefined =>
  parts.find((part) => part.kind === kind);

export function clockOf(
  parts: readonly Part[],
  found: Found | null,
): { minute: number; overflow: number } | null {
  const time = pick(parts, 'time');
  const part = parts.find(
    (other) => (other.kind === 'daypart' || other.kind === 'day') && other.h !== undefined,
  );
  if (!time)
    return part?.h !== undefined && found?.minute === undefined
      ? { minute: part.h * 60, overflow: 0 }
      : null;
  let h = time.h!;
  if (time.ap === 12 && h < 12) h += 12;
  else if (time.ap === 0 && h === 12) h = 0;
  else if (
    time.ap === undefined &&
    part?.h !== undefined &&
    part.h >= 12 &&
    h < 12 &&
    !(part.h >= 20 && h < 4)
  )
    h += 12;
  return { minute: (h % 24) * 60 + (time.mi ?? 0), overflow: h >= 24 ? 1 : 0 };
}
