/**
 * An inbox while it is written: hours by weekday as clocks of a browser (midnight is 00:00), holidays as rows, and what stands against
 * saving it, each at its field. Pure; used by the forms of inboxes.tsx.
 */
import type { Holiday, InboxRequest, Opening, TeamInbox } from '#protocol/team';
import type { TextKey } from '../locales/texts.ts';
import { listed } from './lead-capture-words.ts';

export interface Span {
  from: string;
  to: string;
}

export interface InboxDraft {
  name: string;
  isDefault: boolean;
  teamId: string;
  overflow: 'team' | 'anyone';
  languages: string;
  zone: string;
  isAlwaysOpen: boolean;
  /** Monday first. */
  week: Span[][];
  holidays: Holiday[];
  /** Empty is the company's setting. */
  waitMinutes: string;
}

export const days = [0, 1, 2, 3, 4, 5, 6] as const;
export const usualSpan: Span = { from: '09:00', to: '17:00' };
const minuteMs = 60_000;
const waitMinutesRange = { least: 0.5, most: 1_440 };

export const usualWeek = (): Span[][] => days.map((day) => (day < 5 ? [usualSpan] : []));

export const freshInbox = (zone: string, isFirst: boolean): InboxDraft => ({
  name: '',
  isDefault: isFirst,
  teamId: '',
  overflow: 'team',
  languages: '',
  zone,
  isAlwaysOpen: false,
  week: usualWeek(),
  holidays: [],
  waitMinutes: '',
});

export function draftOf(inbox: TeamInbox): InboxDraft {
  const { name, isDefault, teamId, overflow, languages, zone, hours, waitLimitMs } = inbox;
  return {
    name,
    isDefault,
    teamId: teamId ?? '',
    overflow,
    languages: languages.join(', '),
    zone,
    isAlwaysOpen: hours.length === 0,
    week:
      hours.length === 0
        ? usualWeek()
        : days.map((day) =>
            hours
              .filter((one) => one.day === day + 1)
              .map(({ from, to }) => ({ from, to: to === '24:00' ? '00:00' : to }))
              .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
          ),
    holidays: inbox.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    waitMinutes: waitLimitMs === null ? '' : String(waitLimitMs / minuteMs),
  };
}

/** Midnight at the end of a span is the day's end. */
const endOf = ({ to }: Span): string => (to === '00:00' ? '24:00' : to);

export function requestOf(draft: InboxDraft): InboxRequest {
  const { name, isDefault, teamId, overflow, zone, waitMinutes } = draft;
  const hours = draft.isAlwaysOpen
    ? []
    : draft.week.flatMap((spans, day) =>
        spans.map((span): Opening => ({ day: day + 1, from: span.from, to: endOf(span) })),
      );
  return {
    name: name.trim(),
    isDefault,
    teamId: teamId === '' ? null : (teamId as InboxRequest['teamId']),
    overflow,
    languages: listed(draft.languages.toLowerCase()),
    zone: zone.trim(),
    hours,
    holidays: draft.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    waitLimitMs:
      waitMinutes.trim() === '' ? null : Math.round(Number(waitMinutes.trim()) * minuteMs),
  };
}

/** By field: `name`, `zone`, `languages`, `waitLimitMs`, `hours`, `week.0` (Monday), `holidays.3`. */
export type Faults = Record<string, TextKey>;

export function faultsOf(draft: InboxDraft): Faults {
  const faults: Faults = {};
  if (draft.name.trim() === '') faults['name'] = 'inboxes.fault.name';
  if (!isZone(draft.zone.trim())) faults['zone'] = 'inboxes.fault.zone';
  if (listed(draft.languages).some((one) => !/^[a-z]{2}$/i.test(one)))
    faults['languages'] = 'inboxes.fault.languages';
  const wait = draft.waitMinutes.trim();
  const minutes = Number(wait);
  if (wait !== '' && !(minutes >= waitMinutesRange.least && minutes <= waitMinutesRange.most))
    faults['waitLimitMs'] = 'inboxes.fault.wait';
  if (!draft.isAlwaysOpen) {
    if (draft.week.every((spans) => spans.length === 0)) faults['hours'] = 'inboxes.fault.never';
    for (const [day, spans] of draft.week.entries()) {
      const fault = spansFault(spans);
      if (fault) faults[`week.${day}`] = fault;
    }
  }
  for (const [at, { date }] of draft.holidays.entries())
    if (date === '') faults[`holidays.${at}`] = 'inboxes.fault.date';
    else if (draft.holidays.findIndex((one) => one.date === date) < at)
      faults[`holidays.${at}`] = 'inboxes.fault.twice';
  return faults;
}

function spansFault(spans: readonly Span[]): TextKey | null {
  if (spans.some(({ from, to }) => from === '' || to === '')) return 'inboxes.fault.clock';
  if (spans.some((span) => span.from >= endOf(span))) return 'inboxes.fault.backwards';
  const inOrder = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const overlaps = inOrder.some((span, at) => at > 0 && span.from < endOf(inOrder[at - 1]!));
  return overlaps ? 'inboxes.fault.overlap' : null;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The field of `faultsOf` that a refusal of the server (`hours.3.to: from before to`) is about; '' for none. */
export function fieldOf(message: string, { week, isAlwaysOpen }: InboxDraft): string {
  const [, name = '', index] = /^(\w+)(?:\.(\d+))?[.\w]*: /.exec(message) ?? [];
  if (name === 'hours' && index !== undefined && !isAlwaysOpen) {
    let left = Number(index);
    const day = week.findIndex((spans) => (left -= spans.length) < 0);
    return day < 0 ? 'hours' : `week.${day}`;
  }
  if (name === 'holidays' && index !== undefined) return `holidays.${index}`;
  return ['name', 'zone', 'languages', 'waitLimitMs', 'teamId', 'hours', 'holidays'].includes(name)
    ? name
    : '';
}
