// Dates and times by language: the value of what a customer says, against Friday 2026-11-20 10:00.
import { expect, test } from 'vitest';
import { findDates } from '#core/understanding/entities/dates/find-dates';

const now = Date.UTC(2026, 10, 20, 10, 0);

test.each<[language: string, text: string, iso: string]>([
  ['en', 'today', '2026-11-20'],
  ['en', 'the day after tomorrow', '2026-11-22'],
  ['en', 'next Monday', '2026-11-23'],
  ['en', 'since Monday', '2026-11-16'],
  ['de', 'seit Montag', '2026-11-16'],
  ['fr', 'depuis mardi', '2026-11-17'],
  ['en', 'in 3 weeks', '2026-12-11'],
  ['en', 'two days ago', '2026-11-18'],
  ['en', 'three days after Christmas', '2026-12-28'],
  ['en', '14th of February 2027', '2027-02-14'],
  ['en', 'Feb 14', '2027-02-14'],
  ['en', 'half past nine tomorrow', '2026-11-21T09:30:00'],
  ['en', 'last month', '2026-10-01'],
  ['en', 'Easter 2027', '2027-03-28'],
  ['en', 'Q1 2027', '2027-01-01'],
  ['en', '2027-01-05 14:30', '2027-01-05T14:30:00'],
  ['es', 'pasado mañana', '2026-11-22'],
  ['es', 'la semana que viene', '2026-11-23'],
  ['es', 'el 5 de enero de 2027', '2027-01-05'],
  ['fr', 'il y a deux semaines', '2026-11-06'],
  ['fr', 'le 1er mars 2027', '2027-03-01'],
  ['fr', 'demain à 14h30', '2026-11-21T14:30:00'],
  ['de', 'übermorgen', '2026-11-22'],
  ['de', '10. August 2027', '2027-08-10'],
  ['en', 'Dec. 21', '2026-12-21'],
  ['en', '3 Aug 96', '1996-08-03'],
  ['de', 'vor drei Tagen', '2026-11-17'],
  ['de', 'am 24.12.2026', '2026-12-24'],
  ['de', 'morgen um halb neun', '2026-11-21T08:30:00'],
  ['it', 'dopodomani', '2026-11-22'],
  ['it', 'il 3 marzo 2027', '2027-03-03'],
  ['pt', 'há dois dias', '2026-11-18'],
  ['pt', 'próxima semana', '2026-11-23'],
  ['nl', 'overmorgen', '2026-11-22'],
  ['nl', '5 mei 2027', '2027-05-05'],
  ['tr', '5 Ocak 2027', '2027-01-05'],
  ['tr', 'gelecek hafta', '2026-11-23'],
  ['pl', '3 maja 2027', '2027-05-03'],
  ['pl', 'za dwa dni', '2026-11-22'],
  ['ru', 'через три дня', '2026-11-23'],
  ['ru', '8 марта 2027', '2027-03-08'],
  ['zh', '后天', '2026-11-22'],
  ['zh', '2027年3月5日', '2027-03-05'],
  ['zh', '明天下午三点半', '2026-11-21T15:30:00'],
  ['ja', '来週の月曜日', '2026-11-23'],
  ['ja', '3日前', '2026-11-17'],
  ['ko', '다음 주 월요일', '2026-11-23'],
  ['ko', '2027년 3월 5일', '2027-03-05'],
  ['ar', 'بعد غد', '2026-11-22'],
  ['ar', 'منذ يومين', '2026-11-18'],
  ['hi', 'अगले सोमवार', '2026-11-23'],
  ['he', 'לפני שבועיים', '2026-11-06'],
])('%s: %s', (language, text, iso) => {
  expect(findDates(text, { language, now }).map((entity) => entity.iso)).toEqual([iso]);
});

test.each([
  'This may or may not be right.',
  'I sat in the sun',
  'Good morning',
  '3 hours',
  'a second pair',
  'Tel: +86 138-2010-2015',
  'march on second thought',
])('no date in "%s"', (text) => {
  expect(findDates(text, { language: 'en', now })).toEqual([]);
});

test('a range has both ends', () => {
  expect(findDates('from March 3 to March 9 2027', { language: 'en', now })).toEqual([
    {
      type: 'DATE',
      start: 0,
      end: 28,
      value: 'from March 3 to March 9 2027',
      iso: '2027-03-03',
      isoEnd: '2027-03-09',
    },
  ]);
});

test('a Latin text of unknown language is read in the language that explains most of it', () => {
  expect(findDates('antes del próximo lunes', { now }).map((entity) => entity.iso)).toEqual([
    '2026-11-23',
  ]);
});
