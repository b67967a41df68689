// Which patterns a tenant may set: those that run in linear time.
import { expect, test } from 'vitest';
import { patternProblem } from '#core/understanding/entities/tenant-pattern';

test.each(['VC-\\d{5}', '[A-Z]{2}\\d{4,8}', 'INV(?:-\\d{3}){2}', 'A?B\\d{3}'])(
  '%s is accepted',
  (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  },
);

test.each([
  '(a+)+b',
  '(a|aa)*',
  '(?:\\d{1,9}){1,9}',
  '(a?){50}',
  '\\d{1,9}\\d{1,9}\\d{1,9}\\d{1,9}',
  '(.)\\1',
  '(?=a)b',
  'a{1,1000}',
  '(',
  '',
  'x'.repeat(201),
  'a?',
])('%s is refused', (pattern) => {
  expect(patternProblem(pattern)).toEqual(expect.any(String));
});
