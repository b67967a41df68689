// Prices and amounts: a currency sign, code or word with a number in digits or words, in the number formats and word orders of
// sixteen languages. Finds the currencies first (rare), then the number beside each. The value is "amount CODE".

import { isCjk } from '#core/understanding/entities/characters';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';
import {
  codes,
  currencyWords,
  dollarPrefixes,
  easternWords,
  magnitudes,
  nationalities,
  signs,
  wordyCodes,
} from '#core/understanding/entities/money/money-words';
import {
  fold,
  languageByScript,
  lexicon,
  type Lexicon,
} from '#core/understanding/entities/words/lexicon';
import { readNumber } from '#core/understanding/entities/words/number-words';
import { type Token, tokenize } from '#core/understanding/entities/words/tokens';

interface Unit {
  start: number;
  end: number;
  code: string;
  /** Value of one of it in the currency: 0.01 for a cent. */
  worth: number;
  sign: boolean;
  word: boolean;
}

interface Amount {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly plain: boolean;
}

interface Tables {
  readonly words: ReadonlyMap<string, string>;
  readonly eastern: ReadonlyMap<string, readonly (readonly [word: string, code: string])[]>;
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, string>;
}

let tables: Tables | null = null;

function load(): Tables {
  if (tables) return tables;
  const pairs = (list: string): [string, string][] =>
    list
      .split(' ')
      .filter(Boolean)
      .map((item) => {
        const at = item.lastIndexOf(':');
        return [fold(item.slice(0, at).replace(/_$/, '').replaceAll('_', ' ')), item.slice(at + 1)];
      });
  const eastern = new Map<string, (readonly [string, string])[]>();
  for (const [word, code] of pairs(easternWords)) {
    for (const form of word.includes(' ') ? [word, word.replaceAll(' ', '')] : [word]) {
      const bucket = eastern.get(form[0]!);
      if (bucket) bucket.push([form, code]);
      else eastern.set(form[0]!, [[form, code]]);
    }
  }
  for (const bucket of eastern.values()) bucket.sort((a, b) => b[0].length - a[0].length);
  tables = {
    words: new Map(pairs(currencyWords)),
    eastern,
    magnitudes: new Map(pairs(magnitudes).map(([word, factor]) => [word, Number(factor)])),
    signs: new Map(signs),
  };
  return tables;
}

function worth(code: string): { code: string; worth: number } {
  const [name, down] = code.split('/');
  if (down) return { code: name!, worth: 1 / Number(down) };
  const [base, up] = code.split('*');
  return up ? { code: base!, worth: Number(up) } : { code, worth: 1 };
}

const dollarByRegion: Readonly<Record<string, string>> = {
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
  TW: 'TWD',
  MX: 'MXN',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  UY: 'UYU',
  BS: 'BSD',
};

const signPattern = /[$€£¥₠-₿฿¢﷼₤៛֏૱௹]/g;
const beforeDollar = /(?:^|[^\p{L}])(u\.? ?s\.?|यू\. ?एस\.|[a-z]{1,3}) ?$/iu;
const afterDollar = /^ ?(usd|us|cad|can|c|ca|aud|d)(?![\p{L}\d])/iu;

function signUnits(text: string, options: DetectOptions): Unit[] {
  const found: Unit[] = [];
  const table = load().signs;
  for (const match of text.matchAll(signPattern)) {
    let start = match.index;
    let end = start + 1;
    let code = table.get(match[0]) ?? 'USD';
    if (match[0] === '$') {
      code = dollarByRegion[options.region?.toUpperCase() ?? ''] ?? code;
      const lead = beforeDollar.exec(text.slice(Math.max(0, start - 8), start));
      const letters = lead?.[1]!.toLowerCase().replace(/[^a-z]/g, '') ?? '';
      const spaced = lead?.[0].endsWith(' ') === true;
      const prefix = lead && !letters ? 'USD' : dollarPrefixes[letters];
      if (lead && prefix && (!spaced || ['c', 'us', 'hk', 'usd', 'cad', ''].includes(letters))) {
        code = prefix;
        start -= lead[0].length - (/^[^\p{L}]/u.test(lead[0]) ? 1 : 0);
      }
      const tail = afterDollar.exec(text.slice(end, end + 5));
      const letter = tail?.[1]!.toLowerCase();
      if (
        tail &&
        letter &&
        (letter.length > 1 || letter === 'd'
          ? letter !== 'd' || !tail[0].startsWith(' ')
          : !/[\d]/.test(text.slice(end + tail[0].length, end + tail[0].length + 2)))
      ) {
        code = dollarPrefixes[letter] ?? code;
        end += tail[0].length;
      }
    }
    found.push({ start, end, ...worth(code), sign: true, word: false });
  }
  return found;
}

