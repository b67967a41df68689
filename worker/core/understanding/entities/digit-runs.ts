// Finds the runs of digit groups in a text ("+44 (0)20 7946 0958", "4012 8888 8888 1881") once, so that the telephone,
// card, national id and tracking detectors share one linear pass.

import { isAlphanumeric, isDigit } from '#core/understanding/entities/characters';

export interface DigitRun {
  /** Start includes a leading '+' or '('. */
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (readonly [start: number, end: number])[];
  readonly digits: string;
  readonly plus: boolean;
  /** The run touches a letter: "12345A". */
  readonly gluedLeft: boolean;
  readonly gluedRight: boolean;
}

const separators = ' -.()/+,\t';
const longestSeparator = 3;
const longestRun = 64;

/** `text` must be ASCII-normalised by toAscii. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    if (!isDigit(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let start = i;
    let plus = false;
    let back = i - 1;
    for (let k = 0; k < 3 && back >= 0; k++, back--) {
      const c = text[back]!;
      if (c === '+') {
        plus = true;
        start = back;
      } else if (c === '(') start = back;
      else if (c !== ' ') break;
    }
    const groups: [number, number][] = [];
    let digits = '';
    let end = i;
    while (i < length) {
      let j = i;
      while (j < length && isDigit(text.charCodeAt(j))) j++;
      groups.push([i, j]);
      digits += text.slice(i, j);
      end = j;
      let k = j;
      let plusInside = false;
      while (k < length && k - j <= longestSeparator && separators.includes(text[k]!)) {
        if (text[k] === '+' || text[k] === ',') plusInside = true;
        k++;
      }
      i = k;
      if (k === j || k - j > longestSeparator || k >= length || plusInside) break;
      if (!isDigit(text.charCodeAt(k)) || groups.length >= longestRun) break;
    }
    if (i < end) i = end;
    const left = start > 0 ? text.charCodeAt(start - 1) : 32;
    const right = end < length ? text.charCodeAt(end) : 32;
    runs.push({
      start,
      end,
      groups,
      digits: digits.length > 400 ? digits.slice(0, 400) : digits,
      plus,
      gluedLeft: isAlphanumeric(left) || left === 95,
      gluedRight: isAlphanumeric(right) || right === 95,
    });
    if (i === end) i = end;
  }
  return runs;
}
