// Reads a time of day at a token: "9:30", "3 pm", "14h30", "half past nine", "8 Uhr", "下午三点半".

import { stick, after, withHalfDay, finish } from '#core/understanding/entities/dates/clock';
import type { Read } from '#core/understanding/entities/dates/part';
import { readSpoken } from '#core/understanding/entities/dates/read-spoken-clock';
import type { Reader } from '#core/understanding/entities/dates/reader';

const colon = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/y;

const dotted = /(\d{1,2})[.](\d{2})(?!\d|[.,/]\d|\s?[%$€£])/y;

const hourLetter = /(\d{1,2})\s?[hu](\d{2})?(?![\p{L}\d])/uy;

const military = /([01]\d|2[0-3])([0-5]\d)(?!\d)/y;

/** `expected`: a word before says that a time follows ("at", "um"), so a bare hour is enough. */
export function readClock(reader: Reader, i: number, expected: boolean): Read | null {
  const { text } = reader;
  const token = reader.tokens[i];
  if (!token) return null;
  const from = token.start;
  if (token.digits) {
    const before = text[from - 1] ?? ' ';
    if (/[:.$€£#\d]/.test(before) && before !== '.') return null;
    const written = stick(colon, text, from);
    if (written) {
      const end = from + written[0].length;
      return finish(reader, i, {
        h: Number(written[1]),
        mi: Number(written[2]),
        s: Number(written[3] ?? 0),
        ap: undefined,
        next: after(reader, i, end),
        end,
        strong: true,
      });
    }
    const letter = stick(hourLetter, text, from);
    if (letter && (reader.lexicon.language !== 'en' || letter[2])) {
      const end = from + letter[0].length;
      return finish(reader, i, {
        h: Number(letter[1]),
        mi: Number(letter[2] ?? 0),
        s: 0,
        ap: undefined,
        next: after(reader, i, end),
        end,
        strong: true,
      });
    }
    const point = stick(dotted, text, from);
    if (point && Number(point[2]) < 60 && Number(point[1]) < 25) {
      const end = from + point[0].length;
      const next = after(reader, i, end);
      const clock = withHalfDay(reader, {
        h: Number(point[1]),
        mi: Number(point[2]),
        s: 0,
        ap: undefined,
        next,
        end,
        strong: expected,
      });
      if (expected || clock.ap !== undefined || reader.sense(next).oc === 'post') {
        return finish(reader, i, {
          h: clock.h,
          mi: clock.mi,
          s: 0,
          ap: undefined,
          next,
          end,
          strong: true,
        });
      }
      return null;
    }
    const four = token.digits.length === 4 && expected ? stick(military, text, from) : null;
    const said =
      four !== null && (reader.lexicon.language !== 'en' || reader.sense(i + 1).ap !== undefined);
    if (four && said && Number(token.digits) < 1900)
      return finish(reader, i, {
        h: Number(four[1]),
        mi: Number(four[2]),
        s: 0,
        ap: undefined,
        next: i + 1,
        end: token.end,
        strong: false,
      });
  }
  return readSpoken(reader, i, expected);
}
