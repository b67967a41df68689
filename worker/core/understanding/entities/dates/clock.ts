// A time of day while it is being read, and its last step: am or pm, "in the evening", bounds.

import type { Part, Read } from '#core/understanding/entities/dates/part';
import type { Reader } from '#core/understanding/entities/dates/reader';

const halfDay = /\s?([ap])(?:\.?\s?m\b\.?)?(?![\p{L}\p{N}])/iuy;

export interface Clock {
  h: number;
  mi: number;
  s: number;
  ap: number | undefined;
  next: number;
  end: number;
  strong: boolean;
}

export function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** First token that starts at or after `offset`. */
export function after(reader: Reader, from: number, offset: number): number {
  let i = from;
  while (i < reader.tokens.length && reader.start(i) < offset) i++;
  return i;
}

export function withHalfDay(reader: Reader, clock: Clock): Clock {
  const sense = reader.sense(clock.next);
  if (sense.ap !== undefined && reader.distance(clock.next) < 2) {
    return {
      ...clock,
      ap: sense.ap,
      end: reader.end(clock.next),
      next: clock.next + 1,
      strong: true,
    };
  }
  const match = stick(halfDay, reader.text, clock.end);
  if (
    match &&
    (reader.lexicon.language === 'en' || match[0].trim().length > 1) &&
    !/^ a$/i.test(match[0])
  ) {
    const end = clock.end + match[0].length;
    return {
      ...clock,
      ap: match[1]!.toLowerCase() === 'a' ? 0 : 12,
      end,
      next: after(reader, clock.next, end),
      strong: true,
    };
  }
  return clock;
}

export function finish(reader: Reader, i: number, clock: Clock): Read | null {
  const done = withHalfDay(reader, clock);
  if (
    done.h > 24 ||
    done.mi > 59 ||
    done.s > 59 ||
    (done.ap !== undefined && done.h > 12 && done.ap === 0)
  )
    return null;
  // Eight "in the evening" after o'clock and minutes.
  let { next, end, ap } = done;
  if (ap === undefined && reader.sense(next).oc === 'post' && reader.near(next)) {
    end = reader.end(next);
    next++;
    const half = reader.sense(next);
    if (half.ap !== undefined && reader.close(next)) {
      ap = half.ap;
      end = reader.end(next);
      next++;
    }
  }
  const part: Part = {
    kind: 'time',
    start: reader.start(i),
    end,
    strong: done.strong,
    h: done.h,
    mi: done.mi,
    s: done.s,
    ap,
  };
  return { part, next };
}
