// Prices and amounts: a currency sign, code or word with a number in digits or words, in the number formats and word orders of
// sixteen languages. Finds the currencies first (rare), then the number beside each. The value is "amount CODE".

import type { DetectOptions, Entity } from '#core/understanding/entities/entity';
import { type Amount, amounts } from '#core/understanding/entities/money/amounts';
import {
  type Unit,
  load,
  signUnits,
  wordUnits,
  easternUnits,
} from '#core/understanding/entities/money/currency-units';
import {
  fold,
  languageByScript,
  lexicon,
  type Lexicon,
} from '#core/understanding/entities/words/lexicon';
import { tokenize } from '#core/understanding/entities/words/tokens';

const linkBetween = /^[ -]{0,2}(?:(?:de|di|d|of|von|van|em|en)(?: |['’] ?))?(?:los |las )?$/i;

const connector =
  /^ ?(?:and |y |e |et |und |en |con |com |with |ve |и |i |और |و ?|mit |met |avec |ו)?$/i;

function merge(units: Unit[]): Unit[] {
  const sorted = units.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const list: Unit[] = [];
  for (const unit of sorted) {
    const last = list.at(-1);
    if (last && unit.start < last.end) {
      last.end = Math.max(last.end, unit.end);
      if (last.sign && !unit.sign) last.code = unit.code;
    } else list.push({ ...unit });
  }
  return list;
}

/** `text` must be ASCII-normalised by toAscii. */
export function findMoney(text: string, options: DetectOptions = {}): Entity[] {
  const language = options.language?.slice(0, 2).toLowerCase();
  const table = (language ? lexicon(language) : null) ?? lexicon(languageByScript(text) ?? 'en')!;
  const tokens = tokenize(text, table);
  const units = merge([
    ...signUnits(text, options),
    ...wordUnits(text, tokens, table),
    ...(table.unspaced || languageByScript(text) ? easternUnits(text) : []),
  ]);
  if (!units.length) return [];
  const numbers = amounts(text, tokens, table);
  const { magnitudes: scales } = load();
  const taken = new Set<Amount>();
  const found: (Entity & { unit: Unit })[] = [];
  let cursor = 0;
  for (const [index, unit] of units.entries()) {
    while (cursor < numbers.length && numbers[cursor]!.end <= unit.start) cursor++;
    const before = numbers[cursor - 1];
    const after = numbers.slice(cursor, cursor + 3).find((number) => number.start >= unit.end);
    const gapBefore = before ? text.slice(before.end, unit.start) : null;
    const gapAfter = after ? text.slice(unit.end, after.start) : null;
    const usableBefore =
      before &&
      !taken.has(before) &&
      gapBefore !== null &&
      gapBefore.length < 9 &&
      linkBetween.test(gapBefore) &&
      before.end <= unit.start;
    const usableAfter = after && gapAfter !== null && /^[ \u00a0]{0,2}$/.test(gapAfter);
    const next = units[index + 1];
    const nextOwns =
      next &&
      after &&
      next.start >= after.end &&
      linkBetween.test(text.slice(after.end, next.start)) &&
      !next.sign &&
      next.worth >= 1;
    let number: Amount | undefined;
    if (usableBefore && !(unit.sign && usableAfter && gapAfter === '' && gapBefore !== ''))
      number = before;
    else if (
      usableAfter &&
      !(
        unit.word &&
        (nextOwns || (!/\d/.test(text.slice(after.start, after.end)) && !table.unspaced))
      )
    )
      number = after;
    if (!number) continue;
    taken.add(number);
    let start = Math.min(number.start, unit.start);
    let end = Math.max(number.end, unit.end);
    let value = number.value * unit.worth;
    // "75 USD millones"
    const tail = /^ ([\p{L}\p{M}]{3,12})/u.exec(text.slice(end, end + 14));
    const scale = tail ? scales.get(fold(tail[1]!)) : undefined;
    if (scale && scale >= 1000) {
      value *= scale;
      end += tail![0].length;
    }
    // 50 cents of the amount before: "3 dollars 50 cents", "zwei Euro fünfzig"
    const last = found.at(-1);
    if (
      last &&
      unit.worth < 1 &&
      last.unit.worth > unit.worth &&
      number === before &&
      connector.test(text.slice(last.end, number.start)) &&
      number.value < 100
    ) {
      const share = (last.amount ?? 0) + number.value * unit.worth;
      found[found.length - 1] = {
        ...last,
        end,
        amount: share,
        value: written(share, last.currency!),
      };
      continue;
    }
    const rest =
      number === before || unit.sign
        ? numbers.slice(cursor, cursor + 4).find((one) => one.start >= end && one.start - end < 8)
        : undefined;
    if (
      rest &&
      rest.plain &&
      Number.isInteger(rest.value) &&
      rest.value > 0 &&
      rest.value < 100 &&
      unit.worth === 1 &&
      Number.isInteger(value) &&
      (number === before || /^ and $/.test(text.slice(end, rest.start))) &&
      belongs(text, end, rest, units.slice(index + 1, index + 3), table)
    ) {
      value += rest.value / 100;
      end = rest.end;
      taken.add(rest);
    }
    if (found.length && start < found.at(-1)!.end) start = found.at(-1)!.end;
    const amount = Math.round(value * 1e8) / 1e8;
    found.push({
      type: 'CURRENCY',
      start,
      end,
      value: written(amount, unit.code),
      amount,
      currency: unit.code,
      unit,
    });
  }
  return found.map(
    ({ type, start, end, value, amount, currency }) =>
      ({ type, start, end, value, amount, currency }) as Entity,
  );
}

const written = (amount: number, code: string): string =>
  `${Number(amount.toPrecision(15))} ${code}`;

/** Whether a bare number after an amount is its small change. */
function belongs(
  text: string,
  end: number,
  rest: Amount,
  units: readonly Unit[],
  table: Lexicon,
): boolean {
  const gap = text.slice(end, rest.start);
  if (!connector.test(gap) || gap === '') return false;
  const size = text.slice(rest.start, rest.end);
  if (/^\d$/.test(size)) return false;
  if (units.some((unit) => unit.start >= rest.end && unit.start - rest.end < 3)) return false;
  const following = text.slice(rest.end, rest.end + 2);
  if (/^[-:/%°\d]|^[.,]\d|^\p{L}/u.test(following)) return false;
  return !table.unspaced || table.language === 'ko';
}
