// Masks payment card numbers before a message is stored (PCI DSS 3.4: at most the last four digits stay). Irreversible; every
// text that a person typed passes here before the log is written.

import { toAscii } from '#core/understanding/entities/characters';
import { digitRuns } from '#core/understanding/entities/digit-runs';
import { findPaymentCards } from '#core/understanding/entities/payment-card';

export function maskCards(text: string): string {
  if (!/\d/.test(text) && !/[\u0660-\uff19]/.test(text)) return text;
  const plain = toAscii(text);
  const parts: string[] = [];
  let last = 0;
  for (const card of findPaymentCards(plain, digitRuns(plain))) {
    if (card.value.length < 13) continue;
    parts.push(text.slice(last, card.start));
    let left = card.value.length - 4;
    for (let i = card.start; i < card.end; i++) {
      const digit = /\d/.test(plain[i]!);
      parts.push(digit && left > 0 ? '•' : text[i]!);
      if (digit) left--;
    }
    last = card.end;
  }
  parts.push(text.slice(last));
  return parts.join('');
}
