// Reads dates written in digits at a token: 2016-11-07, 07/11/16, 11/2016, 7.11., and the Chinese, Japanese and Korean
// year-month-day.

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

export function tokenAfter(reader: Reader, from: number, offset: number): number {
  let i = from;
  while (i < reader.tokens.length && reader.start(i) < offset) i++;
  return i;
}

const fullYear = (written: string): number =>
  written.length > 2 ? Number(written) : Number(written) + (Number(written) < 50 ? 2000 : 1900);

/** Digits with separators: 2016-11-07, 07/11/16, 11/2016, 7.11. */
export function readNumeric(reader: Reader, i: number, expected: boolean): Read | null {
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
export function readEastern(reader: Reader, i: number): Read | null {
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
