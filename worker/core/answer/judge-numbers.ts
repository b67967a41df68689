// The numbers of a text and what they measure: spans of time, amounts of things, dates, hours; digits of every script, number words of
// sixteen languages. Pure; used by judge-claims.
import { monthWords, numberWords, unitUnspaced, unitWords } from '#core/answer/judge-words';

/** Beginnings of words; `$` ends a word. A set, because an expression of two hundred words takes milliseconds to compile. */
class Beginnings {
  /** By their first two letters. */
  #words = new Map<string, { start: string; isWhole: boolean }[]>();

  constructor(words: readonly string[]) {
    for (const word of words) {
      const start = word.replace('$', '');
      const like = this.#words.get(start.slice(0, 2)) ?? [];
      like.push({ start, isWhole: word !== start });
      this.#words.set(start.slice(0, 2), like);
    }
  }

  isAt(text: string, at: number): boolean {
    const like = this.#words.get(text.slice(at, at + 2).toLowerCase());
    return (
      like?.some(({ start, isWhole }) => {
        const end = at + start.length;
        if (text.slice(at, end).toLowerCase() !== start) return false;
        return !isWhole || !/^\p{L}/u.test(text.slice(end, end + 2));
      }) ?? false
    );
  }

  /** Whether a word begins so, and goes on for no more than `rest` letters. */
  begin(word: string, rest: number): boolean {
    const plain = word.toLowerCase();
    const like = this.#words.get(plain.slice(0, 2));
    return (
      like?.some(({ start }) => plain.startsWith(start) && plain.length - start.length <= rest) ??
      false
    );
  }
}

const listed = (words: readonly string[]) => words.flatMap((line) => line.split('|'));
const units = new Beginnings(listed(unitWords));
const months = new Beginnings(listed([monthWords]));
export const number = String.raw`\d{1,3}(?:[ '’.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?`;
export const spaces = String.raw`[\s\u00a0\u202f]{0,2}`;
export const range = String.raw`${spaces}(?:[-–—~～〜]|to|bis|à|a|al|do|tot|až|до|و|से|עד|至|到|から|에서)${spaces}`;

const measured = new RegExp(
  String.raw`(?<![\p{L}\d])(${number})(?:${range}(${number}))?${spaces}[-‐‑]?${spaces}`,
  'giu',
);
const beforeUnit =
  /(?:more|full|business|working|calendar|volle|weitere|jours|giorni|días|dias) /iuy;
const measuredUnspaced = new RegExp(
  `(${number})(?:${range}(${number}))?${spaces}(?:${unitUnspaced})`,
  'gu',
);
const datePatterns = [
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g,
  /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{2,4})(?!\d)/g,
  /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g,
];
const shortNumber = /(?<!\d)\d{1,2}(?!\d)/g;
const betweenDayAndMonth = /(?:st|nd|rd|th|\.|er|º|ª)?\s?(?:of |de |d'|di )?/iuy;
const wordBefore = /(?<!\p{L})(\p{L}{3,24})\.?\s$/u;
const longestWordBefore = 27;
const longestMonthEnding = 8;

/** Numbers with a unit behind them. */
export function* measures(plain: string): Generator<string> {
  measured.lastIndex = 0;
  for (let found = measured.exec(plain); found; found = measured.exec(plain)) {
    const [all, first = '', second] = found;
    if (!hasUnit(plain, found.index + all.length)) {
      // What follows the first number may begin a measure of its own: "5-7-10 days".
      measured.lastIndex = found.index + first.length;
      continue;
    }
    yield first;
    if (second !== undefined) yield second;
  }
  if (!unspacedScript.test(plain)) return;
  for (const [, ...values] of plain.matchAll(measuredUnspaced))
    for (const value of values) if (value !== undefined) yield value;
}

export function hasUnit(plain: string, at: number): boolean {
  if (units.isAt(plain, at)) return true;
  beforeUnit.lastIndex = at;
  return beforeUnit.test(plain) && units.isAt(plain, beforeUnit.lastIndex);
}

/** Numbers of dates and hours. */
export function* dates(plain: string): Generator<string> {
  for (const pattern of datePatterns)
    for (const [, ...parts] of plain.matchAll(pattern)) yield* parts as string[];
  for (const { index, 0: day } of plain.matchAll(shortNumber))
    if (precedesMonth(plain, index + day.length) || followsMonth(plain, index)) yield day;
}

function precedesMonth(plain: string, at: number): boolean {
  betweenDayAndMonth.lastIndex = at;
  const end = betweenDayAndMonth.test(plain) ? betweenDayAndMonth.lastIndex : at;
  return [...new Set([end, at, at + 1])].some((start) => months.isAt(plain, start));
}

/** Whether the words before `at` end with a month: "on March ". */
export function followsMonth(plain: string, at: number): boolean {
  if (!/\s/.test(plain[at - 1] ?? '')) return false;
  const word = wordBefore.exec(plain.slice(Math.max(0, at - longestWordBefore), at))?.[1] ?? '';
  return months.begin(word, longestMonthEnding);
}

const unspacedScript = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef%]/;
const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

/** Digits of every script as ASCII ones. */
export const western = (text: string): string =>
  text.replace(digits, (sign) => {
    const code = sign.charCodeAt(0);
    const base = code >= 0xff10 ? 0xff10 : code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660;
    return String(code - base);
  });

/** "1,200.00", "1.200" and "1200" are one number. */
export function valueOf(written: string): string {
  let text = written.replace(/[ '’\u00a0\u202f]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(text);
  const whole = decimal ? text.slice(0, decimal.index) : text;
  text = whole.replace(/[.,]/g, '');
  const rest = decimal ? decimal[1]!.replace(/0+$/, '') : '';
  return `${text.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

const worded = new Map(
  numberWords.flatMap(([value, list]) => list.split('|').map((word) => [word, String(value)])),
);

const spoken = new Set(worded.values());

/** Digits inside a code or a name are no number. */
const standing = new RegExp(`(?<![\\p{L}\\d_]|[\\p{L}_]-)(?:${number})`, 'gu');

/** All numbers of a text, to look one up. The words for numbers are read when its digits do not have it. */
export class Numbers {
  #text: string;
  #written = new Set<string>();
  #spoken: Set<string> | null = null;

  constructor(text: string) {
    this.#text = western(text);
    for (const [written] of this.#text.matchAll(standing)) this.#written.add(valueOf(written));
    for (const part of dates(this.#text)) this.#written.add(valueOf(part));
  }

  has(value: string): boolean {
    return this.#written.has(value) || (spoken.has(value) && this.#words().has(value));
  }

  #words(): Set<string> {
    if (this.#spoken) return this.#spoken;
    this.#spoken = new Set();
    for (const [word] of this.#text.toLowerCase().matchAll(/[\p{L}\p{M}-]+/gu)) {
      const value = worded.get(word);
      if (value !== undefined) this.#spoken.add(value);
    }
    return this.#spoken;
  }
}
