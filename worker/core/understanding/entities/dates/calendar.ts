// Calendar arithmetic on plain numbers (proleptic Gregorian, no time zones): days since 1970-01-01 and civil dates. Also the
// movable feasts that visitors name. Pure; the date resolver is its only user.

export interface Civil {
  readonly y: number;
  /** 1-12 */
  readonly mo: number;
  readonly d: number;
}

export const daysIn = (y: number, mo: number): number =>
  mo === 2
    ? y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(mo)
      ? 30
      : 31;

export const isDate = (y: number, mo: number, d: number): boolean =>
  mo >= 1 && mo <= 12 && d >= 1 && d <= daysIn(y, mo);

/** Howard Hinnant's days_from_civil. */
export function dayNumber({ y, mo, d }: Civil): number {
  const year = mo <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (mo + (mo > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}

export function fromDayNumber(days: number): Civil {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const mo = month < 10 ? month + 3 : month - 9;
  return {
    y: year + era * 400 + (mo <= 2 ? 1 : 0),
    mo,
    d: ofYear - Math.floor((153 * month + 2) / 5) + 1,
  };
}

/** 1 Monday … 7 Sunday */
export const weekday = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1;
export const monday = (days: number): number => days - weekday(days) + 1;

export function addMonths(date: Civil, months: number): Civil {
  const index = date.y * 12 + date.mo - 1 + months;
  const y = Math.floor(index / 12);
  const mo = index - y * 12 + 1;
  return { y, mo, d: Math.min(date.d, daysIn(y, mo)) };
}

export const isoDate = ({ y, mo, d }: Civil): string =>
  `${String(y).padStart(4, '0')}-${String(mo).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

/** Gregorian computus (Meeus). */
export function easter(y: number): number {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const e = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - e - (c % 4)) % 7;
  const m = Math.floor((a + 11 * e + 22 * l) / 451);
  const mo = Math.floor((e + l - 7 * m + 114) / 31);
  return dayNumber({ y, mo, d: ((e + l - 7 * m + 114) % 31) + 1 });
}

/** Julian computus, in Gregorian days; right from 1900 to 2099. */
function orthodoxEaster(y: number): number {
  const d = (19 * (y % 19) + 15) % 30;
  const e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
  const mo = Math.floor((d + e + 114) / 31);
  return dayNumber({ y, mo, d: ((d + e + 114) % 31) + 1 }) + 13;
}

/** The n-th (or last, n = 0) `day` of a month. */
export function nthWeekday(y: number, mo: number, day: number, n: number): number {
  if (n === 0) {
    const last = dayNumber({ y, mo, d: daysIn(y, mo) });
    return last - ((weekday(last) - day + 7) % 7);
  }
  const first = dayNumber({ y, mo, d: 1 });
  return first + ((day - weekday(first) + 7) % 7) + (n - 1) * 7;
}

const fixed: Readonly<Record<string, string>> = {
  xmas: '12-25',
  xmaseve: '12-24',
  silvester: '12-31',
  newyear: '1-1',
};
/** Lunisolar feasts by year; outside the table they are recognised without a date. */
const tables: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  cny: {
    2016: '2-8',
    2017: '1-28',
    2018: '2-16',
    2019: '2-5',
    2020: '1-25',
    2021: '2-12',
    2022: '2-1',
    2023: '1-22',
    2024: '2-10',
    2025: '1-29',
    2026: '2-17',
    2027: '2-6',
    2028: '1-26',
    2029: '2-13',
    2030: '2-3',
  },
  midautumn: {
    2016: '9-15',
    2017: '10-4',
    2018: '9-24',
    2019: '9-13',
    2020: '10-1',
    2021: '9-21',
    2022: '9-10',
    2023: '9-29',
    2024: '9-17',
    2025: '10-6',
    2026: '9-25',
    2027: '9-15',
    2028: '10-3',
    2029: '9-22',
    2030: '9-12',
  },
  dragonboat: {
    2016: '6-9',
    2017: '5-30',
    2018: '6-18',
    2019: '6-7',
    2020: '6-25',
    2021: '6-14',
    2022: '6-3',
    2023: '6-22',
    2024: '6-10',
    2025: '5-31',
    2026: '6-19',
    2027: '6-9',
    2028: '5-28',
    2029: '6-16',
    2030: '6-5',
  },
  diwali: {
    2018: '11-7',
    2019: '10-27',
    2020: '11-14',
    2021: '11-4',
    2022: '10-24',
    2023: '11-12',
    2024: '11-1',
    2025: '10-20',
    2026: '11-8',
    2027: '10-29',
    2028: '10-17',
    2029: '11-5',
    2030: '10-26',
  },
};

/** The day of a feast in a year, by the keys of the word lists, or null. */
export function holiday(key: string, y: number): number | null {
  const [, name, shift] = /^([a-z]+|\d+-[^+]+?)([+-]\d+)?$/.exec(fixed[key] ?? key) ?? [];
  const add = Number(shift ?? 0);
  if (/^\d/.test(fixed[key] ?? key)) {
    const [mo, rest, day] = (fixed[key] ?? key).split('-');
    if (day !== undefined)
      return nthWeekday(y, Number(mo), Number(day), rest === 'last' ? 0 : parseInt(rest!, 10));
    return dayNumber({ y, mo: Number(mo), d: Number(rest) });
  }
  if (name === 'easter') return easter(y) + add;
  if (name === 'orthodoxeaster') return orthodoxEaster(y) + add;
  if (name === 'blackfriday') return nthWeekday(y, 11, 4, 4) + 1;
  if (name === 'cybermonday') return nthWeekday(y, 11, 4, 4) + 4;
  if (name === 'advent') {
    const christmas = dayNumber({ y, mo: 12, d: 25 });
    return christmas - weekday(christmas) - 21 + add;
  }
  const row = name ? tables[name]?.[y] : undefined;
  if (!row) return null;
  const [mo, d] = row.split('-');
  return dayNumber({ y, mo: Number(mo), d: Number(d) }) + add;
}
