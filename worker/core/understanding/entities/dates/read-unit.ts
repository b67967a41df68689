// Reads a calendar unit with what changes or numbers it: "this week", "next Monday", "semana que viene", "first week of".

import type { Part, Read } from '#core/understanding/entities/dates/part';
import { readCalendar } from '#core/understanding/entities/dates/read-calendar';
import { smallUnits, period } from '#core/understanding/entities/dates/read-quantity';
import type { Reader } from '#core/understanding/entities/dates/reader';

/** What a modifier before it changes: this week, next Monday, last May, this morning, last night. */
export function readModified(reader: Reader, i: number, at: number, shift: number): Read | null {
  if (!reader.close(at)) return null;
  const sense = reader.sense(at);
  const start = reader.start(i);
  const done = (next: number, part: Omit<Part, 'start' | 'end'>): Read => ({
    part: { ...part, start, end: reader.end(next - 1) },
    next,
  });
  let total = shift;
  let next = at + 1;
  const second = reader.sense(next);
  if (sense.u !== undefined && sense.wd === undefined) {
    if (
      second.md !== undefined &&
      reader.near(next) &&
      second.u === undefined &&
      second.n === undefined &&
      reader.sense(next + 1).u === undefined &&
      reader.sense(next + 1).wd === undefined
    ) {
      total = second.md || shift;
      next++;
    }
    if (sense.u === 'd' && sense.pt !== undefined)
      return done(next, { kind: 'daypart', strong: true, h: sense.pt, days: total });
    return done(next, {
      kind: 'period',
      strong: sense.u !== 's' || !sense.o,
      unit: sense.u,
      shift: total,
      count: sense.un ?? 1,
    });
  }
  if (sense.wd !== undefined) {
    if (second.md !== undefined && reader.near(next)) {
      total = second.md;
      return done(next + 1, {
        kind: 'weekday',
        strong: true,
        wd: sense.wd,
        shift: total,
        count: 2,
      });
    }
    return done(next, { kind: 'weekday', strong: true, wd: sense.wd, shift });
  }
  if (sense.pt !== undefined)
    return done(next, { kind: 'daypart', strong: true, h: sense.pt, days: shift });
  if (sense.hol !== undefined)
    return done(next, { kind: 'holiday', strong: true, key: sense.hol, shift });
  if (sense.sea !== undefined)
    return done(next, { kind: 'season', strong: true, count: sense.sea, shift });
  // "this may or may not"
  const verb = sense.weak === true && shift === 0 && /[a-z]/.test(reader.text[reader.start(at)]!);
  if (sense.mo !== undefined && !verb) {
    const month = readCalendar(reader, at, false);
    if (month) return { part: { ...month.part, start, strong: true, shift }, next: month.next };
  }
  const quarter = readCalendar(reader, at, true);
  if (quarter && quarter.part.kind === 'quarter')
    return { part: { ...quarter.part, start, shift }, next: quarter.next };
  if (quarter && quarter.part.kind === 'date' && reader.tokens[at]!.digits)
    return { part: { ...quarter.part, start, strong: true, shift }, next: quarter.next };
  return null;
}

