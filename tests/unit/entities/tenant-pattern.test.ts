// Which patterns a tenant may set: those that run in linear time.
import { expect, test } from 'vitest';
import {
  findTenantEntities,
  patternProblem,
  patternsProblem,
} from '#core/understanding/entities/tenant-pattern';

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
  // Nothing nested, and yet 2²⁸ ways.
  `${'a?'.repeat(28)}${'a'.repeat(28)}`,
  '(?:a|a)'.repeat(28),
  'a{1,5}{1,5}',
  'a{1,}b',
  '[a-z',
  'a)b',
  '(?<name>a)',
  '\\p{L',
])('%s is refused', (pattern) => {
  expect(patternProblem(pattern)).toEqual(expect.any(String));
});

// Each is accepted; the text is made to be tried in every way. What is endless would never come back.
test.each([
  ['[a ]{1,40}[a ]{1,40}x', 'a '.repeat(2_000)],
  ['(?:a|[a-z]){1,9}-', 'aaaaaaaaa '.repeat(400)],
  ['(?:a |a b ){3}c', 'a b a '.repeat(700)],
])('%s cannot be made slow', (pattern, text) => {
  expect([patternProblem(pattern), findTenantEntities(text, [{ type: 'X', pattern }])]).toEqual([
    null,
    [],
  ]);
});

test('what a tenant sets is found in what visitors write', () => {
  const patterns = [
    { type: 'VOUCHER', pattern: 'VC-\\d{5}' },
    { type: 'ORDER_ID', pattern: 'NW\\d{6}' },
  ];
  expect(findTenantEntities('my voucher vc-12345 for nw204518, not VC-123456', patterns)).toEqual([
    { type: 'VOUCHER', start: 11, end: 19, value: 'vc-12345' },
    { type: 'ORDER_ID', start: 24, end: 32, value: 'nw204518' },
  ]);
});

const voucher = { name: 'VOUCHER', pattern: 'VC-\\d{5}', example: 'VC-12345' };
test.each([
  [[voucher], null],
  [[voucher, { ...voucher, example: 'VC-1' }], 'entityPatterns.1: the same pattern twice'],
  [[{ ...voucher, example: 'VC-1' }], 'entityPatterns.0.example: the pattern does not match it'],
  [
    [{ ...voucher, pattern: '(a+)+' }],
    'entityPatterns.0.pattern: repeat with an upper bound, like {1,20}, not with * or +',
  ],
  [
    [1, 2, 3].map((count) => ({
      name: 'LONG',
      pattern: `${count}[a-z]{1,40}[0-9]{1,40}`,
      example: `${count}a1`,
    })),
    'entityPatterns.2.pattern: all patterns together leave too many ways',
  ],
])('a tenant’s patterns %#', (patterns, problem) => {
  expect(patternsProblem(patterns)).toBe(problem);
});
