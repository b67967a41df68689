// Reads amounts of time at a token ("3 days", "1 hour and 30 minutes", "أسبوعين") and makes offsets and periods of them.

import type { Read } from '#core/understanding/entities/dates/part';
import type { Reader } from '#core/understanding/entities/dates/reader';

interface Quantity {
  readonly amounts: readonly (readonly [number, string])[];
  readonly next: number;
  readonly weak: boolean;
}

/** 3 days, two weeks, 1 hour and 30 minutes, 3日間, أسبوعين */
export function readQuantity(reader: Reader, i: number): Quantity | null {
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

export const smallUnits = new Set(['s', 'min', 'h']);

export function offset(
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

export function period(
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