/** A unit with its modifier behind ("semana que viene", "mes pasado"), a numbered one ("week 23"), or "the year 2012". */
export function readUnit(reader: Reader, i: number): Read | null {
  const sense = reader.sense(i);
  const start = reader.start(i);
  // first week of January, la última semana de julio, third quarter
  const lead =
    sense.md === -1 && reader.sense(i + 1).u !== undefined ? { value: -1, next: i + 1 } : null;
  const ordinal = sense.u !== undefined && sense.o === undefined ? null : (lead ?? nth(reader, i));
  if (ordinal) {
    const at =
      reader.sense(ordinal.next).n !== undefined && reader.sense(ordinal.next + 1).u !== undefined
        ? ordinal.next + 1
        : reader.skipGlue(ordinal.next, 1);
    const unit = reader.sense(at);
    if (reader.near(at) && unit.u !== undefined && !smallUnits.has(unit.u)) {
      const strong = unit.u === 'q' || unit.u === 'cen' || unit.u === 'hy';
      if (unit.u === 'q' || unit.u === 'hy') {
        const y = reader.close(at + 1) ? reader.year(reader.skipGlue(at + 1), false) : null;
        return {
          part: {
            kind: 'quarter',
            start,
            end: reader.end(y ? y.next - 1 : at),
            strong,
            count: ordinal.value,
            unit: unit.u,
            y: y?.y,
          },
          next: y ? y.next : at + 1,
        };
      }
      return {
        part: {
          kind: 'nth',
          start,
          end: reader.end(at),
          strong,
          count: ordinal.value,
          unit: unit.u,
        },
        next: at + 1,
      };
    }
    if (reader.near(at) && unit.wd !== undefined && reader.sense(at + 1).g) {
      return {
        part: {
          kind: 'nth',
          start,
          end: reader.end(at),
          strong: false,
          count: ordinal.value,
          unit: 'wd',
          wd: unit.wd,
        },
        next: at + 1,
      };
    }
  }
  if (sense.u === undefined) return null;
  const at = i + 1;
  const after = reader.sense(at);
  if (
    after.md !== undefined &&
    reader.close(at) &&
    reader.sense(at + 1).wd === undefined &&
    !(reader.sense(at + 1).u !== undefined && reader.near(at + 1) && !reader.lexicon.unspaced)
  ) {
    if (sense.u === 'd' && sense.pt !== undefined)
      return {
        part: {
          kind: 'daypart',
          start,
          end: reader.end(at),
          strong: true,
          h: sense.pt,
          days: after.md,
        },
        next: at + 1,
      };
    return period(reader, i, at + 1, sense.u, after.md, 1);
  }
  if (sense.u === 'y' || sense.u === 'dec') {
    const at2 = reader.skipGlue(at, 2);
    const y = reader.close(at2) ? reader.year(at2, sense.u === 'y') : null;
    if (y)
      return {
        part: {
          kind: 'year',
          start,
          end: reader.end(y.next - 1),
          strong: true,
          y: y.y,
          unit: sense.u,
        },
        next: y.next,
      };
    const tens = sense.u === 'y' || sense.u === 'dec' ? reader.number(at2) : null;
    if (
      tens &&
      !tens.digits &&
      tens.value >= 20 &&
      tens.value <= 90 &&
      tens.value % 10 === 0 &&
      reader.near(at2)
    ) {
      return {
        part: {
          kind: 'year',
          start,
          end: reader.end(tens.next - 1),
          strong: true,
          y: 1900 + tens.value,
          unit: 'dec',
        },
        next: tens.next,
      };
    }
  }
  if (sense.u === 'wk' || sense.u === 'q') {
    const number = reader.near(at) ? reader.number(at) : null;
    if (
      number &&
      !number.ordinal &&
      number.value >= 1 &&
      number.value <= (sense.u === 'q' ? 4 : 53) &&
      reader.sense(number.next).mo === undefined
    ) {
      return {
        part: {
          kind: sense.u === 'q' ? 'quarter' : 'nth',
          start,
          end: reader.end(number.next - 1),
          strong: true,
          count: number.value,
          unit: sense.u,
          key: 'iso',
        },
        next: number.next,
      };
    }
  }
  // "the year", "week", "weekend": a date only where the sentence around says so.
  return {
    part: {
      kind: 'period',
      start,
      end: reader.end(i),
      strong: false,
      unit: sense.u,
      shift: 0,
      count: 1,
    },
    next: i + 1,
  };
}

function nth(reader: Reader, i: number): { value: number; next: number } | null {
  const number = reader.number(i);
  if (!number) return null;
  if (number.ordinal) return { value: number.value, next: number.next };
  const day = reader.day(i);
  return day?.ordinal ? { value: day.d, next: day.next } : null;
}
