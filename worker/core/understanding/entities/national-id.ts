// US social security numbers and other countries' person numbers. Formats with a check digit are verified; those that are
// only digits also need their name nearby, except in generous mode (redaction).

import { before } from '#core/understanding/entities/characters';
import { luhn, mod97, verhoeff, weightedSum } from '#core/understanding/entities/checksums';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';

interface Scheme {
  readonly country: string;
  readonly shape: RegExp;
  readonly check?: (id: string) => boolean;
  /** Looked for before the number when its shape alone says too little. */
  readonly label?: RegExp;
}

const spainLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const italyOdd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
function italy(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const v = parseInt(id[i]!, 36);
    const index = v > 9 ? v - 10 : v;
    sum += i % 2 ? index : italyOdd[index]!;
  }
  return sum % 26 === id.charCodeAt(15) - 65;
}
function brazil(id: string): boolean {
  if (/^(\d)\1+$/.test(id)) return false;
  for (const length of [9, 10]) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Number(id[i]) * (length + 1 - i);
    if (((sum * 10) % 11) % 10 !== Number(id[length])) return false;
  }
  return true;
}
function turkey(id: string): boolean {
  const d = Array.from(id, Number);
  const odd = d[0]! + d[2]! + d[4]! + d[6]! + d[8]!;
  const even = d[1]! + d[3]! + d[5]! + d[7]!;
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === d[9] && d.slice(0, 10).reduce((a, b) => a + b, 0) % 10 === d[10];
}
function singapore(id: string): boolean {
  const sum =
    weightedSum(id.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) +
    ('TG'.includes(id[0]!) ? 4 : id[0] === 'M' ? 3 : 0);
  const table = 'ST'.includes(id[0]!)
    ? 'JZIHGFEDCBA'
    : id[0] === 'M'
      ? 'KLJNPQRTUWX'
      : 'XWUTRQPNMLK';
  return (id[0] === 'M' ? table[10 - (sum % 11)] : table[sum % 11]) === id[8];
}
const china = (id: string): boolean =>
  '10X98765432'[weightedSum(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] ===
  id[17];
const birthday = (yymmdd: string): boolean =>
  /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(yymmdd);

const schemes: readonly Scheme[] = [
  {
    country: 'ES',
    shape: /^\d{8}[A-Z]$/,
    check: (id) => spainLetters[Number(id.slice(0, 8)) % 23] === id[8],
  },
  {
    country: 'ES',
    shape: /^[XYZ]\d{7}[A-Z]$/,
    check: (id) => spainLetters[Number('XYZ'.indexOf(id[0]!) + id.slice(1, 8)) % 23] === id[8],
  },
  {
    country: 'IT',
    shape: /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
    check: italy,
  },
  {
    country: 'GB',
    shape: /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
  },
  { country: 'IN', shape: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/ },
  { country: 'IN', shape: /^[2-9]\d{11}$/, check: verhoeff, label: /aadha|uidai|आधार/ },
  { country: 'SG', shape: /^[STFGM]\d{7}[A-Z]$/, check: singapore },
  { country: 'BR', shape: /^\d{11}$/, check: brazil, label: /cpf|cadastro/ },
  {
    country: 'PL',
    shape: /^\d{11}$/,
    check: (id) =>
      (10 - (weightedSum(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(id[10]),
    label: /pesel/,
  },
  { country: 'TR', shape: /^[1-9]\d{10}$/, check: turkey, label: /kimlik|tckn|\btc\b/ },
  {
    country: 'NL',
    shape: /^\d{9}$/,
    check: (id) => (weightedSum(id, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(id[8])) % 11 === 0,
    label: /bsn|burgerservice|sofi/,
  },
  { country: 'CA', shape: /^\d{9}$/, check: luhn, label: /\bsin\b|social insurance|\bnas\b/ },
  {
    country: 'AU',
    shape: /^\d{9}$/,
    check: (id) => weightedSum(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    label: /\btfn\b|tax file/,
  },
  {
    country: 'FR',
    shape: /^[12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{8}$/,
    check: (id) =>
      97 - mod97(id.slice(0, 13).replace('2A', '19').replace('2B', '18')) ===
        Number(id.slice(13)) || /s[eé]cu/.test(id),
  },
  { country: 'DE', shape: /^[1-9]\d{10}$/, label: /steuer|\bidnr|tax id/ },
  {
    country: 'KR',
    shape: /^\d{6}[1-8]\d{6}$/,
    check: (id) => birthday(id.slice(0, 6)),
    label: /rrn|resident|주민/,
  },
  { country: 'CN', shape: /^[1-9]\d{5}(?:18|19|20)\d{9}[\dX]$/, check: china },
  { country: 'IL', shape: /^\d{9}$/, check: luhn, label: /ת\.?ז|teudat|תעודת/ },
  {
    country: 'SE',
    shape: /^(?:19|20)?\d{10}$/,
    check: (id) => luhn(id.slice(-10)) && birthday(id.slice(-10, -4)),
    label: /person(?:nummer|al)/,
  },
  {
    country: 'FI',
    shape: /^\d{6}[A+-]?\d{3}[0-9A-Y]$/,
    check: (id) => birthday(id.slice(4, 6) + id.slice(2, 4) + id.slice(0, 2)),
    label: /hetu|henkil/,
  },
  {
    country: 'ZA',
    shape: /^\d{13}$/,
    check: (id) => luhn(id) && birthday(id.slice(0, 6)),
    label: /\bid\b|identity/,
  },
  { country: 'RU', shape: /^\d{11}$/, label: /снилс|snils/ },
  { country: 'RU', shape: /^\d{12}$/, label: /\bинн\b|инн / },
  { country: 'JP', shape: /^\d{12}$/, label: /my number card|マイナンバー|個人番号/ },
  { country: 'MX', shape: /^[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d$/ },
  { country: 'US', shape: /^9\d{2}(?:[57-9]\d|6[0-5])\d{4}$/, label: /itin|tax(?:payer)? id/ },
  {
    country: 'US',
    shape: /^[A-Z]?\d{8,9}$/,
    label: /passport|pasaporte|passeport|reisepass|paszport|паспорт|护照|パスポート|여권/,
  },
];

const ssn = /(?<![\d-])(\d{3})([-. ])(\d{2})\2(\d{4})(?![\d-])/g;
const ssnLabel = /ssn|social ?security|\bsocial\b/;
const token =
  /(?<![\p{L}\p{N}_@])(?:[A-Za-z]{0,6}\d[A-Za-z\d]*)(?:[ .-][A-Za-z\d]{1,8}){0,6}(?![\p{L}\p{N}_@])/gu;

/** `text` must be ASCII-normalised. */
export function findNationalIds(text: string, options: DetectOptions = {}): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(ssn)) {
    const [written, area, separator, group, serial] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const labelled = ssnLabel.test(before(text, match.index, 40));
    const possible =
      area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
    if (separator !== '-' && !labelled && !options.generous) continue;
    if (!possible && !options.generous) continue;
    found.push({
      type: 'US_SSN',
      start: match.index,
      end: match.index + written.length,
      value: area + group + serial,
    });
  }
  for (const match of text.matchAll(/(?<![\d-])\d{9}(?![\d-])/g)) {
    if (!/ssn|social ?security/.test(before(text, match.index, 32))) continue;
    found.push({ type: 'US_SSN', start: match.index, end: match.index + 9, value: match[0] });
  }
  for (const [start, end] of tokens(text)) {
    const id = text.slice(start, end).replace(/[ .-]/g, '').toUpperCase();
    const scheme = schemes.find(
      (one) =>
        one.shape.test(id) &&
        (!one.check || one.check(id)) &&
        (!one.label || one.label.test(before(text, start, 40))),
    );
    if (scheme) found.push({ type: 'NATIONAL_ID', start, end, value: id, country: scheme.country });
  }
  return found;
}

/** Codes of 8-18 characters that may be grouped by single spaces, dots or dashes; whole first, then its first part. */
function tokens(text: string): [number, number][] {
  const list: [number, number][] = [];
  for (const match of text.matchAll(token)) {
    const size = match[0].replace(/[ .-]/g, '').length;
    if (size > 60 || match[0].length < 8) continue;
    const parts = match[0].split(/(?=[ .-])/);
    let taken = -1;
    let offset = 0;
    for (let from = 0; from < parts.length; from++) {
      const lead = from ? 1 : 0;
      let stop = offset;
      const ends: number[] = [];
      for (let to = from; to < parts.length && stop - offset <= 24; to++) {
        stop += parts[to]!.length;
        if (stop - offset - lead >= 8) ends.push(stop);
      }
      for (const end of ends.reverse()) {
        if (offset > taken) list.push([match.index + offset + lead, match.index + end]);
      }
      offset += parts[from]!.length;
      taken = -1;
    }
  }
  return list;
}
