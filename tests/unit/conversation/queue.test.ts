// The lines of a desk: who waits for the same people waits in one line, a VIP first; the estimate is of those people alone.
import { expect, test } from 'vitest';
import { linesOf } from '#core/queue';
import type { QueuePlace } from '#core/queue';
import type { Candidate, Desk } from '#core/routing';

const candidate = (memberId: string, but: Partial<Candidate> = {}): Candidate => ({
  memberId,
  name: '',
  isOnline: true,
  availability: 'online',
  languages: [],
  skills: [],
  capacity: 2,
  load: 2,
  ...but,
});
const inbox = (id: string, languages: string[], teamId: string | null, but: object = {}) => ({
  id,
  name: id,
  isDefault: languages.length === 0,
  teamId,
  languages,
  zone: 'UTC',
  hours: [],
  holidays: [],
  waitLimitMs: null,
  overflow: 'team' as const,
  ...but,
});
/** Ana and Bob speak for Portuguese, Cyd for the rest. */
const desk = (but: Partial<Desk> = {}): Desk => ({
  inboxes: [inbox('inb_pt', ['pt'], 'tea_pt'), inbox('inb_all', [], 'tea_all')],
  teams: [
    { id: 'tea_pt', name: 'Lisbon', memberIds: ['mem_ana', 'mem_bob'], skills: [] },
    { id: 'tea_all', name: 'Rest', memberIds: ['mem_cyd'], skills: [] },
  ],
  candidates: [candidate('mem_ana'), candidate('mem_bob'), candidate('mem_cyd')],
  supervisorIds: ['mem_cyd'],
  ...but,
});
const place = (id: string, waitingSince: number, but: Partial<QueuePlace> = {}): QueuePlace => ({
  id,
  waitingSince,
  isVip: false,
  level: 2,
  priority: 1,
  language: 'pt',
  teamId: null,
  supervisor: false,
  assigneeId: null,
  ...but,
});
const minute = 60_000;
/** Cyd is slow. */
const handleMs = (members: readonly string[]) => (members.includes('mem_cyd') ? 30 : 4) * minute;
const lines = (places: QueuePlace[], at = desk()) =>
  linesOf(places, at, handleMs).map(({ id, position, waitMs, unaskedAhead }) => [
    id,
    position,
    Math.round(waitMs / minute),
    unaskedAhead.join(),
  ]);

const five = [
  place('pt1', 1),
  place('en1', 2, { language: 'en' }),
  place('pt2', 3),
  place('en2', 4, { language: null }),
  place('pt3', 5),
];

test('each inbox has a line and an estimate of its own', () => {
  expect(lines(five)).toEqual([
    ['pt1', 1, 4, ''],
    ['en1', 1, 30, ''],
    ['pt2', 2, 4, ''],
    ['en2', 2, 30, ''],
    ['pt3', 3, 4, ''],
  ]);
});

test('inboxes that share people share a line', () => {
  const shared = desk({
    teams: [],
    inboxes: desk().inboxes.map((one) => ({ ...one, teamId: null })),
  });
  expect(lines(five, shared).map(([id, position]) => [id, position])).toEqual([
    ['pt1', 1],
    ['en1', 2],
    ['pt2', 3],
    ['en2', 4],
    ['pt3', 5],
  ]);
});

test('a VIP is first in the line, and first asked: the others wait while there is room for one', () => {
  const free = desk({
    candidates: [candidate('mem_ana', { load: 1 }), candidate('mem_bob'), candidate('mem_cyd')],
  });
  const vip = place('vip', 9, { isVip: true });
  expect(lines([...five, vip], free).filter(([id]) => id !== 'en1' && id !== 'en2')).toEqual([
    ['vip', 1, 0, ''],
    ['pt1', 2, 4, 'vip'],
    ['pt2', 3, 4, 'vip,pt1'],
    ['pt3', 4, 4, 'vip,pt1,pt2'],
  ]);
  // Somebody was asked for the VIP: they hold nobody up, and keep their place.
  const asked = lines([...five, { ...vip, assigneeId: 'mem_ana' }], free);
  expect(asked.find(([id]) => id === 'pt1')).toEqual(['pt1', 2, 4, '']);
});

test('who can be asked of nobody who is free holds nobody up', () => {
  const free = desk({
    inboxes: [],
    teams: [],
    candidates: [
      candidate('mem_ana', { load: 0 }),
      candidate('mem_cyd', { isOnline: false, load: 0 }),
    ],
  });
  const boss = place('boss', 1, { supervisor: true });
  expect(lines([boss, place('pt1', 2)], free)).toEqual([
    ['boss', 1, 30, ''],
    ['pt1', 2, 0, ''],
  ]);
});

test('nobody of the team is there: the line is still one, and those who stand in are counted', () => {
  const away = { isOnline: false, load: 0 };
  const candidates = [
    candidate('mem_ana', away),
    candidate('mem_bob', away),
    candidate('mem_cyd', { load: 0 }),
  ];
  const waits = (overflow: 'team' | 'anyone') =>
    lines(
      [place('pt1', 1), place('pt2', 2)],
      desk({
        candidates,
        inboxes: desk().inboxes.map((one) => ({ ...one, overflow })),
      }),
    ).map(([, position, minutes]) => [position, minutes]);
  expect([waits('team'), waits('anyone')]).toEqual([
    [
      [1, 4],
      [2, 8],
    ],
    [
      [1, 0],
      [2, 0],
    ],
  ]);
});
