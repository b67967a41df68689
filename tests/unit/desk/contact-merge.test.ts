/** Two records of one person: which values stay, and when a phone number is the same. */
import { expect, test } from 'vitest';
import { beforeMerge, mergedValues, phoneDigits } from '#core/contact-merge';

const kept = { name: 'Ana', email: null, attributes: { tier: 'gold', city: 'Oslo' } };
const gone = { name: 'Ana Souza', email: 'ana@x.example', attributes: { tier: 'basic', fax: '1' } };

test('what is kept stays, what it lacks is taken over, what is chosen wins', () => {
  const none = { name: false, email: false, attributes: [] };
  expect(mergedValues(kept, gone, none)).toEqual({
    name: 'Ana',
    email: 'ana@x.example',
    attributes: { tier: 'gold', city: 'Oslo', fax: '1' },
  });
  expect(mergedValues(kept, gone, { name: true, email: true, attributes: ['tier', 'no'] })).toEqual(
    {
      name: 'Ana Souza',
      email: 'ana@x.example',
      attributes: { tier: 'basic', city: 'Oslo', fax: '1' },
    },
  );
  // A choice of nothing takes nothing away.
  expect(mergedValues(gone, kept, { name: false, email: true, attributes: [] }).email).toBe(
    'ana@x.example',
  );
});

test('a number is the same however it is written; a short one is nobody’s own', () => {
  expect(
    ['+49 170 1234567', '0049 (170) 123-4567', '170 12', '', 'call me'].map(phoneDigits),
  ).toEqual(['491701234567', '491701234567', '', '', '']);
});

test('undone: what still says what the merge wrote is what it was, what has changed since stays', () => {
  const before = { name: 'Ana', email: 'old@x.example', isVip: false };
  const after = { name: 'Ana Souza', email: 'old@x.example', isVip: true };
  expect([
    beforeMerge(after, before, after),
    beforeMerge({ ...after, name: 'A. S.' }, before, after),
    beforeMerge({ ...after, email: 'new@x.example', isVip: false }, before, after),
  ]).toEqual([
    before,
    { ...before, name: 'A. S.' },
    { name: 'Ana', email: 'new@x.example', isVip: false },
  ]);
});
