// Telephone numbers, found generously: libraries that validate lose a third of what visitors type. A run of digit groups is a
// number unless it looks like something else (date, card, range, decimal) or is labelled as something else.

import { after, before } from '#core/understanding/entities/characters';
import type { DigitRun } from '#core/understanding/entities/digit-runs';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';

const phoneWord =
  /phone|phnoe|\btel\b|tele|\bph\b|mobile|\bcell|\bcall|whats ?app|\bfax\b|\bsms\b|contact|reach me|\boffice\b|telefon|telef|m[oó]vil|celular|handy|rufnummer|portable|cellulare|telem[oó]vel|mobiel|cep tel|телефон|тел\b|телефону|电话|電話|手机|手機|携帯|전화|연락처|휴대폰|फ़ोन|फोन|मोबाइल|هاتف|جوال|رقمي|موبايل|טלפון|נייד|komórk/;
const numberWord = /number|\bno\b|num[eé]ro|nummer|numara|номер|号|番号|번호|नंबर|رقم|מספר|numer/;
const otherWord =
  /account|acct|\bcard\b|order|invoice|\bssn\b|social|policy|claim|booking|confirmation|reference|\bref\b|\bzip|postal|postcode|\bpin\b|password|tracking|parcel|shipment|serial|\bsku\b|item|product|ticket|case|\bid\b|passport|license|licence|bestell|rechnung|kundennummer|pedido|factura|commande|facture|ordine|fattura|encomenda|fatura|\bconta\b|cuenta|conto|konto|compte|rekening|bestelling|sipari|заказ|счет|счёт|订单|訂單|账号|帳號|注文|口座|주문|계좌|ऑर्डर|खाता|طلب|حساب|הזמנה|חשבון|zamówieni|purchase|amount|[#№]\s*$/;

const extension =
  /^(?:\s{0,2}(?:x|ext\.?|extension|poste|int\.?|#)\s{0,2}[:.]?\s{0,2}\d{1,6})(?![\da-z])/i;
const dateLike =
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|(?:19|20)\d{2}\s?[-–~/]\s?(?:19|20)\d{2}|(?:19|20)\d{6})(?:\s+\d{1,2}(?:\.\d\d)?)?$/;

function lastIndex(text: string, words: RegExp): number {
  let last = -1;
  const every = new RegExp(words.source, 'g');
  for (const match of text.matchAll(every)) last = match.index;
  return last;
}

/** Which label stands nearer before the number. */
export function label(text: string, start: number, stop: number): 'phone' | 'other' | null {
  const lead = before(text, start, 40).replace(/\d[\d\s.()-]{5,}\d/g, ' ');
  const phone = lastIndex(lead, phoneWord);
  // "order 12345, 202 555 0143": a label before another number is that number's.
  const cut = /\d(?!.*\d)/s.exec(lead)?.index ?? -1;
  const own = lastIndex(lead.slice(cut + 1), otherWord);
  const other = own < 0 ? -1 : own + cut + 1;
  if (phone >= 0 && phone >= other) return 'phone';
  const tail = after(text, stop, 14).split('\n')[0]!;
  if (/^[\s\-–(\\,]{0,3}(?:office|fax|home|mobile|cell|work|tel|phone|handy|mobil)\b/.test(tail))
    return 'phone';
  if (other >= 0) return 'other';
  return lastIndex(lead.slice(-16), numberWord) >= 0 ? 'phone' : null;
}

export function findPhones(
  text: string,
  runs: readonly DigitRun[],
  options: DetectOptions = {},
): Entity[] {
  const found: Entity[] = [];
  for (const run of runs) {
    if (run.gluedLeft || run.digits.length < 5) continue;
    for (const [from, to] of pieces(text, run, options)) {
      const entity = judge(text, run, from, to, options);
      if (entity) found.push(entity);
    }
  }
  return found;
}

type Piece = readonly [from: number, to: number];

/** Splits a run of several numbers ("15205 1 8004264730"): a complete number inside stands for itself. */
function pieces(text: string, run: DigitRun, options: DetectOptions): Piece[] {
  const { groups } = run;
  const size = (i: number): number => groups[i]![1] - groups[i]![0];
  const whole: Piece = [0, groups.length - 1];
  if (run.plus && run.digits.length <= 15) return [whole];
  if (run.digits.length <= 11) return [whole];
  const list: Piece[] = [];
  let rest = 0;
  const gap = (i: number): string => text.slice(groups[i]![1], groups[i + 1]?.[0] ?? groups[i]![1]);
  for (let i = 0; i < groups.length; i++) {
    let used = -1;
    if (size(i) >= 10 && size(i) <= 13 && !(run.plus && i === 0)) {
      used = i;
    } else if (
      size(i) === 3 &&
      size(i + 1 < groups.length ? i + 1 : i) === 3 &&
      i + 2 < groups.length &&
      size(i + 2) === 4 &&
      !run.plus
    ) {
      used = i + 2;
    }
    if (used < 0) continue;
    let first = i;
    const countryBefore =
      i > rest &&
      size(i - 1) <= 6 &&
      /^0{0,2}[1-9]\d{0,2}$|^00\d{1,4}$/.test(text.slice(...groups[i - 1]!));
    if (countryBefore) first = i - 1;
    if (first > rest) list.push([rest, first - 1]);
    list.push([first, used]);
    rest = used + 1;
    i = used;
  }
  if (!list.length && run.digits.length > 15) return bySpace(groups, gap, options);
  if (rest < groups.length) list.push([rest, groups.length - 1]);
  return list.length ? list : [whole];
}

function bySpace(
  groups: DigitRun['groups'],
  gap: (i: number) => string,
  options: DetectOptions,
): Piece[] {
  const list: Piece[] = [];
  let from = 0;
  for (let i = 0; i < groups.length; i++) {
    if (
      i === groups.length - 1 ||
      / {2}|[,\t]| - /.test(gap(i)) ||
      (options.generous && i - from > 5)
    ) {
      list.push([from, i]);
      from = i + 1;
    }
  }
  return list;
}

function judge(
  text: string,
  run: DigitRun,
  from: number,
  to: number,
  options: DetectOptions,
): Entity | null {
  const { groups } = run;
  const inner = groups[from]![0];
  let start = from === 0 ? run.start : inner;
  let end = groups[to]![1];
  const digits = text.slice(inner, end).replace(/\D/g, '');
  const plus = from === 0 && run.plus;
  const count = digits.length;
  if (
    count < 6 ||
    count > 15 + (plus ? 2 : 0) ||
    (count > 13 &&
      !plus &&
      !/^0[01]/.test(digits) &&
      !/\D\d{3,5}$/.test(text.slice(inner, end)) &&
      !options.generous)
  )
    return null;
  // Pairs that go on in hexadecimal are bytes.
  if (
    /^(?:[ :-]\d\d){0,4}[ :-](?:[a-f][\da-f]|\d[a-f])(?![\da-z])/i.test(text.slice(end, end + 18))
  )
    return null;
  let written = text.slice(inner, end);
  const lastOpener = text.slice(start, inner).lastIndexOf('(');
  if (lastOpener > 0) start += lastOpener;
  const opener = lastOpener >= 0;
  const closers = (written.match(/\)/g) ?? []).length;
  const openers = (written.match(/\(/g) ?? []).length + (opener ? 1 : 0);
  if (opener && openers > closers) start += text.slice(start, inner).indexOf('(') + 1;
  if (/\([^()]*\(/.test(text.slice(start, end))) return null;
  const next = text.slice(end, end + 2);
  const tail = extension.exec(text.slice(end, end + 24))?.[0] ?? '';
  const nearby = label(text, start, end + tail.length);
  if (!tail && to === groups.length - 1 && run.gluedRight) {
    if (!options.generous || nearby !== 'phone') return null;
  }
  if (
    /^[=*]|^\s?[*=]/.test(next) ||
    /[=*$€£¥]\s?$/.test(text.slice(0, start).slice(-2)) ||
    /^\s?[%€£¥$]/.test(next)
  )
    return null;
  if (dateLike.test(written) || /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?: |$)/.test(written))
    return null;
  if (/^\d{1,3}(?:\.\d{3}){1,4}$/.test(written) && nearby !== 'phone') return null;
  if (/^\d+\.\d+$/.test(written) && (count < 9 || written.startsWith('0.')) && nearby !== 'phone')
    return null;
  if (/^0\.0+\d+$|^\d\.\d{7,}$/.test(written)) return null;
  if (
    /[\w#/-]$/.test(text.slice(Math.max(0, start - 1), start)) &&
    !options.generous &&
    !/[(@]/.test(text[start - 1] ?? '')
  )
    return null;
  if (/\/\//.test(written)) return null;
  const shape = strength(written, digits, plus);
  if (nearby === 'other' && !plus && shape < 3) return null;
  if (nearby === 'other' && !plus && groups.length === 1) return null;
  const opening =
    groups.length === 1 && (start === 0 || /^\w{0,5},? ?$/.test(text.slice(0, start)));
  const needed =
    nearby === null && opening && shape === 1.5
      ? 1.5
      : nearby === 'phone'
        ? 1
        : options.generous
          ? 1.5
          : 2;
  if (shape < needed) return null;
  end += tail.length;
  const value = (plus ? '+' : '') + digits;
  const entity: Entity = { type: 'PHONE', start, end, value };
  if (nearby === null && !plus && shape < 3 && (groups.length === 1 || groups.length === count)) {
    return {
      ...entity,
      ambiguous: true,
      alternatives: [
        { type: 'PHONE', value },
        { type: 'ORDER_ID', value: digits },
      ],
    };
  }
  return entity;
}

/** 3 = can be little else; 2 = telephone-like; 1 = only with a label beside it; 0 = not a telephone number. */
function strength(written: string, digits: string, plus: boolean): number {
  const count = digits.length;
  const groups = written.split(/\D+/).filter(Boolean);
  if (/^(\d)\1{6,}$/.test(digits) && count > 11) return 0;
  if (plus) return count >= 7 ? 3 : 1;
  if (/^(?:00|011)/.test(digits) && count >= 10 && groups.length <= 6) return 3;
  if (/^\d{3}[) .-]{1,3}\d{3}[ .-]{1,3}\d{4}$/.test(written)) return 3;
  if (/[()]/.test(written) && count >= 8) return 3;
  if (groups.length >= 2) {
    const sizes = groups.map((group) => group.length).join('-');
    const spaces = !/[-./]/.test(written);
    if (sizes === '3-2-4') return 1.5;
    if (groups.some((group) => group.length > 9)) return count <= 13 ? 2 : 1;
    if (count >= 10 && digits.startsWith('0')) return 3;
    if (count >= 10 && count <= 13) return 2.5;
    if (count > 13) return 1;
    if (count === 9 && digits.startsWith('0') && (!spaces || groups.length > 2)) return 3;
    // House numbers and postal codes look like these: a label decides.
    if (spaces && groups.length === 2) return 1.5;
    if (spaces && sizes !== '3-3-3' && sizes !== '2-2-2-2') return 1.5;
    if (sizes === '4-3' || sizes === '2-3' || sizes === '5-4') return 1.5;
    return count >= 7 ? 2 : 1.5;
  }
  if (count >= 10 && count <= 12) return 2;
  if (count >= 7 && count <= 13) return 1.5;
  return count === 6 && digits.startsWith('0') ? 1 : 0;
}
