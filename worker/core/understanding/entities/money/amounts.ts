// Finds the numbers of a text with their magnitude words ("1.234,56", "2,5 Mio", "dos mil millones").

import { isCjk } from '#core/understanding/entities/characters';
import { load } from '#core/understanding/entities/money/currency-units';
import type { Lexicon } from '#core/understanding/entities/words/lexicon';
import { readNumber } from '#core/understanding/entities/words/number-words';
import type { Token } from '#core/understanding/entities/words/tokens';

export interface Amount {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly plain: boolean;
}

const digitsPattern =
  /\d{1,3}(?:[.,' ]\d{2,3}){1,6}(?:[.,]\d{1,2})?(?!\d)|\d{1,24}(?:[.,]\d{1,8})?/y;

/** "1.234,56", "1,234.56", "12,34,567.89", "1 234,56", "1'234.50" */
export function parseDecimal(written: string, decimalComma: boolean): number {
  const text = written.replace(/[' ]/g, '');
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  const mark = Math.max(comma, dot);
  if (mark < 0) return Number(text);
  const other = comma > dot ? dot : comma;
  const after = text.length - mark - 1;
  const repeated = text.indexOf(text[mark]!) !== mark;
  const thousands =
    other < 0 &&
    (repeated ||
      (after === 3 &&
        text.indexOf(text[mark]!) > 0 &&
        text.slice(0, mark) !== '0' &&
        !(decimalComma && text[mark] === ',')));
  if (thousands) return Number(text.replace(/[.,]/g, ''));
  return Number(`${text.slice(0, mark).replace(/[.,]/g, '')}.${text.slice(mark + 1)}`);
}

/** Numbers of the text with their magnitude words, in order. */
export function amounts(text: string, tokens: readonly Token[], table: Lexicon): Amount[] {
  const found: Amount[] = [];
  const { magnitudes: scales } = load();
  const decimalComma = ['es', 'fr', 'de', 'it', 'pt', 'nl', 'tr', 'pl', 'ru'].includes(
    table.language,
  );
  let covered = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.start < covered) continue;
    let value: number;
    let end: number;
    let next: number;
    let plain = false;
    if (token.digits) {
      if (
        /[\p{L}_#]/u.test(text[token.start - 1] ?? ' ') &&
        !isCjk(text.charCodeAt(token.start - 1)) &&
        !/[$€£]|[A-Za-z]{2}$/.test(text.slice(Math.max(0, token.start - 2), token.start))
      )
        continue;
      digitsPattern.lastIndex = token.start;
      let written = digitsPattern.exec(text)![0];
      const spacedGroups = / /.test(written);
      if (spacedGroups && !/^\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?$/.test(written))
        written = /^\d{1,24}(?:[.,]\d{1,8})?/.exec(written)![0];
      if (
        table.unspaced &&
        tokens[i + 1] &&
        token.end === tokens[i + 1]!.start &&
        tokens[i + 1]!.sense?.n !== undefined
      ) {
        const number = readNumber(text, tokens, i)!;
        value = number.value;
        next = number.next;
        end = tokens[next - 1]!.end;
      } else {
        value = parseDecimal(written, decimalComma);
        end = token.start + written.length;
        next = i + 1;
        while (next < tokens.length && tokens[next]!.start < end) next++;
        plain = next === i + 1 && !/[.,]/.test(written);
      }
    } else {
      const fraction =
        token.sense?.fr !== undefined && token.sense.n === undefined ? token.sense.fr : null;
      const number = fraction === null ? readNumber(text, tokens, i) : null;
      if (fraction !== null && fraction > 0) {
        value = fraction;
        next = i + 1;
        if (/^(?:a|of a)$/.test(tokens[next]?.word ?? '')) next++;
        if (!scales.has(tokens[next]?.word ?? '')) continue;
        end = token.end;
      } else if (number && !number.ordinal) {
        value = number.value;
        next = number.next;
        end = tokens[next - 1]!.end;
        plain = true;
      } else continue;
    }
    for (let k = 0; k < 2; k++) {
      let at = next;
      const gap = text.slice(end, tokens[at]?.start ?? end);
      const scale =
        tokens[at] && /^[ -]{0,2}$/.test(gap) ? scales.get(tokens[at]!.word) : undefined;
      const raw = tokens[at] ? text.slice(tokens[at]!.start, tokens[at]!.end) : '';
      if (
        scale === undefined ||
        (raw.length === 1 && gap !== '' && raw !== 'M' && raw !== 'B') ||
        (raw === 'm' && gap === '' && /[a-z]/.test(text[end + 1] ?? ''))
      )
        break;
      value *= scale;
      end = tokens[at]!.end;
      plain = false;
      at++;
      next = at;
    }
    const sign =
      text[token.start - 1] === '-' && !/[\w]/.test(text[token.start - 2] ?? ' ') ? 1 : 0;
    found.push({ start: token.start - sign, end, value: sign ? -value : value, plain });
    covered = end;
  }
  return found;
}
