/** A code that the visitor wrote may be said back, whatever currency its letters spell; an amount may not. */
import { expect, test } from 'vitest';
import { Sources, unsupportedClaim } from '#core/answer/judge-claims';

test.each<[string, string, string | null]>([
  ['a code with a currency in it', 'You asked nonce-nkr8TsjAj40z.', null],
  ['an order number', 'Order HP-10048kr213 is on its way.', null],
  ['the same code changed by the model', 'You asked nonce-nkr9TsjAj40z.', 'an amount'],
  ['a bare amount of the visitor', 'We will send 500EUR at once.', 'an amount'],
])('%s', (_, sentence, claim) => {
  const visitor = 'What about nonce-nkr8TsjAj40z and HP-10048kr213? You owe me 500EUR.';
  expect(unsupportedClaim(sentence, new Sources('', visitor))).toBe(claim);
});
