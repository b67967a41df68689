// Reads a number at a position in the tokens: digits, or number words of any of the sixteen languages put together ("twenty
// nine", "quatre vingt dix", "两千五百"). Used by the date and money scanners.

import { isCjk } from '#core/understanding/entities/characters';
import type { Token } from '#core/understanding/entities/words/tokens';

export interface ReadNumber {
  readonly value: number;
  /** First token after the number. */
  readonly next: number;
  readonly ordinal: boolean;
  readonly digits?: string;
}

const near = (text: string, a: Token, b: Token): boolean =>
  /^(?:[ -]?|, ?)$/.test(text.slice(a.end, b.start));

export function readNumber(text: string, tokens: readonly Token[], at: number): ReadNumber | null {
  const first = tokens[at];
  if (!first) return null;
  if (first.digits) {
    let next = at + 1;
    let scaled = false;
    let total = 0;
    let section = 0;
    let value = Number(first.digits);
    // 3千, 5만, 1억 2천 5백만: digits with Chinese, Japanese or Korean magnitudes.
    for (;;) {
      const scale = tokens[next];
      const factor = scale?.sense?.n;
      if (
        factor === undefined ||
        factor < 10 ||
        scale!.start !== tokens[next - 1]!.end ||
        !isCjk(text.charCodeAt(scale!.start))
      )
        break;
      scaled = true;
      next++;
      if (factor >= 10000) {
        total += (section + value) * factor;
        section = 0;
      } else section += value * factor;
      value = 0;
      const bigger = tokens[next]?.sense?.n;
      if (
        section &&
        bigger !== undefined &&
        bigger >= 10000 &&
        tokens[next]!.start === tokens[next - 1]!.end
      )
        continue;
      const more = tokens[next];
      if (
        !more?.digits ||
        !/^ ?$/.test(text.slice(tokens[next - 1]!.end, more.start)) ||
        more.digits.length > 4
      )
        break;
      value = Number(more.digits);
      next++;
    }
    value += total + section;
    return { value, next, ordinal: false, ...(scaled ? {} : { digits: first.digits }) };
  }
  const sense = first.sense;
  if (sense?.o !== undefined && sense.n === undefined) {
    return { value: sense.o, next: at + 1, ordinal: true };
  }
  if (sense?.n === undefined) return null;
  let total = 0;
  let current = 0;
  let i = at;
  let ordinal = false;
  let last = Infinity;
  while (i < tokens.length && i - at < 12) {
    const token = tokens[i]!;
    const value = token.sense?.n;
    if (i > at && !near(text, tokens[i - 1]!, token)) break;
    if (value === undefined) {
      const end = token.sense?.o;
      if (end !== undefined && end < 10 && i > at && current % 100 >= 20 && current % 10 === 0) {
        current += end;
        ordinal = true;
        i++;
        break;
      }
      const nextValue = tokens[i + 1]?.sense?.n;
      const joins = token.sense?.and || token.sense?.to || token.sense?.pa === 1 || token.sense?.g;
      if (
        i > at &&
        joins &&
        nextValue !== undefined &&
        combines(current, nextValue, last) &&
        current >= 20 &&
        near(text, token, tokens[i + 1]!)
      ) {
        i++;
        continue;
      }
      break;
    }
    if (value >= 10000 || (value >= 1000 && value % 1000 === 0)) {
      if (value === last) break;
      if (value > 1000 && value < 10000) {
        total += value;
      } else {
        const many = value >= 10000 && total && total < value ? total + current : current || 1;
        if (value >= 10000 && total && total < value) total = 0;
        total += many * value;
      }
      current = 0;
    } else if (value === 100) current = (current || 1) * 100;
    else if (
      value === 10 &&
      current > 0 &&
      current % 10 !== 0 &&
      current % 10 < 10 &&
      first.word.length === 1
    )
      current = current - (current % 10) + (current % 10) * 10;
    else if (value === 20 && current % 100 === 4 && i > at) current += 76;
    else if (i === at || combines(current, value, last) || (current === 0 && total > 0))
      current += value;
    else break;
    last = value;
    i++;
  }
  return { value: total + current, next: i, ordinal };
}

/** May `value` be added to what was read so far ("twenty" + "nine", but not "twenty" + "thirty")? */
function combines(current: number, value: number, last: number): boolean {
  if (current === 0) return true;
  if (value < 1) return false;
  if (value < 10) return current % 10 === 0 && last !== value;
  if (value < 20) return current % 100 === 0 || current % 100 === 60 || current % 100 === 80;
  if (value < 100) return current % 100 === 0 || (value === 20 && current % 100 === 4);
  return value === 100 || value >= 1000;
}
