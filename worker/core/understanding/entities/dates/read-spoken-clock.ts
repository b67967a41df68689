// Reads a time of day in words or as a bare hour: "half past nine", "8 Uhr", "las ocho menos cuarto", "下午三点半".

import { type Clock, withHalfDay, finish } from '#core/understanding/entities/dates/clock';
import type { Read } from '#core/understanding/entities/dates/part';
import type { Reader } from '#core/understanding/entities/dates/reader';

export function readSpoken(reader: Reader, i: number, expected: boolean): Read | null {
  const sense = reader.sense(i);
  // half past nine, halb neun, quarter to ten
  if (sense.fr !== undefined && reader.near(i + 1)) {
    const link = reader.sense(i + 1);
    const past = link.pa;
    const at = past === undefined ? i + 1 : i + 2;
    const hour = reader.number(at);
    const german = sense.fr < 0;
    if (
      hour &&
      Number.isInteger(hour.value) &&
      hour.value >= 1 &&
      hour.value <= 24 &&
      reader.near(at) &&
      (past !== undefined || german)
    ) {
      const minutes = Math.abs(sense.fr) * 60 * (past ?? 1);
      const total =
        german && past === undefined ? hour.value * 60 - (60 - minutes) : hour.value * 60 + minutes;
      return finish(reader, i, {
        h: Math.floor(total / 60),
        mi: ((total % 60) + 60) % 60,
        s: 0,
        ap: undefined,
        next: hour.next,
        end: reader.end(hour.next - 1),
        strong: true,
      });
    }
  }
  const hour = reader.number(i);
  if (
    !hour ||
    !Number.isInteger(hour.value) ||
    hour.value < 0 ||
    hour.value > 24 ||
    (hour.digits?.length ?? 0) > 2 ||
    (hour.ordinal && reader.lexicon.language !== 'ar' && reader.lexicon.language !== 'pl')
  )
    return null;
  if (sense.weak && !hour.digits && reader.tokens[i]!.word.length < 3) return null;
  let clock: Clock = {
    h: hour.value,
    mi: 0,
    s: 0,
    ap: undefined,
    next: hour.next,
    end: reader.end(hour.next - 1),
    strong: false,
  };
  const take = (next: number, change: Partial<Clock>): void => {
    clock = { ...clock, ...change, next, end: reader.end(next - 1) };
  };
  const following = reader.sense(clock.next);
  const close = reader.near(clock.next);
  if (close && following.sx === 'h') {
    take(clock.next + 1, { strong: true });
    const minutes = reader.number(clock.next);
    if (
      minutes &&
      minutes.value < 60 &&
      reader.near(clock.next) &&
      reader.sense(minutes.next).sx === 'min'
    ) {
      take(minutes.next + 1, { mi: minutes.value });
      const seconds = reader.number(clock.next);
      if (
        seconds &&
        seconds.value < 60 &&
        reader.near(clock.next) &&
        reader.sense(seconds.next).sx === 's'
      )
        take(seconds.next + 1, { s: seconds.value });
    } else if (reader.sense(clock.next).fr !== undefined && reader.near(clock.next))
      take(clock.next + 1, { mi: reader.sense(clock.next).fr! * 60 });
    return finish(reader, i, clock);
  }
  if (close && following.oc === 'post' && (following.u !== 'h' || hour.value > 0)) {
    // "3 hours" is a span of time, "3 heures" may be a clock: only with a word before it, minutes, or in languages that say so.
    const spoken =
      following.u === undefined || expected || ['fr', 'hi', 'nl'].includes(reader.lexicon.language);
    const minutes = reader.number(
      reader.sense(clock.next + 1).and ? clock.next + 2 : clock.next + 1,
    );
    const tail = reader.sense(clock.next + 1);
    if (!spoken && !(minutes && minutes.value > 9) && tail.ap === undefined) return null;
    take(clock.next + 1, { strong: true });
    if (
      minutes &&
      minutes.value > 0 &&
      minutes.value < 60 &&
      Number.isInteger(minutes.value) &&
      reader.near(clock.next) &&
      reader.sense(minutes.next).mo === undefined &&
      reader.sense(minutes.next).u !== 'd' &&
      (minutes.digits?.length ?? 2) === 2
    ) {
      take(minutes.next, { mi: minutes.value });
      if (reader.sense(clock.next).u === 'min' && reader.near(clock.next)) take(clock.next + 1, {});
    } else past(reader, clock, take);
    return finish(reader, i, clock);
  }
  if (close) {
    past(reader, clock, take);
    if (clock.strong) return finish(reader, i, clock);
    // "10 past 9"
    if (following.pa !== undefined && hour.value < 60) {
      const real = reader.number(clock.next + 1);
      if (
        real &&
        real.value >= 1 &&
        real.value <= 24 &&
        reader.near(clock.next + 1) &&
        Number.isInteger(real.value) &&
        ['en', 'de', 'nl', 'pl'].includes(reader.lexicon.language) &&
        (real.digits?.length ?? 1) < 3 &&
        reader.sense(real.next).u === undefined &&
        reader.sense(real.next).mo === undefined
      ) {
        const total = real.value * 60 + hour.value * following.pa;
        return finish(reader, i, {
          h: Math.floor(total / 60),
          mi: total % 60,
          s: 0,
          ap: undefined,
          next: real.next,
          end: reader.end(real.next - 1),
          strong: reader.lexicon.language === 'en' ? following.pa > 0 : false,
        });
      }
    }
    const minutes = expected ? reader.number(clock.next) : null;
    if (minutes && !minutes.digits && minutes.value >= 10 && minutes.value < 60 && !hour.digits) {
      take(minutes.next, { mi: minutes.value, strong: true });
      if (reader.sense(clock.next).u === 'min') take(clock.next + 1, {});
    }
  }
  const done = withHalfDay(reader, clock);
  if (done.ap !== undefined && hour.value >= 1) return finish(reader, i, clock);
  if (
    !expected ||
    reader.sense(clock.next).u !== undefined ||
    reader.sense(clock.next).mo !== undefined ||
    reader.sense(clock.next).sx !== undefined
  )
    return null;
  if (/^[%$€£]|^[.,]\d|^ ?[/]|^-\d/.test(text(reader, clock.end)) || hour.value === 0) return null;
  return finish(reader, i, clock);
}

