// Reads calendar days at a token: numeric dates in any order, days with month names, years, quarters, decades and the
// Chinese, Japanese and Korean year-month-day.

import type { Read } from '#core/understanding/entities/dates/part';
import {
  tokenAfter,
  readNumeric,
  readEastern,
} from '#core/understanding/entities/dates/read-numeric-date';
import type { Reader } from '#core/understanding/entities/dates/reader';

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
      const found = reader.year(
        j,
        (reader.sense(j - 1).g === true && j > at) ||
          (/^[3-9]\d$/.test(reader.tokens[j]?.digits ?? '') &&
            Number(reader.tokens[j]!.digits) > 31 &&
            !/^[:.,]\d|^ ?[%$€£]/.test(text.slice(reader.end(j), reader.end(j) + 3)) &&
            reader.sense(j + 1).u === undefined),
      );
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
  const month = middle
    ? middle.next
    : reader.skipGlue(reader.sense(at).noun && reader.sense(at).u === 'd' ? at + 1 : at, 3);
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
    (day.ordinal || reader.gap(at).trim().endsWith('.'))
  ) {
    const other = reader.day(at);
    if (
      other &&
      other.d <= 12 &&
      (other.ordinal || (day.ordinal && text.startsWith('.', reader.end(other.next - 1)))) &&
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
