// Parcel numbers by their carriers' published formats and check digits. A number without a check digit counts only when its
// letters name the carrier or the sentence does. Bare digits that several carriers or an order could own stay ambiguous.

import { before, isAlphanumeric, isWordCode } from '#core/understanding/entities/characters';
import { luhn, mod10, mod3736, weightedSum } from '#core/understanding/entities/checksums';
import type { Entity } from '#core/understanding/entities/entity';

interface Format {
  readonly carrier: string;
  readonly shape: RegExp;
  readonly check?: (number: string) => boolean;
  /** A bare number of this format means a parcel only if the check passes; `weak` ones also need a label or a lone number. */
  readonly weak?: true;
}

const s10Weights = [8, 6, 4, 2, 3, 5, 9, 7];
function s10(number: string): boolean {
  const rest = 11 - (weightedSum(number.slice(2, 10), s10Weights) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(number[10]);
}
const fedex12 = (digits: string): boolean =>
  !/^0{4}/.test(digits) &&
  (weightedSum(digits, [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 11) % 10 === Number(digits[11]);
const fedex14 = (digits: string): boolean =>
  (weightedSum(digits, [1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 11) % 10 === Number(digits[13]);
const mod7 = (digits: string): boolean => Number(digits.slice(0, -1)) % 7 === Number(digits.at(-1));
const notZeros = (digits: string): boolean => !/0{10}/.test(digits);
/** The USPS and SSCC rule (GS1): factor 3 next to the check digit, so it depends on the length's parity. */
const gs1 = (digits: string): boolean =>
  digits.length % 2 ? mod10(digits, 1, 3) : mod10(digits, 3, 1);
const impb = (digits: string): boolean => /^9[1-5]/.test(digits) && notZeros(digits) && gs1(digits);

const formats: readonly Format[] = [
  {
    carrier: 'UPS',
    shape: /^1Z[A-Z0-9]{16}$/,
    check: (n) => mod10(n.slice(2), 1, 2) && !/^(.)\1*$/.test(n.slice(2)),
  },
  { carrier: 'UPS', shape: /^MI\d{6}[A-Z0-9]{6,22}$/ },
  { carrier: 'postal service', shape: /^[A-Z]{2}\d{9}[A-Z]{2}$/, check: s10 },
  { carrier: 'FedEx', shape: /^\d{12}$/, check: fedex12, weak: true },
  {
    carrier: 'FedEx',
    shape: /^\d{15}$/,
    check: (n) => mod10(n, 1, 3) && !/^0{6}/.test(n),
    weak: true,
  },
  {
    carrier: 'FedEx',
    shape: /^1[01]\d{32}$/,
    check: (n) => fedex14(n.slice(20)) || fedex12(n.slice(22)),
  },
  {
    carrier: 'FedEx',
    shape: /^3\d{31}$/,
    check: (n) => fedex12(n.slice(16, 28)) || fedex14(n.slice(16, 30)),
  },
  { carrier: 'FedEx', shape: /^96\d{20}$/, check: (n) => mod10(n.slice(7), 1, 3) && notZeros(n) },
  { carrier: 'FedEx', shape: /^96\d{32}$/, check: (n) => fedex14(n.slice(20)) },
  {
    carrier: 'FedEx',
    shape: /^0[0124]\d{18}$/,
    check: (n) => gs1(n) && !/^0{12}/.test(n),
    weak: true,
  },
  {
    carrier: 'USPS',
    shape: /^(?:7[0-9]|[02]3|81|82)\d{18}$/,
    check: (n) => gs1(n) || gs1(`91${n}`),
  },
  { carrier: 'USPS', shape: /^9[1-5]\d{18,24}$/, check: impb },
  { carrier: 'USPS', shape: /^420\d{23,31}$/, check: (n) => impb(n.slice(8)) || impb(n.slice(12)) },
  { carrier: 'DHL', shape: /^(?:JJ?D|J[A-Z]{2,3})\d{10,20}$/ },
  {
    carrier: 'DHL',
    shape: /^GM[0-9A-F]{10,39}$/,
    check: (n) => (n.match(/\d/g) ?? []).length >= 10,
  },
  { carrier: 'DHL', shape: /^(?:RX|UV|CN|SG|TH|HK|MY)\d{14,39}$/ },
  // One telephone number in seven passes this check, so ten digits need the word or a lone, impossible telephone number.
  { carrier: 'DHL', shape: /^(?![01])\d{10,11}$/, check: mod7, weak: true },
  { carrier: 'Amazon', shape: /^TB[ACM]\d{12}$/, check: (n) => n.startsWith('TBA') || notZeros(n) },
  {
    carrier: 'OnTrac',
    shape: /^C\d{14}$/,
    check: (n) => mod10(`4${n.slice(1)}`, 1, 2) && notZeros(n),
  },
  {
    carrier: 'OnTrac',
    shape: /^D\d{14}$/,
    check: (n) => mod10(`5${n.slice(1)}`, 1, 2) && notZeros(n),
  },
  { carrier: 'LaserShip', shape: /^L[A-Z]\d{8}$/ },
  { carrier: 'LaserShip', shape: /^1LS7[12]\d{10}(?:\d{0,3})$/ },
  { carrier: 'LaserShip', shape: /^1LS[A-Z]{2}[A-Z0-9]\d{9,12}$/ },
  { carrier: 'Old Dominion', shape: /^(?:7[78]\d|07\d|80\d)\d{8}$/, check: luhn, weak: true },
  { carrier: 'Purolator', shape: /^[0-5]\d{11}$/, check: luhn, weak: true },
  { carrier: 'Purolator', shape: /^[A-Z]{3}\d{9}$/ },
  { carrier: 'Canpar', shape: /^[CDKLSUXZ]\d{21}$/ },
  {
    carrier: 'Canada Post',
    shape: /^\d{16}$/,
    check: (n) => gs1(n) && !/^[3-6]/.test(n),
    weak: true,
  },
  { carrier: 'DPD', shape: /^\d{27}[0-9A-Z]$/, check: mod3736 },
  { carrier: 'DPD', shape: /^\d{14}[0-9A-Z]$/, check: (n) => mod3736(n) && /[A-Z]$/.test(n) },
  { carrier: 'Landmark', shape: /^LTN\d{8,9}N1$/ },
  { carrier: 'GLS', shape: /^[A-Z]{2}\d{2}[A-Z0-9]{2}\d{6}$/, weak: true },
  { carrier: 'Evri', shape: /^(?:H|T)\d{2}[A-Z0-9]{2}[A-Z]\d{10}$/ },
  { carrier: 'YunExpress', shape: /^YT\d{16}$/ },
  { carrier: 'Cainiao', shape: /^(?:CNG|LP|CAINIAO)\d{14,18}$/ },
  { carrier: 'SF Express', shape: /^SF\d{12,15}$/ },
  { carrier: 'InPost', shape: /^[56]\d{23}$/, weak: true },
];

const parcelWord =
  /track|parcel|package|shipment|courier|consignment|waybill|\bawb\b|\bups\b|fedex|usps|\bdhl\b|\bdpd\b|\bgls\b|hermes|purolator|sendung|paket|seguimiento|env[ií]o|gu[ií]a|rastreo|suivi|colis|spedizione|tracciamento|pacco|rastrei?o|encomenda|zending|kargo|takip|трек|посыл|накладн|przesyłk|paczk|运单|快递|追踪|追跡|伝票|송장|운송장|배송|ट्रैकिंग|تتبع|שחנה|מעקב/;
const orderWord =
  /order|purchase|bestell|auftrag|pedido|commande|ordine|bestelling|sipari|заказ|zamówieni|订单|訂單|注文|주문|ऑर्डर|طلب|הזמנה|invoice|account|booking/;
const phoneWord = /phone|\btel\b|call|mobile|number is|contact|whatsapp|telefon|card|\bcc\b/;

const longestNumber = 42;
/** Tokens after which a series of spaced groups is taken to begin anew. */
const seriesLength = 40;

function lastIndex(text: string, words: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(words.source, 'g'))) last = match.index;
  return last;
}

/** `text` must be ASCII-normalised; every candidate is a token or a spaced series of tokens that holds a digit. */
export function findTrackingNumbers(text: string): Entity[] {
  const found: Entity[] = [];
  for (const [start, end] of candidates(text)) {
    if (found.length && start < found.at(-1)!.end) continue;
    const number = text
      .slice(start, end)
      .replace(/[\s-]+/g, '')
      .toUpperCase();
    if (number.length < 10 || number.length > longestNumber || !/\d{4}/.test(number)) continue;
    const written = text.slice(start, end);
    // "for 123456789" is a sentence; spaced letters belong to a number only in capitals.
    if (/\s/.test(written) && /[a-z]/.test(written)) continue;
    const fits = formats.filter(
      (format) => format.shape.test(number) && (!format.check || format.check(number)),
    );
    if (!fits.length) continue;
    const lead = before(text, start, 48);
    const parcel = lastIndex(lead, parcelWord);
    const order = lastIndex(lead, orderWord);
    if (order > parcel) continue;
    const weak = fits.every((format) => format.weak);
    const alone = start === 0 && end === text.length;
    const spaced = /[\s-]/.test(written);
    if (
      weak &&
      parcel < 0 &&
      ((!alone && (phoneWord.test(lead) || spaced)) || number.length === 10)
    )
      continue;
    const first = fits[0]!;
    const entity: Entity = {
      type: 'TRACKING_NUMBER',
      start,
      end,
      value: number,
      carrier: first.carrier,
    };
    const carriers = [...new Set(fits.map((format) => format.carrier))];
    if (weak && parcel < 0) {
      found.push({
        ...entity,
        ambiguous: true,
        alternatives: [
          { type: 'TRACKING_NUMBER', value: number },
          { type: 'ORDER_ID', value: number },
          ...(number.length < 13 ? [{ type: 'PHONE', value: number }] : []),
        ],
      });
    } else if (carriers.length > 1 && weak) {
      found.push({
        ...entity,
        ambiguous: true,
        alternatives: carriers.map((carrier) => ({
          type: 'TRACKING_NUMBER',
          value: `${carrier} ${number}`,
        })),
      });
    } else found.push(entity);
  }
  return found;
}

/** Alphanumeric tokens with digits, and series of short ones separated by single or few spaces, longest first. */
function* candidates(text: string): Generator<readonly [number, number]> {
  const tokens: [number, number, boolean][] = [];
  const length = text.length;
  let series = 0;
  for (let i = 0; i <= length;) {
    if (i < length && isAlphanumeric(text.charCodeAt(i))) {
      let j = i + 1;
      let digit = text.charCodeAt(i) < 58;
      while (j < length && isAlphanumeric(text.charCodeAt(j)))
        digit = text.charCodeAt(j++) < 58 || digit;
      const left = i > 0 ? text.charCodeAt(i - 1) : 32;
      const right = j < length ? text.charCodeAt(j) : 32;
      const whole = !isWordCode(left) && !isWordCode(right) && left !== 64 && right !== 64;
      // A small word ends a series: only capitals are spelled out in a number.
      if (!digit && /[a-z]/.test(text.slice(i, Math.min(j, i + 5)))) {
        yield* joined(tokens.slice(series));
        tokens.length = 0;
        series = 0;
        i = j;
        continue;
      }
      if (!whole) series = tokens.length + 1;
      tokens.push([i, j, digit && whole]);
      i = j;
      continue;
    }
    let j = i;
    while (j < length && (text[j] === ' ' || text[j] === '-') && j - i < 4) j++;
    if (j >= length || j === i || !isAlphanumeric(text.charCodeAt(j))) {
      yield* joined(tokens.slice(series));
      tokens.length = 0;
      series = 0;
      i = Math.max(j, i + 1);
    } else i = j;
  }
}

function* joined(
  tokens: readonly [number, number, boolean][],
): Generator<readonly [number, number]> {
  const short = (token: readonly [number, number, boolean]): boolean =>
    token[2] || token[1] - token[0] <= 4;
  for (let from = 0; from < tokens.length; from++) {
    if (!short(tokens[from]!)) continue;
    const [first, last] = tokens[from]!;
    // Further into a long series only a token that is a number by itself is tried: keeps hostile text linear.
    if (from % seriesLength > 5) {
      if (last - first >= 10 && tokens[from]![2]) yield [first, last];
      continue;
    }
    let to = from;
    let size = 0;
    const ends: number[] = [];
    while (to < tokens.length && short(tokens[to]!)) {
      size += tokens[to]![1] - tokens[to]![0];
      if (size > longestNumber) break;
      if (size >= 10 && tokens[to]![2]) ends.push(tokens[to]![1]);
      to++;
    }
    for (const end of ends.reverse()) yield [tokens[from]![0], end];
  }
}