const text = (reader: Reader, at: number): string => reader.text.slice(at, at + 3);

/** "y media", "et quart", "menos cuarto", "meno dieci" after an hour. */
function past(
  reader: Reader,
  clock: Clock,
  take: (next: number, change: Partial<Clock>) => void,
): void {
  const sense = reader.sense(clock.next);
  if (!reader.near(clock.next)) return;
  if (sense.fr !== undefined && sense.fr > 0 && sense.pa === undefined && sense.u === undefined) {
    take(clock.next + 1, { mi: sense.fr * 60, strong: true });
    return;
  }
  if (
    sense.pa === undefined ||
    !['es', 'fr', 'it', 'pt', 'ar', 'he', 'ru', 'tr'].includes(reader.lexicon.language)
  )
    return;
  const at = reader.skipGlue(clock.next + 1, 1);
  const fraction = reader.sense(at).fr;
  const number = reader.number(at);
  const minutes =
    fraction !== undefined && fraction > 0
      ? fraction * 60
      : number &&
          !number.ordinal &&
          Number.isInteger(number.value) &&
          number.value > 0 &&
          number.value < 60
        ? number.value
        : null;
  if (minutes === null || !reader.near(at)) return;
  const next = fraction !== undefined && fraction > 0 ? at + 1 : number!.next;
  if (reader.sense(next).mo !== undefined || (sense.pa > 0 && reader.sense(next).oc !== undefined))
    return;
  const total = clock.h * 60 + sense.pa * minutes;
  take(next, { h: Math.floor(total / 60), mi: ((total % 60) + 60) % 60, strong: true });
  if (reader.sense(next).u === 'min' && reader.near(next)) take(next + 1, {});
}
