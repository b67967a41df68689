// Payment card numbers: 12-19 digits in plausible groups, Luhn-valid, of an issuer's range (or named as a card nearby). Used
// by extraction, redaction and by the masking before storage.

import { before } from '#core/understanding/entities/characters';
import { luhn } from '#core/understanding/entities/checksums';
import type { DigitRun } from '#core/understanding/entities/digit-runs';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';

const cardWord =
  /card|\bcc\b|visa|master|amex|american express|discover|maestro|\bpan\b|tarjeta|carte|karte|carta|cart[aã]o|kaart|kart|карт|カード|卡|카드|कार्ड|بطاقة|כרטיס/;

function issuer(digits: string): string | null {
  const length = digits.length;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (digits[0] === '4' && [13, 16, 18, 19].includes(length)) return 'visa';
  if (((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) && length === 16)
    return 'mastercard';
  if ((two === 34 || two === 37) && length === 15) return 'amex';
  if ((four === 6011 || two === 65 || (four >= 6440 && four <= 6499)) && length >= 16)
    return 'discover';
  if ((two === 30 || two === 36 || two === 38 || two === 39) && (length === 14 || length >= 16))
    return 'diners';
  if (four >= 3528 && four <= 3589 && length >= 16) return 'jcb';
  if ((four === 2131 || four === 1800) && length === 15) return 'jcb';
  if (two === 62 && length >= 16) return 'unionpay';
  if ((two === 50 || (two >= 56 && two <= 69)) && length >= 13) return 'maestro';
  if (four >= 2200 && four <= 2204 && length >= 16) return 'mir';
  if (/^(?:60|65|81|82|508)/.test(digits) && length === 16) return 'rupay';
  return null;
}

export function findPaymentCards(
  text: string,
  runs: readonly DigitRun[],
  options: DetectOptions = {},
): Entity[] {
  const found: Entity[] = [];
  for (const run of runs) {
    if (run.digits.length < 12 || run.gluedLeft || run.gluedRight || run.plus) continue;
    for (const [from, to] of windows(text, run)) {
      const start = run.groups[from]![0];
      const end = run.groups[to]![1];
      const digits = text.slice(start, end).replace(/\D/g, '');
      if (digits.length < 12 || digits.length > 19 || /^0+$/.test(digits)) continue;
      const named = cardWord.test(before(text, start, 60));
      const brand = issuer(digits);
      const valid = luhn(digits) && (brand !== null || named);
      if (
        !valid &&
        !(
          options.generous &&
          (named || (brand !== null && brand !== 'maestro' && digits.length >= 15))
        )
      )
        continue;
      found.push({ type: 'CREDIT_CARD', start, end, value: digits });
      break;
    }
  }
  return found;
}

/** Sub-runs of 12-19 digits, longest first at each start ("12345 4012 8888 8888 1881"), grouped as people write cards. */
function windows(text: string, run: DigitRun): [number, number][] {
  const { groups } = run;
  const list: [number, number][] = [];
  const size = (i: number): number => groups[i]![1] - groups[i]![0];
  if (groups.length > 1 && groups.every(([a, b]) => b - a === 1)) {
    return groups.length <= 19 ? [[0, groups.length - 1]] : [];
  }
  for (let from = 0; from < groups.length; from++) {
    const fitting: [number, number][] = [];
    let digits = 0;
    let separator: string | null = null;
    for (let to = from; to < groups.length; to++) {
      if (to > from) {
        const gap = text.slice(groups[to - 1]![1], groups[to]![0]);
        if (!/^(?: {1,2}|[-.])$/.test(gap) || (separator !== null && gap !== separator)) break;
        separator = gap;
      }
      if (to > from && (size(to) < 3 || size(from) < 3)) break;
      digits += size(to);
      if (digits > 19) break;
      // "64739 3000 75211 00 8710": groups go on in the same rhythm, so this is a longer number.
      const tail = groups[to + 1] ? text.slice(groups[to]![1], groups[to + 1]![0]) : '';
      if (
        digits >= 12 &&
        !(
          to > from &&
          tail === separator &&
          size(to + 1) === 2 &&
          digits < 15 &&
          text[groups[to + 1]![1]] !== '/'
        )
      )
        fitting.push([from, to]);
    }
    list.push(...fitting.reverse());
  }
  return list;
}
