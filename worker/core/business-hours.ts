/**
 * Whether somebody is expected to be there: weekly openings and holidays in the inbox's own time zone, daylight saving
 * included. Pure (Intl knows the zones). Used by core/routing and what the visitor is told.
 */
export interface Hours {
  /** IANA. */
  zone: string;
  /** 1 Monday … 7 Sunday; none at all is always open. */
  hours: readonly { day: number; from: string; to: string }[];
  /** Local dates, YYYY-MM-DD, with what they are called ('' when nothing is said). */
  holidays: readonly { date: string; name: string }[];
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** So far ahead an opening is looked for: longer holidays are answered with nothing. */
const aheadDays = 21;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export interface Local {
  date: string;
  day: number;
  time: string;
}

export function localTime(at: number, zone: string): Local {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    day: weekdays.indexOf(part['weekday'] ?? '') + 1,
    time: `${part['hour']}:${part['minute']}`,
  };
}

export function isOpenAt(at: number, { zone, hours, holidays }: Hours): boolean {
  const local = localTime(at, zone);
  if (holidays.some(({ date }) => date === local.date)) return false;
  if (hours.length === 0) return true;
  return hours.some(
    ({ day, from, to }) => day === local.day && from <= local.time && local.time < to,
  );
}

/** The name of today's holiday; '' for one without, null for none. */
export function holidayAt(at: number, { zone, holidays }: Hours): string | null {
  const { date } = localTime(at, zone);
  return holidays.find((holiday) => holiday.date === date)?.name ?? null;
}

/** When what is open now closes; spans that touch are one. Null when it is closed, or open around the clock. */
export function closesAt(at: number, when: Hours): number | null {
  if (when.hours.length === 0 || !isOpenAt(at, when)) return null;
  let end = at;
  for (let step = 0; step <= aheadDays * 4; step++) {
    const local = localTime(end, when.zone);
    const to = when.hours
      .filter(
        ({ day, from, to: until }) => day === local.day && from <= local.time && local.time < until,
      )
      .map((span) => span.to)
      .toSorted()
      .at(-1);
    if (to === undefined) return end;
    end = instantOf(end, to, when.zone);
    if (!isOpenAt(end, when)) return end;
  }
  return null;
}

/** The next minute at which it is open; `at` itself when it is, null when not within three weeks. */
export function opensAt(at: number, when: Hours): number | null {
  if (isOpenAt(at, when)) return at;
  // Only openings begin at full minutes named in the table or at midnight: those are looked at, day by day.
  const starts = when.hours.length === 0 ? ['00:00'] : when.hours.map(({ from }) => from);
  const candidates = new Set(starts);
  for (let day = 0; day <= aheadDays; day++) {
    const found = [...candidates]
      .map((time) => instantOf(at + day * dayMs, time, when.zone))
      .filter((instant) => instant > at && isOpenAt(instant, when))
      .toSorted((a, b) => a - b)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** The instant of a local time on the local date of `at`; the offset is looked at twice, for the days that change it. */
function instantOf(at: number, time: string, zone: string): number {
  const { date } = localTime(at, zone);
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    const local = localTime(guess, zone);
    guess += wanted - Date.parse(`${local.date}T${local.time}:00Z`);
  }
  return guess;
}
