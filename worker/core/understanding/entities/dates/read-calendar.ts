// Reads calendar days at a token: numeric dates in any order, days with month names, years, quarters, decades and the
// Chinese, Japanese and Korean year-month-day.

import { isDate } from '#core/understanding/entities/dates/calendar';
import type { Part, Read } from '#core/understanding/entities/dates/part';
import type { Reader } from '#core/understanding/entities/dates/reader';

const iso = /(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/y;
const triple = /(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?'?(\d{4}|\d{2})(?!\d|\.\d)/y;
const yearMonth = /(\d{4})\s?[-/.]\s?(\d{1,2})(?![\d/-]|\.\d)/y;
const monthYear = /(\d{1,2})\s?[-/.]\s?((?:19|20)\d{2})(?![\d/-]|\.\d)/y;
const pair = /(\d{1,2})\s?\/\s?(\d{1,2})(?![\d/]|\.\d|\s?%|-\d{4})/y;
const loosePair = /(\d{1,2})\s?([.-])\s?(\d{1,2})\.?(?![\d/]|[.-]\d|\s?%)/y;

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenAfter(reader: Reader, from: number, offset: number): number {
  let i = from;
  while (i < reader.tokens.length && reader.start(i) < offset) i++;
  return i;
}

const fullYear = (written: string): number =>
  written.length > 2 ? Number(written) : Number(written) + (Number(written) < 50 ? 2000 : 1900);

/** Digits with separators: 2016-11-07, 07/11/16, 11/2016, 7.11. */
function readNumeric(reader: Reader, i: number, expected: boolean): Read | null {
  const { text } = reader;
  const from = reader.start(i);
  if (/[\d:$€£#+]$|\d[.,/-]$/.test(text.slice(Math.max(0, from - 2), from))) return null;
  const done = (length: number, part: Partial<Part>): Read => ({
    part: { kind: 'date', start: from, end: from + length, strong: true, ...part },
    next: tokenAfter(reader, i, from + length),
  });
  const full = stick(iso, text, from);
  if (full) {
    const [y, a, b] = [Number(full[1]), Number(full[3]), Number(full[4])];
    if (isDate(y, a, b)) return done(full[0].length, { y, mo: a, d: b });
    if (isDate(y, b, a)) return done(full[0].length, { y, mo: b, d: a });
  }
  const three = stick(triple, text, from);
  if (three) {
    const y = fullYear(three[4]!);
    const [a, b] = [Number(three[1]), Number(three[3])];
    const both = isDate(y, a, b) && isDate(y, b, a) && a !== b;
    if (isDate(y, reader.dayFirst ? b : a, reader.dayFirst ? a : b))
      return done(three[0].length, {
        y,
        mo: reader.dayFirst ? b : a,
        d: reader.dayFirst ? a : b,
        swappable: both,
      });
    if (isDate(y, reader.dayFirst ? a : b, reader.dayFirst ? b : a))
      return done(three[0].length, { y, mo: reader.dayFirst ? a : b, d: reader.dayFirst ? b : a });
    const short = Number(three[1]) + 2000;
    if (three[4]!.length === 2 && isDate(short, b, Number(three[4])))
      return done(three[0].length, { y: short, mo: b, d: Number(three[4]) });
    return null;
  }
  const ym = stick(yearMonth, text, from);
  if (
    ym &&
    Number(ym[1]) >= 1800 &&
    Number(ym[1]) < 2200 &&
    Number(ym[2]) >= 1 &&
    Number(ym[2]) <= 12
  )
    return done(ym[0].length, { y: Number(ym[1]), mo: Number(ym[2]) });
  const my = stick(monthYear, text, from);
  if (my && Number(my[1]) >= 1 && Number(my[1]) <= 12)
    return done(my[0].length, { y: Number(my[2]), mo: Number(my[1]) });
  const two = stick(pair, text, from) ?? (expected ? stick(loosePair, text, from) : null);
  if (two) {
    const [a, b] = [Number(two[1]), Number(two[3] ?? two[2])];
    const slash = two[3] === undefined;
    const first = reader.dayFirst ? [b, a] : [a, b];
    const fraction =
      slash &&
      a < 10 &&
      b < 10 &&
      !expected &&
      (/\d ?$/.test(text.slice(0, from).slice(-2)) || a === 1 || two[0].length > 3);
    if (fraction) return null;
    const both = a !== b && a <= 12 && b <= 12;
    if (isDate(2000, first[0]!, first[1]!))
      return done(two[0].length, {
        mo: first[0],
        d: first[1],
        swappable: both,
        strong: slash || expected,
      });
    if (isDate(2000, first[1]!, first[0]!))
      return done(two[0].length, { mo: first[1], d: first[0], strong: slash || expected });
  }
  return null;
}

/** 2018年3月5日, 3月, 5号, 2018년 3월 5일 */
function readEastern(reader: Reader, i: number): Read | null {
  let at = i;
  let y: number | undefined;
  let mo: number | undefined;
  let d: number | undefined;
  let end = 0;
  for (let step = 0; step < 3; step++) {
    const number = eastern(reader, at);
    if (!number || (step > 0 && !reader.near(at) && reader.gap(at) !== '、')) break;
    const unit = reader.sense(number.next).sx;
    if (!unit || !(reader.near(number.next) || false)) break;
    const { value } = number;
    if (
      unit === 'y' &&
      step === 0 &&
      (value >= 1500 ||
        (value >= 10 &&
          value <= 99 &&
          reader.number(number.next + 1) &&
          reader.sense(reader.number(number.next + 1)!.next).sx === 'mo'))
    )
      y = value < 100 ? 2000 + value : value;
    else if (unit === 'mo' && mo === undefined && d === undefined && value >= 1 && value <= 12)
      mo = value;
    else if (
      unit === 'd' &&
      d === undefined &&
      value >= 1 &&
      value <= 31 &&
      !counted(reader, number.next)
    )
      d = value;
    else break;
    end = reader.end(number.next);
    at = number.next + 1;
    while (
      reader.sense(at).g &&
      reader.near(at) &&
      (reader.tokens[at]!.word === '的' ||
        reader.tokens[at]!.word === 'の' ||
        reader.tokens[at]!.word === '의') &&
      reader.number(at + 1)
    )
      at++;
  }
  if (!end) return null;
  const kind =
    y !== undefined && mo === undefined ? 'year' : mo === undefined ? 'dayofmonth' : 'date';
  return {
    part: { kind, start: reader.start(i), end, strong: kind !== 'dayofmonth' || !!d, y, mo, d },
    next: at,
  };
}

/** 3日前, 5日以内: so many days, not a day of the month. */
function counted(reader: Reader, unit: number): boolean {
  const { ago, later, mo } = reader.sense(unit + 1);
  return (
    (ago !== undefined || later !== undefined) &&
    mo === undefined &&
    reader.near(unit + 1) &&
    reader.start(unit + 1) === reader.end(unit)
  );
}

/** 二〇一八: digits read one by one, else a number as usual. */
function eastern(reader: Reader, i: number): { value: number; next: number } | null {
  let j = i;
  let value = 0;
  while (
    j - i < 4 &&
    reader.tokens[j] &&
    !reader.tokens[j]!.digits &&
    (j === i || reader.distance(j) === 0)
  ) {
    const digit = reader.sense(j).n;
    if (digit === undefined || digit > 9 || digit % 1 || reader.tokens[j]!.word.length !== 1) break;
    value = value * 10 + digit;
    j++;
  }
  if ((j - i === 4 || j - i === 2) && reader.sense(j).sx === 'y') return { value, next: j };
  return reader.number(i);
}

/** Day and month name in either order, with an optional second day and year. */
function readNamed(reader: Reader, i: number): Read | null {
  const sense = reader.sense(i);
  const { text } = reader;
  if (sense.hijri !== undefined && sense.mo === undefined) {
    return {
      part: { kind: 'date', start: reader.start(i), end: reader.end(i), strong: true },
      next: i + 1,
    };
  }
  const year = (at: number): { y: number; next: number } | null => {
    let j = at;
    for (let k = 0; k < 2 && reader.close(j); k++) {
      const found = reader.year(j, reader.sense(j - 1).g === true && j > at);
      if (found) {
        const after = reader.sense(found.next);
        if (
          after.ap !== undefined ||
          /^:\d/.test(text.slice(reader.end(found.next - 1), reader.end(found.next - 1) + 2))
        )
          return null;
        return found;
      }
      if (!reader.sense(j).g) return null;
      j++;
    }
    return null;
  };
  if (sense.mo !== undefined) {
    let next = i + 1;
    let d: number | undefined;
    let d2: number | undefined;
    const first = reader.skipGlue(next);
    const day = reader.close(first) ? reader.day(first) : null;
    const clock = day
      ? /^(?::\d|h\d)/.test(text.slice(reader.end(day.next - 1), reader.end(day.next - 1) + 2))
      : false;
    if (day && !clock) {
      const after = reader.sense(day.next);
      const later =
        reader.near(day.next) &&
        (after.u !== undefined ||
          (after.oc !== undefined && !day.ordinal) ||
          (after.ap !== undefined && after.g === undefined)) &&
        after.sx === undefined;
      const short = reader.tokens[first]!.digits?.length === 2 && /['’‘]$/.test(reader.gap(first));
      const otherMonth = after.mo !== undefined && reader.near(day.next) && !after.weak;
      if (
        !later &&
        !short &&
        !otherMonth &&
        !(
          sense.weak &&
          first !== next &&
          reader.tokens[next]!.word !== 'the' &&
          !reader.tokens[first]!.digits
        )
      ) {
        d = day.d;
        next = day.next;
        const range = /^ ?[-–~] ?$/.test(reader.gap(next))
          ? next
          : reader.sense(next).to && reader.near(next)
            ? next + 1
            : -1;
        const second = range >= 0 ? reader.day(range) : null;
        if (
          second &&
          second.d > d &&
          reader.sense(second.next).mo === undefined &&
          !/^[:.]\d/.test(
            text.slice(reader.end(second.next - 1), reader.end(second.next - 1) + 2),
          ) &&
          reader.sense(second.next).ap === undefined &&
          reader.tokens[range]!.digits?.length !== 4
        ) {
          d2 = second.d;
          next = second.next;
        }
      }
    }
    const y = year(next);
    if (y) next = y.next;
    if (y && d === undefined) {
      const last =
        reader.close(next) && /^[-/ ,.]{1,2}$/.test(reader.gap(next)) ? reader.day(next) : null;
      if (last && reader.sense(last.next).u === undefined && /[-/]/.test(reader.gap(next))) {
        d = last.d;
        next = last.next;
      }
    }
    const strong = !sense.weak || d !== undefined || y !== null;
    return {
      part: {
        kind: 'date',
        start: reader.start(i),
        end: reader.end(next - 1),
        strong,
        mo: sense.mo,
        d,
        d2,
        y: y?.y,
      },
      next,
    };
  }
  const lead = reader.year(i, false);
  if (lead && reader.tokens[i]!.digits) {
    const at =
      reader.distance(lead.next) === 1 && /[/-]/.test(reader.gap(lead.next)) ? lead.next : -1;
    if (at >= 0) {
      const month = reader.sense(at).mo;
      const day = month !== undefined ? reader.day(at + 1) : null;
      if (month !== undefined && day)
        return {
          part: {
            kind: 'date',
            start: reader.start(i),
            end: reader.end(day.next - 1),
            strong: true,
            y: lead.y,
            mo: month,
            d: day.d,
          },
          next: day.next,
        };
      const early = reader.day(at);
      const name = early ? reader.sense(early.next).mo : undefined;
      if (early && name !== undefined && reader.close(early.next))
        return {
          part: {
            kind: 'date',
            start: reader.start(i),
            end: reader.end(early.next),
            strong: true,
            y: lead.y,
            mo: name,
            d: early.d,
          },
          next: early.next + 1,
        };
    }
  }
  const day = reader.day(i);
  if (!day) return null;
  let at = day.next;
  let d2: number | undefined;
  const range =
    reader.sense(at).to && reader.close(at)
      ? at + 1
      : /^ ?[-–~&] ?$/.test(reader.gap(at))
        ? at
        : -1;
  const second = range > 0 ? reader.day(reader.skipGlue(range, 1)) : null;
  if (second && reader.close(second.next)) {
    const month = reader.skipGlue(second.next);
    if (reader.sense(month).mo !== undefined && second.d > day.d) {
      d2 = second.d;
      at = second.next;
    }
  }
  // 23-2020-September
  const middle = /[-/]/.test(reader.gap(at)) ? reader.year(at, false) : null;
  const month = middle ? middle.next : reader.skipGlue(at, 3);
  const name = reader.sense(month).mo;
  if (name !== undefined && reader.close(month)) {
    const glued = month > at;
    if (reader.sense(month).weak && glued && !day.ordinal && !reader.tokens[i]!.digits) return null;
    const y = middle ?? year(month + 1);
    const next = middle ? month + 1 : y ? y.next : month + 1;
    return {
      part: {
        kind: 'date',
        start: reader.start(i),
        end: reader.end(next - 1),
        strong: true,
        mo: name,
        d: day.d,
        d2,
        y: y?.y,
      },
      next,
    };
  }
  // "7. vierter", "dritter/11.": the month as an ordinal number.
  if (
    ['de', 'nl'].includes(reader.lexicon.language) &&
    reader.close(at) &&
    (day.ordinal || /\.$/.test(reader.gap(at).trim()))
  ) {
    const other = reader.day(at);
    if (
      other &&
      other.d <= 12 &&
      (other.ordinal || (day.ordinal && /^\./.test(text.slice(reader.end(other.next - 1))))) &&
      (!reader.tokens[i]!.digits || !reader.tokens[at]!.digits)
    ) {
      return {
        part: {
          kind: 'date',
          start: reader.start(i),
          end: reader.end(other.next - 1),
          strong: true,
          d: day.d,
          mo: other.d,
        },
        next: other.next,
      };
    }
  }
  return null;
}

/** Q1 2019, 2019-T1, first quarter; 1990s, the nineties. */
function readSpan(reader: Reader, i: number): Read | null {
  const { text } = reader;
  const from = reader.start(i);
  const short = /^[qt]\s?([1-4])(?![\p{L}\d])/iu.exec(text.slice(from, from + 4));
  if (
    short &&
    !reader.tokens[i]!.digits &&
    reader.lexicon.phrases.size &&
    (reader.tokens[i]!.word === 'q' ||
      (reader.tokens[i]!.word === 't' &&
        ['es', 'fr', 'it', 'pt'].includes(reader.lexicon.language)))
  ) {
    const next = tokenAfter(reader, i, from + short[0].length);
    const y = reader.close(next) ? reader.year(reader.skipGlue(next), true) : null;
    const end = y ? reader.end(y.next - 1) : from + short[0].length;
    return {
      part: { kind: 'quarter', start: from, end, strong: true, count: Number(short[1]), y: y?.y },
      next: y ? y.next : next,
    };
  }
  const token = reader.tokens[i]!;
  if (token.digits) {
    const decade =
      /^(?:((?:1[5-9]|20)\d0)|(\d0))['’]?(?: ?s|er|ern|ies|-е|-х|-ler|'lar|'ler|'lı)(?![\p{L}\d])/u.exec(
        text.slice(from, from + 9),
      );
    if (decade) {
      const y = decade[1] ? Number(decade[1]) : 1900 + Number(decade[2]);
      const end = from + decade[0].length;
      return {
        part: { kind: 'year', start: from, end, strong: true, y, unit: 'dec' },
        next: tokenAfter(reader, i, end),
      };
    }
  }
  return null;
}

export function readCalendar(reader: Reader, i: number, expected: boolean): Read | null {
  const token = reader.tokens[i]!;
  if (token.digits) {
    const numeric = readNumeric(reader, i, expected);
    if (numeric) return numeric;
  }
  if (reader.lexicon.unspaced) {
    const read = readEastern(reader, i);
    if (read) return read;
  }
  return readSpan(reader, i) ?? readNamed(reader, i);
}
