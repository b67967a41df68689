/** Arguments as people read them. */
import { expect, it } from 'vitest';
import { forPeople } from '#core/tool/render';

it.each([
  ['2026-11-23T09:00:00.000Z', 'en', 'Nov 23, 2026, 9:00 AM UTC'],
  ['2026-11-23T09:00:00', 'de', '23.11.2026, 09:00'],
  ['2026-11-23', 'en', '2026-11-23'],
  ['2026-19-93T09:00', 'en', '2026-19-93T09:00'],
  [5, 'en', 5],
])('%s in %s', (value, language, expected) => {
  const { start } = forPeople({ start: value }, language);
  expect(typeof start === 'string' ? start.replace(/\u202f/g, ' ') : start).toBe(expected);
});
