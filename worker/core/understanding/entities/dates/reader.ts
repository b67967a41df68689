// What every reader of date parts needs: the text, its tokens, and safe ways to look ahead over small words and punctuation.

import type { Lexicon, Sense } from '#core/understanding/entities/words/lexicon';
import { readNumber, type ReadNumber } from '#core/understanding/entities/words/number-words';
import type { Token } from '#core/understanding/entities/words/tokens';

const none: Sense = {};

export class Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** 03/04 is the third of April. */
  readonly dayFirst: boolean;

  constructor(text: string, tokens: readonly Token[], lexicon: Lexicon, dayFirst: boolean) {
    this.text = text;
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.dayFirst = dayFirst;
  }

  sense(i: number): Sense {
    return this.tokens[i]?.sense ?? none;
  }

  start(i: number): number {
    return this.tokens[i]?.start ?? this.text.length;
  }

  end(i: number): number {
    return this.tokens[i]?.end ?? this.text.length;
  }

  gap(i: number): string {
    const from = i > 0 ? this.end(i - 1) : 0;
    return this.text.slice(from, this.start(i));
  }

  /** 0 touching or spaces, 1 light punctuation, 2 a break. */
  distance(i: number): number {
    if (i <= 0) return 0;
    if (i >= this.tokens.length) return 2;
    const from = this.end(i - 1);
    const to = this.start(i);
    if (to === from || (to === from + 1 && this.text[from] === ' ')) return 0;
    if (to - from > 6) return 2;
    const gap = this.text.slice(from, to);
    if (/^\s*$/.test(gap)) return /\n/.test(gap) ? 2 : 0;
    if (!/^[ ,.\-/~'’‘()º°ª、，–]{1,5}$/.test(gap)) return 2;
    if (!/\. {1,3}$/.test(gap)) return 1;
    // A full stop ends a sentence, unless it marks an ordinal ("10. August") or a short form ("Dec. 21").
    const previous = this.tokens[i - 1]!;
    const short = previous.digits
      ? previous.digits.length < 3
      : previous.sense !== null && from - previous.start < 6;
    return short && gap.trim() === '.' ? 1 : 2;
  }

  near(i: number): boolean {
    return this.distance(i) === 0;
  }

  close(i: number): boolean {
    return this.distance(i) < 2;
  }

  /** The first token from `i` that is not a joining word, at most two of them. */
  skipGlue(i: number, most = 2): number {
    let j = i;
    while (j - i < most && this.sense(j).g && this.sense(j).u === undefined && this.close(j)) j++;
    return j;
  }

  number(i: number): ReadNumber | null {
    return readNumber(this.text, this.tokens, i);
  }

  /** A day of the month from 1 to 31, with its ordinal mark, that is not part of a larger number. */
  day(i: number): { d: number; next: number; ordinal: boolean } | null {
    const number = this.number(i);
    if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 31)
      return null;
    if (number.digits && number.digits.length > 2) return null;
    let next = number.next;
    let ordinal = number.ordinal;
    const tail = this.text.slice(this.end(next - 1), this.end(next - 1) + 4);
    const mark = number.digits
      ? /^(?:st|nd|rd|th|er|ers|de|ste|e|eme|ème|ª|º|°|\.º|\.ª|-?го|-?е|\.)(?![\p{L}\d])/iu.exec(
          tail,
        )?.[0]
      : undefined;
    if (mark && mark !== '.') {
      ordinal = true;
      if (this.tokens[next] && this.start(next) < this.end(next - 1) + mark.length) next++;
    }
    return { d: number.value, next, ordinal };
  }

  /** A year: four digits, 'yy, or words ("nineteen eighty six", "two thousand one"). */
  year(i: number, short: boolean): { y: number; next: number } | null {
    const number = this.number(i);
    if (!number) return null;
    const { value, digits, next } = number;
    // 138-2010-2015 is no range of years.
    if (digits && /^[-./]$/.test(this.gap(i)) && (this.tokens[i - 1]?.digits?.length ?? 4) === 3)
      return null;
    if (digits) {
      if (digits.length === 4 && value >= 1500 && value <= 2199) return { y: value, next };
      const apostrophe = /['’‘]$/.test(this.gap(i));
      if (digits.length === 2 && (short || apostrophe))
        return { y: value + (value < 50 ? 2000 : 1900), next };
      return null;
    }
    if (Number.isInteger(value) && value >= 1500 && value <= 2199) return { y: value, next };
    if (value >= 15 && value <= 20 && this.near(next)) {
      const rest = this.number(next);
      if (rest && !rest.digits && rest.value >= 10 && rest.value <= 99)
        return { y: value * 100 + rest.value, next: rest.next };
    }
    return null;
  }

  /** Whether something with a date of its own begins here: "two weeks before May 13". */
  startsDate(i: number): boolean {
    const at = this.skipGlue(i, 1);
    if (!this.close(i) || !this.close(at)) return false;
    const { rd, wd, mo, hol, now } = this.sense(at);
    if (rd !== undefined || wd !== undefined || mo !== undefined || hol !== undefined || now)
      return !this.lexicon.unspaced;
    const digits = this.tokens[at]?.digits;
    return (
      digits !== undefined && (this.year(at, false) !== null || this.sense(at + 1).mo !== undefined)
    );
  }
}
