// When an inbox is open, in its own time zone: summer and winter, holidays, midnight, spans that touch.
import { describe, expect, test } from 'vitest';
import { closesAt, isOpenAt, localTime, opensAt } from '#core/business-hours';
import { noon } from '#tests/support/factories';

describe('business hours', () => {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:30' }));
  const warsaw = {
    zone: 'Europe/Warsaw',
    hours: week,
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  };

  test('are the inbox’s, summer and winter', () => {
    // 07:30 UTC is 09:30 in summer and 08:30 in winter.
    expect(isOpenAt(Date.UTC(2026, 6, 1, 7, 30), warsaw)).toBe(true);
    expect(isOpenAt(Date.UTC(2026, 11, 1, 7, 30), warsaw)).toBe(false);
    expect(isOpenAt(Date.UTC(2026, 11, 1, 16, 30), warsaw)).toBe(false);
  });

  test('holidays are closed, weekends too; what opens next is told', () => {
    const christmas = Date.UTC(2026, 11, 25, 10);
    expect(isOpenAt(christmas, warsaw)).toBe(false);
    // Friday the 25th: Monday the 28th, nine in winter.
    expect(opensAt(christmas, warsaw)).toBe(Date.UTC(2026, 11, 28, 8));
    expect(opensAt(christmas, { ...warsaw, hours: [] })).toBe(Date.UTC(2026, 11, 25, 23));
  });

  test('the day on which the clocks change has its hours, too', () => {
    const sunday = {
      zone: 'Europe/Warsaw',
      hours: [{ day: 7, from: '09:00', to: '12:00' }],
      holidays: [],
    };
    expect(opensAt(Date.UTC(2026, 2, 28, 12), sunday)).toBe(Date.UTC(2026, 2, 29, 7));
    expect(opensAt(Date.UTC(2026, 9, 24, 12), sunday)).toBe(Date.UTC(2026, 9, 25, 8));
  });

  test('it closes at the end of what touches, around midnight, too; never when it always is open', () => {
    // Monday noon: 14:00 in Warsaw.
    const at = (hours: [number, string, string][], when = noon) => {
      const closes = closesAt(when, {
        zone: 'Europe/Warsaw',
        hours: hours.map(([day, from, to]) => ({ day, from, to })),
        holidays: [],
      });
      return closes === null ? null : new Date(closes).toISOString().slice(5, 16);
    };
    const always = [1, 2, 3, 4, 5, 6, 7].map((day): [number, string, string] => [
      day,
      '00:00',
      '24:00',
    ]);
    expect([
      at([[1, '09:00', '17:30']]),
      at([
        [1, '09:00', '14:30'],
        [1, '14:30', '18:00'],
        [1, '19:00', '20:00'],
      ]),
      at([
        [1, '12:00', '24:00'],
        [2, '00:00', '06:00'],
      ]),
      at([[1, '15:00', '17:00']]),
      at([]),
      at(always),
      // Up to the holiday.
      closesAt(noon, {
        zone: 'Europe/Warsaw',
        hours: always.map(([day, from, to]) => ({ day, from, to })),
        holidays: [{ date: '2026-06-17', name: 'Feast' }],
      }),
    ]).toEqual([
      '06-15T15:30',
      '06-15T16:00',
      '06-16T04:00',
      null,
      null,
      null,
      Date.UTC(2026, 5, 16, 22),
    ]);
  });

  test('midnight is the beginning of a day', () => {
    expect(localTime(Date.UTC(2026, 5, 14, 22), 'Europe/Warsaw')).toEqual({
      date: '2026-06-15',
      day: 1,
      time: '00:00',
    });
  });

  test('nothing within three weeks is nothing', () => {
    const holidays = Array.from({ length: 60 }, (_, day) => ({
      date: new Date(noon + day * 86_400_000).toISOString().slice(0, 10),
      name: '',
    }));
    expect(opensAt(noon, { zone: 'UTC', hours: week, holidays })).toBe(null);
  });
});
