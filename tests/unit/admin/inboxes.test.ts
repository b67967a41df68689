// An inbox as it is written in the admin: there and back without loss, what stands against saving it, and where a refusal is said.
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { InboxRequest } from '#protocol/team';
import type { TeamInbox } from '#protocol/team';
import {
  draftOf,
  faultsOf,
  fieldOf,
  freshInbox,
  requestOf,
  usualWeek,
} from '../../../admin/pages/inboxes-draft.ts';
import type { InboxDraft } from '../../../admin/pages/inboxes-draft.ts';

const stored = {
  id: 'inb_1',
  name: 'Main',
  isDefault: true,
  teamId: 'tea_1',
  languages: ['pt', 'en'],
  zone: 'Europe/Warsaw',
  hours: [
    { day: 1, from: '09:00', to: '12:00' },
    { day: 1, from: '13:00', to: '24:00' },
    { day: 2, from: '00:00', to: '06:00' },
  ],
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  waitLimitMs: 90_000,
  overflow: 'anyone',
} as unknown as TeamInbox;
const draft = (but: Partial<InboxDraft> = {}): InboxDraft => ({
  ...freshInbox('UTC', true),
  name: 'Main',
  ...but,
});
const monday = (...spans: [string, string][]) =>
  usualWeek().with(
    0,
    spans.map(([from, to]) => ({ from, to })),
  );

test('what is stored is written back as it was, and taken by the schema', () => {
  const { id: _, ...rest } = stored;
  const asked = requestOf(draftOf(stored));
  expect(asked).toEqual(rest);
  expect(draftOf(stored).week[0]).toEqual([
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '00:00' },
  ]);
  expect(requestOf(draftOf({ ...stored, hours: [] })).hours).toEqual([]);
  expect(v.safeParse(InboxRequest, requestOf(draft())).success).toBe(true);
});

test.each<[string, Partial<InboxDraft>, object]>([
  ['nothing', {}, {}],
  ['no name', { name: '  ' }, { name: 'inboxes.fault.name' }],
  ['no such zone', { zone: 'Mars/Olympus' }, { zone: 'inboxes.fault.zone' }],
  ['no code', { languages: 'pt, engl' }, { languages: 'inboxes.fault.languages' }],
  ['a wait of no number', { waitMinutes: 'long' }, { waitLimitMs: 'inboxes.fault.wait' }],
  ['a wait too long', { waitMinutes: '1441' }, { waitLimitMs: 'inboxes.fault.wait' }],
  ['an empty week', { week: usualWeek().map(() => []) }, { hours: 'inboxes.fault.never' }],
  ['an empty week that does not count', { week: [], isAlwaysOpen: true }, {}],
  ['half a span', { week: monday(['09:00', '']) }, { 'week.0': 'inboxes.fault.clock' }],
  ['backwards', { week: monday(['22:00', '06:00']) }, { 'week.0': 'inboxes.fault.backwards' }],
  ['until midnight', { week: monday(['22:00', '00:00']) }, {}],
  [
    'one over the other, in any order',
    { week: monday(['13:00', '18:00'], ['09:00', '13:30']) },
    { 'week.0': 'inboxes.fault.overlap' },
  ],
  ['one after the other', { week: monday(['13:00', '18:00'], ['09:00', '13:00']) }, {}],
  [
    'holidays',
    { holidays: ['2026-12-25', '', '2026-12-25'].map((date) => ({ date, name: '' })) },
    { 'holidays.1': 'inboxes.fault.date', 'holidays.2': 'inboxes.fault.twice' },
  ],
])('what stands against it: %s', (_, but, faults) => {
  expect(faultsOf(draft(but))).toEqual(faults);
});

test('a refusal of the server is said at its field', () => {
  const given = draft({ week: [[], ...usualWeek().slice(1)] });
  expect(
    [
      'zone: an IANA time zone',
      'hours.0.to: HH:MM',
      'hours.3: from before to',
      'hours.9: x',
      'holidays.2.date: a day that exists',
      'teamId: no such team',
      'at most 50: remove one first',
      'colour: unknown',
    ].map((message) => fieldOf(message, given)),
  ).toEqual(['zone', 'week.1', 'week.4', 'hours', 'holidays.2', 'teamId', '', '']);
});

test('a date is one that exists, with a name or without', () => {
  const taken = (holidays: unknown[]) =>
    v.safeParse(InboxRequest, { name: 'Main', holidays }).success;
  expect([
    taken(['2026-02-28', { date: '2028-02-29', name: 'Leap' }]),
    taken(['2026-02-30']),
    taken(['26-02-01']),
    taken([{ date: '2026-02-01', name: 'x', more: 1 }]),
  ]).toEqual([true, false, false, false]);
});
