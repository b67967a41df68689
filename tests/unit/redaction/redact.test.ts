// Personal data leaves as placeholders and comes back unchanged; cards are masked before storage.
import { expect, test } from 'vitest';
import { maskCards } from '#core/redaction/mask-cards';
import { redact, restore } from '#core/redaction/redact';

test('one placeholder a value, numbered by type, and back again', () => {
  const text = 'mail a@b.com or c@d.org, again a@b.com; call +44 20 7946 0958';
  const redacted = redact(text);
  expect(redacted).toEqual({
    text: 'mail ⟦EMAIL_1⟧ or ⟦EMAIL_2⟧, again ⟦EMAIL_1⟧; call ⟦PHONE_1⟧',
    spans: [
      { type: 'EMAIL', start: 5, end: 12, placeholder: '⟦EMAIL_1⟧', original: 'a@b.com' },
      { type: 'EMAIL', start: 16, end: 23, placeholder: '⟦EMAIL_2⟧', original: 'c@d.org' },
      { type: 'EMAIL', start: 31, end: 38, placeholder: '⟦EMAIL_1⟧', original: 'a@b.com' },
      { type: 'PHONE', start: 45, end: 61, placeholder: '⟦PHONE_1⟧', original: '+44 20 7946 0958' },
    ],
  });
  expect(restore(redacted.text, redacted.spans)).toBe(text);
});

test.each([
  ['card 4111 1111 1111 1111', 'card ⟦CREDIT_CARD_1⟧'],
  ['card 4111 1111 1111 1112', 'card ⟦CREDIT_CARD_1⟧'],
  ['4111 1111 1111 1111 12/27 123', '⟦CREDIT_CARD_1⟧ 12/27 123'],
  ['order 12345, (202) 555-0143', 'order 12345, ⟦PHONE_1⟧'],
  ['iban DE89 3704 0044 0532 0130 00', 'iban ⟦IBAN_1⟧'],
  ['iban DE89 3704 0044 0532 0130 01', 'iban ⟦IBAN_1⟧'],
  ['my ssn is 078-05-1120', 'my ssn is ⟦US_SSN_1⟧'],
  ['from 2001:db8::1', 'from ⟦IP_1⟧'],
  ['jane dot doe at example dot com', 'jane dot ⟦EMAIL_1⟧'],
  ['phone 61 51 81 office', 'phone ⟦PHONE_1⟧ office'],
  ['电话13812345678', '电话⟦PHONE_1⟧'],
  ['هاتف ٠٥٠١٢٣٤٥٦٧', 'هاتف ⟦PHONE_1⟧'],
  ['order 123456789012', 'order 123456789012'],
  ['on 16/04/2026 for 12.50', 'on 16/04/2026 for 12.50'],
])('%s', (text, masked) => {
  expect(redact(text).text).toBe(masked);
});

test('the policy lets a type through', () => {
  expect(redact('a@b.com 10.0.0.1', { policy: { EMAIL: false } }).text).toBe('a@b.com ⟦IP_1⟧');
});

test('numbering goes on from earlier messages, and a forged placeholder restores nothing', () => {
  const first = redact('a@b.com');
  const second = redact('a@b.com c@d.org', { taken: first.spans });
  expect(second.text).toBe('⟦EMAIL_1⟧ ⟦EMAIL_2⟧');
  const forged = redact('⟦EMAIL_1⟧ x@y.org');
  expect(forged.text).toBe('⟦EMAIL_1⟧ ⟦EMAIL_2⟧');
  expect(restore(forged.text, forged.spans)).toBe('⟦EMAIL_1⟧ x@y.org');
  expect(restore('⟦PHONE_9⟧', forged.spans)).toBe('⟦PHONE_9⟧');
});

test.each([
  ['4111-1111-1111-1111 and 5500 0000 0000 0004', '••••-••••-••••-1111 and •••• •••• •••• 0004'],
  ['not a card: 4111 1111 1111 1112', 'not a card: 4111 1111 1111 1112'],
  ['４１１１ １１１１ １１１１ １１１１', '•••• •••• •••• １１１１'],
  ['nothing here', 'nothing here'],
])('maskCards %s', (text, masked) => {
  expect(maskCards(text)).toBe(masked);
});
