// Reads the next meaningful piece of a date expression at a token, relative ones included ("next 3 days", "hace dos semanas", "先週",
// "first week of January"). Word order differs between languages; the readers try each order the grammar of some language uses.

import type { Part, Read } from '#core/understanding/entities/dates/part';
import { readCalendar } from '#core/understanding/entities/dates/read-calendar';
import { readClock } from '#core/understanding/entities/dates/read-clock';
import { readQuantity, offset, period } from '#core/understanding/entities/dates/read-quantity';
import { readModified, readUnit } from '#core/understanding/entities/dates/read-unit';
import type { Reader } from '#core/understanding/entities/dates/reader';

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
  if (
    day &&
    (state.expectsDate ||
      (reader.lexicon.language === 'hi' &&
        reader.sense(day.next).wd !== undefined &&
        reader.near(day.next)))
  )
    return single({ kind: 'dayofmonth', strong: false, d: day.d }, day.next);
  if (relative) return relative;
  return null;
}
