// Reads the next meaningful piece of a date expression at a token, relative ones included ("next 3 days", "hace dos semanas", "先週",
// "first week of January"). Word order differs between languages; the readers try each order the grammar of some language uses.

import type { Part, Read } from '#core/understanding/entities/dates/part';
import { readCalendar } from '#core/understanding/entities/dates/read-calendar';
import { readClock } from '#core/understanding/entities/dates/read-clock';
import type { Reader } from '#core/understanding/entities/dates/reader';

interface Quantity {
  readonly amounts: readonly (readonly [number, string])[];
  readonly next: number;
  readonly weak: boolean;
}

/** 3 days, two weeks, 1 hour and 30 minutes, 3日間, أسبوعين */
function readQuantity(reader: Reader, i: number): Quantity | null {
  const amounts: [number, string][] = [];
  let at = i;
  let weak = true;
  for (let step = 0; step < 4; step++) {
    let j = at;
    if (step > 0) {
      if (!reader.close(j)) break;
      if (reader.sense(j).and || reader.sense(j).to) j++;
    }
    const dual = reader.sense(j);
    if (dual.u !== undefined && dual.un !== undefined) {
      amounts.push([dual.un, dual.u]);
      at = j + 1;
      weak = false;
      continue;
    }
    const number = reader.number(j);
    if (!number || number.ordinal || number.value > 9999) break;
    let unit = reader.skipGlue(number.next, 1);
    let value = number.value;
    if (
      reader.sense(unit).fr !== undefined &&
      reader.sense(unit).n === undefined &&
      reader.lexicon.unspaced
    )
      unit++;
    const decimal =
      number.digits && /^[.,]$/.test(reader.gap(number.next))
        ? reader.tokens[number.next]?.digits
        : undefined;
    if (decimal) {
      unit = number.next + 1;
      value = Number(`${number.digits}.${decimal}`);
    }
    // A clock's hour mark is not a quantity in languages without spaces; "日" alone is a day of the month.
    const name = reader.sense(unit).u;
    const touching =
      reader.distance(unit) === 0 ||
      (reader.distance(unit) === 1 && /^[-'’]$/.test(reader.gap(unit)));
    if (name === undefined || !touching) break;
    if (reader.sense(unit).weak && reader.tokens[unit]!.word.length > 1) break;
    if (number.digits && number.digits.length === 4 && name === 'y' && value > 1500) break;
    amounts.push([value, name]);
    weak &&= !number.digits && reader.sense(j).weak === true;
    at = unit + 1;
    const half = reader.sense(at);
    if (half.and && reader.sense(at + 1).fr !== undefined && reader.near(at)) at += 2;
    else if (
      half.fr !== undefined &&
      half.pa === undefined &&
      half.n === undefined &&
      reader.near(at) &&
      half.fr > 0
    )
      at++;
  }
  return amounts.length ? { amounts, next: at, weak } : null;
}

const smallUnits = new Set(['s', 'min', 'h']);

function offset(
  reader: Reader,
  i: number,
  quantity: Quantity,
  next: number,
  direction: number,
  base?: number,
): Read {
  return {
    part: {
      kind: 'offset',
      start: reader.start(i),
      end: reader.end(next - 1),
      strong: true,
      amounts: quantity.amounts,
      direction,
      ...(base === undefined ? {} : { base, days: base }),
    },
    next,
  };
}

function period(
  reader: Reader,
  i: number,
  next: number,
  unit: string,
  shift: number,
  count: number,
  strong = true,
): Read {
  return {
    part: {
      kind: 'period',
      start: reader.start(i),
      end: reader.end(next - 1),
      strong,
      unit,
      shift,
      count,
    },
    next,
  };
}

/** Numbers and units with what stands after or before: ago, later, next, last. */
function readRelative(reader: Reader, i: number): Read | null {
  const sense = reader.sense(i);
  // in three days · vor zwei Wochen · hace 3 años · próximos 3 días
  if (sense.ago === 'pre' || sense.in) {
    const at = reader.skipGlue(i + 1, 2);
    const quantity = reader.close(at) ? readQuantity(reader, at) : null;
    if (quantity) {
      const following = reader.sense(quantity.next);
      if (sense.ago !== 'pre' && following.ago === 'post' && reader.near(quantity.next))
        return null;
      if (sense.ago === 'pre') return offset(reader, i, quantity, quantity.next, -1);
      const ambiguous = sense.weak && reader.tokens[i]!.word !== 'in';
      if (!ambiguous) {
        const later = following.later !== undefined && reader.near(quantity.next);
        return offset(
          reader,
          i,
          quantity,
          later ? quantity.next + 1 : quantity.next,
          1,
          later ? following.later : undefined,
        );
      }
    }
  }
  if (sense.md !== undefined) {
    const at = reader.skipGlue(i + 1, 1);
    if (reader.close(at)) {
      const quantity = readQuantity(reader, at);
      if (quantity && (sense.md !== 0 || reader.lexicon.unspaced)) {
        const after = reader.sense(quantity.next);
        if (reader.lexicon.unspaced && after.ago && sense.md <= 0)
          return offset(reader, i, quantity, quantity.next + 1, -1);
        const [count, unit] = quantity.amounts[0]!;
        return period(reader, i, quantity.next, unit, sense.md, count);
      }
      // next couple weeks; 2 more words: "the next few"
      const number = reader.number(at);
      if (
        number &&
        !number.ordinal &&
        reader.sense(number.next).u !== undefined &&
        reader.near(number.next) &&
        sense.md !== 0
      ) {
        return period(
          reader,
          i,
          number.next + 1,
          reader.sense(number.next).u!,
          sense.md,
          number.value,
        );
      }
    }
    const read = readModified(reader, i, at, sense.md);
    if (read) return read;
  }
  const quantity = readQuantity(reader, i);
  if (quantity) {
    let at = quantity.next;
    if (
      reader.sense(at).g &&
      !reader.sense(at).ago &&
      reader.sense(at).later === undefined &&
      reader.close(at) &&
      reader.lexicon.unspaced
    )
      at++;
    const after = reader.sense(at);
    if (reader.close(at) && !/[.;]/.test(reader.gap(at))) {
      const explicit = after.later !== undefined && after.later !== 0;
      if (after.ago === 'post' && !reader.startsDate(at + 1))
        return offset(reader, i, quantity, at + 1, -1);
      if (after.later !== undefined && !reader.startsDate(at + 1))
        return offset(reader, i, quantity, at + 1, 1, explicit ? after.later : undefined);
      if (
        after.md !== undefined &&
        after.n === undefined &&
        after.mo === undefined &&
        !(after.md === 0 && reader.lexicon.language === 'en')
      ) {
        const [count, unit] = quantity.amounts[0]!;
        const strange =
          reader.sense(at + 1).wd !== undefined ||
          (reader.sense(at + 1).u !== undefined && !reader.lexicon.unspaced);
        if (!strange) return period(reader, i, at + 1, unit, after.md, count);
      }
    }
    return {
      part: {
        kind: 'duration',
        start: reader.start(i),
        end: reader.end(quantity.next - 1),
        strong: false,
        amounts: quantity.amounts,
      },
      next: quantity.next,
    };
  }
  // "2 next days", "dix derniers mois", "13 last minutes"
  const number = reader.number(i);
  if (number && !number.ordinal && number.value < 1000) {
    const modifier = reader.sense(number.next);
    const unit = reader.sense(number.next + 1);
    if (
      modifier.md !== undefined &&
      modifier.md !== 0 &&
      unit.u !== undefined &&
      reader.near(number.next) &&
      reader.near(number.next + 1)
    ) {
      return period(reader, i, number.next + 2, unit.u, modifier.md, number.value);
    }
  }
  return readUnit(reader, i);
}

/** What a modifier before it changes: this week, next Monday, last May, this morning, last night. */
function readModified(reader: Reader, i: number, at: number, shift: number): Read | null {
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
function readUnit(reader: Reader, i: number): Read | null {
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

/** `expected`: what stands before makes a bare number a time ('at'). `dated`: the group holds a day already. */
export function readPart(
  reader: Reader,
  i: number,
  state: { readonly expectsTime: boolean; readonly expectsDate: boolean },
): Read | null {
  const token = reader.tokens[i];
  if (!token) return null;
  const sense = reader.sense(i);
  const single = (part: Omit<Part, 'start' | 'end'>, next = i + 1): Read => ({
    part: { ...part, start: token.start, end: reader.end(next - 1) },
    next,
  });
  const clock = readClock(reader, i, state.expectsTime);
  if (clock?.part.strong) return clock;
  const calendar = readCalendar(reader, i, state.expectsDate);
  if (calendar && (calendar.part.strong || !sense.md)) return calendar;
  const relative = readRelative(reader, i);
  if (relative?.part.strong) return relative;
  if (clock) return clock;
  if (sense.rd !== undefined && !(sense.md !== undefined && relative))
    return single({
      kind: 'day',
      strong: !sense.weak,
      days: sense.rd,
      ...(sense.pt === undefined ? {} : { h: sense.pt }),
    });
  if (sense.wd !== undefined) {
    const modifier = reader.sense(i + 1);
    if (modifier.md !== undefined && reader.near(i + 1) && reader.sense(i + 2).u === undefined)
      return single({ kind: 'weekday', strong: true, wd: sense.wd, shift: modifier.md }, i + 2);
    return single({ kind: 'weekday', strong: !sense.weak, wd: sense.wd });
  }
  if (sense.hol !== undefined) {
    const modifier = reader.sense(i + 1);
    const shift =
      modifier.md !== undefined && reader.near(i + 1) && reader.sense(i + 2).u === undefined
        ? modifier.md
        : undefined;
    return single(
      { kind: 'holiday', strong: true, key: sense.hol, shift },
      shift === undefined ? i + 1 : i + 2,
    );
  }
  if (sense.now) return single({ kind: 'now', strong: true });
  if (sense.edge !== undefined && reader.lexicon.unspaced && /^[月年周週월연].$/.test(token.word))
    return single({ kind: 'edge', strong: true, edge: sense.edge });
  if (sense.edge !== undefined) return single({ kind: 'edge', strong: false, edge: sense.edge });
  if (sense.pt !== undefined)
    return single({
      kind: 'daypart',
      strong: reader.lexicon.unspaced ? token.word.length > 1 : token.word.includes(' '),
      h: sense.pt,
    });
  if (sense.sea !== undefined) {
    const modifier = reader.sense(i + 1);
    if (modifier.md !== undefined && reader.near(i + 1))
      return single({ kind: 'season', strong: true, count: sense.sea, shift: modifier.md }, i + 2);
    return single({
      kind: 'season',
      strong: !sense.weak && !reader.lexicon.unspaced,
      count: sense.sea,
    });
  }
  const year = reader.year(i, false);
  if (year && (token.digits || sense.n === undefined || sense.n >= 15)) {
    const named = reader.sense(year.next).u === 'y' && reader.near(year.next);
    return single({ kind: 'year', strong: named, y: year.y }, named ? year.next + 1 : year.next);
  }
  const day = reader.day(i);
  if (day?.ordinal && reader.tokens[i]!.digits)
    return single({ kind: 'dayofmonth', strong: false, d: day.d }, day.next);
  if (day && state.expectsDate)
    return single({ kind: 'dayofmonth', strong: false, d: day.d }, day.next);
  if (relative) return relative;
  return null;
}
