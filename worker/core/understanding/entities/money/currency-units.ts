// Finds the currency signs, codes and words of a text, with the nationality beside them ("canadian dollars", "C$").

import { isCjk } from '#core/understanding/entities/characters';
import type { DetectOptions } from '#core/understanding/entities/entity';
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
import { fold, type Lexicon } from '#core/understanding/entities/words/lexicon';
import { type Token } from '#core/understanding/entities/words/tokens';

export interface Unit {
  start: number;
  end: number;
  code: string;
  /** Value of one of it in the currency: 0.01 for a cent. */
  worth: number;
  sign: boolean;
  word: boolean;
}

interface Tables {
  readonly words: ReadonlyMap<string, string>;
  readonly eastern: ReadonlyMap<string, readonly (readonly [word: string, code: string])[]>;
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, string>;
}

let tables: Tables | null = null;

export function load(): Tables {
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

export function worth(code: string): { code: string; worth: number } {
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

export function signUnits(text: string, options: DetectOptions): Unit[] {
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

export function wordUnits(text: string, tokens: readonly Token[], table: Lexicon): Unit[] {
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

export function easternUnits(text: string): Unit[] {
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
