// Hostile input: redaction of a megabyte and extraction of the longest text finish in time that grows with the length only.
import { expect, test } from 'vitest';
import { redact } from '#core/redaction/redact';
import { extractEntities, longestText } from '#core/understanding/entities/extract';

const fillers = [
  'a',
  '1',
  '1 ',
  '1-',
  '(1',
  'a@',
  '@',
  'a.',
  '.',
  ':',
  '::',
  'A1 ',
  '$1',
  'dollar ',
  'next ',
  '3 days ',
  '4012 8888 8888 1882 ',
  'order number ',
  'GB29 ',
  '一',
  '下',
  'कल ',
  ' ',
  '+1 ',
  'a at b dot ',
];

test.each(fillers)('%j', (filler) => {
  const fill = (length: number): string => filler.repeat(Math.ceil(length / filler.length));
  const started = performance.now();
  expect(redact(fill(200_000)).text.length).toBeGreaterThan(0);
  expect(extractEntities(fill(longestText), { now: 0 })).toEqual(expect.any(Array));
  // Quadratic work would take minutes here; the bound only has to survive a slow machine.
  expect(performance.now() - started).toBeLessThan(10_000);
});