const lettersBefore = /[\p{L}\p{M}.]{1,20}(?: [\p{L}\p{M}.]{1,14})?[ -]?$/u;
const lettersAfter = /^ ([\p{L}\p{M}]{3,20})/u;

function nationality(word: string): readonly [string, string, string] | undefined {
  const clean = fold(word).replaceAll('.', ' ').trim();
  return nationalities.find(([stem]) =>
    stem.length < 4 ? clean === stem : clean.startsWith(stem),
  );
}

function wordUnits(text: string, tokens: readonly Token[], table: Lexicon): Unit[] {
  const found: Unit[] = [];
  const { words } = load();
  for (const [index, token] of tokens.entries()) {
    if (token.digits || !token.word) continue;
    const raw = text.slice(token.start, token.end);
    const upper = raw.toUpperCase();
    const before = text[token.start - 1] ?? ' ';
    let code: string | undefined;
    let scale = 1;
    let isWord = false;
    let { start, end } = token;
    if (
      raw.length === 3 &&
      codes.has(upper) &&
      !(wordyCodes.has(raw.toLowerCase()) && raw !== upper)
    )
      code = upper;
    else if (
      raw.length === 4 &&
      raw === upper &&
      codes.has(upper.slice(1)) &&
      /[MK]/.test(raw[0]!)
    ) {
      code = upper.slice(1);
      scale = raw[0] === 'M' ? 1e6 : 1e3;
    } else {
      const named = words.get(token.word) ?? inflected(words, token.word, table);
      if (named) {
        code = named;
        isWord = true;
      }
    }
    if (!code || /[@#/_]/.test(before)) continue;
    let unit = worth(code);
    if (isWord && unit.worth === 1) {
      const lead = lettersBefore
        .exec(text.slice(Math.max(0, start - 36), start))?.[0]
        .replace(/[ -]$/, '');
      const last = lead?.split(' ').at(-1);
      const hit = lead ? (nationality(lead) ?? (last ? nationality(last) : undefined)) : undefined;
      if (hit && index > 0) {
        const name = (unit.code === 'USD' && hit[1]) || hit[2];
        if (name && unit.code !== 'EUR') {
          unit = { code: name, worth: 1 };
          const used = nationality(lead!) ? lead! : last!;
          start -= used.length + 1;
        }
      } else {
        const tail = lettersAfter.exec(text.slice(end, end + 24));
        const after = tail ? nationality(tail[1]!) : undefined;
        if (after && unit.code !== 'EUR') {
          unit = { code: (unit.code === 'USD' && after[1]) || after[2] || unit.code, worth: 1 };
          end += tail![0].length;
        }
      }
    }
    found.push({
      start,
      end,
      code: unit.code,
      worth: unit.worth * scale,
      sign: false,
      word: isWord,
    });
  }
  return found;
}

function inflected(
  words: ReadonlyMap<string, string>,
  word: string,
  table: Lexicon,
): string | undefined {
  for (const suffix of table.suffixes) {
    if (word.length > suffix.length + 2 && word.endsWith(suffix)) {
      const code = words.get(word.slice(0, -suffix.length));
      if (code) return code;
    }
  }
  return undefined;
}

function easternUnits(text: string): Unit[] {
  const found: Unit[] = [];
  const { eastern } = load();
  for (let i = 0; i < text.length; i++) {
    if (!isCjk(text.charCodeAt(i))) continue;
    const hit = eastern.get(text[i]!)?.find(([word]) => text.startsWith(word, i));
    if (!hit) continue;
    // 元 and its like are also syllables of other words: they need a number before them.
    const short = hit[0].length === 1;
    const lead = text[i - 1] ?? ' ';
    // "五角大楼" is a building: small change is followed by no other word, or follows a larger unit.
    if (
      short &&
      hit[1].includes('/') &&
      /[一-龥]/.test(text[i + 1] ?? ' ') &&
      !/[元块塊圆][^元块塊圆]{1,3}$/.test(text.slice(Math.max(0, i - 4), i))
    )
      continue;
    if (short && !/[\d一二两兩三四五六七八九十百千万萬亿億兆几数천만억백십 半]/.test(lead))
      continue;
    found.push({ start: i, end: i + hit[0].length, ...worth(hit[1]), sign: false, word: true });
    i += hit[0].length - 1;
  }
  return found;
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
function amounts(text: string, tokens: readonly Token[], table: Lexicon): Amount[] {
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
  return found.map(({ unit: _, ...entity }) => entity);
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
