// Who is asked, in words; how long a wait may be; whom to tell, without a storm.
import { describe, expect, test } from 'vitest';
import {
  byTurn,
  estimatedWaitMs,
  inboxFor,
  route,
  typicalHandleMs,
  usualHandleMs,
} from '#core/routing';
import type { Candidate, Desk, Need, RoutingInbox } from '#core/routing';
import { isTicketDue, ticketSubject } from '#core/ticket';
import { noon } from '#tests/support/factories';

const candidate = (memberId: string, but: Partial<Candidate> = {}): Candidate => ({
  memberId,
  name: memberId.slice(4).replace(/^./, (letter) => letter.toUpperCase()),
  isOnline: true,
  availability: 'online',
  languages: [],
  skills: [],
  capacity: 5,
  load: 1,
  ...but,
});
const need = (but: Partial<Need> = {}): Need => ({
  language: 'pt',
  intent: null,
  lastAgentId: null,
  isVip: false,
  teamId: null,
  supervisor: false,
  passedOver: [],
  ...but,
});
const deskOf = (candidates: Candidate[], but: Partial<Desk> = {}): Desk => ({
  inboxes: [],
  teams: [],
  candidates,
  supervisorIds: [],
  ...but,
});
const inbox = (but: Partial<RoutingInbox> = {}): RoutingInbox => ({
  id: 'inb_1',
  name: 'Main',
  isDefault: true,
  teamId: null,
  languages: [],
  zone: 'Europe/Warsaw',
  hours: [],
  holidays: [],
  waitLimitMs: null,
  overflow: 'team',
  ...but,
});
const words = (asked: Need, desk: Desk) => route(asked, desk, noon).reason;

describe('who is asked', () => {
  test('the one who speaks the language, in words', () => {
    const ana = candidate('mem_ana', { languages: ['pt'] });
    expect(
      route(need({ lastAgentId: 'mem_ana' }), deskOf([candidate('mem_bob'), ana]), noon),
    ).toEqual({
      inboxId: null,
      teamId: null,
      assigneeId: 'mem_ana',
      isNobodyThere: false,
      opensAt: null,
      closesAt: null,
      waitLimitMs: null,
      reason: 'assigned to Ana: speaks Portuguese, was last agent, 1 of 5 conversations',
    });
  });

  test.each<[string, Need, Candidate[], string]>([
    [
      'the lighter load when nothing else differs',
      need(),
      [candidate('mem_ana', { load: 3 }), candidate('mem_bob', { load: 2 })],
      'assigned to Bob: 2 of 5 conversations',
    ],
    [
      'a skill in what it is about',
      need({ intent: 'RETURNS_REFUNDS' }),
      [candidate('mem_ana'), candidate('mem_bob', { skills: ['refunds'], load: 4 })],
      'assigned to Bob: knows refunds, 4 of 5 conversations',
    ],
    [
      'not who is full, though they speak it',
      need(),
      [candidate('mem_ana', { languages: ['pt'], load: 5 }), candidate('mem_bob')],
      'assigned to Bob: 1 of 5 conversations',
    ],
    [
      'not who was asked and did not come, while there is another',
      need({ passedOver: ['mem_ana'], lastAgentId: 'mem_ana' }),
      [candidate('mem_ana', { languages: ['pt'] }), candidate('mem_bob')],
      'assigned to Bob: 1 of 5 conversations',
    ],
    [
      'nobody away',
      need(),
      [candidate('mem_ana', { availability: 'away' })],
      'nobody asked: no agent is online',
    ],
    [
      'nobody offline',
      need(),
      [candidate('mem_ana', { isOnline: false })],
      'nobody asked: no agent is online',
    ],
    [
      'nobody when all are full',
      need(),
      [candidate('mem_ana', { load: 5 })],
      'nobody asked: all 1 agent online are at their capacity',
    ],
  ])('%s', (_, asked, candidates, reason) => {
    expect(words(asked, deskOf(candidates))).toBe(reason);
  });

  test('only of the team, only supervisors when one is asked for', () => {
    const desk = deskOf([candidate('mem_ana', { load: 0 }), candidate('mem_bob')], {
      teams: [{ id: 'tea_1', name: 'Billing', memberIds: ['mem_bob'], skills: [] }],
      supervisorIds: ['mem_bob'],
    });
    expect(words(need({ teamId: 'tea_1' }), desk)).toBe('assigned to Bob: 1 of 5 conversations');
    expect(words(need({ supervisor: true }), desk)).toBe('assigned to Bob: 1 of 5 conversations');
  });

  test('nobody of the inbox’s team is free: others stand in where the inbox says so, not for a team that was chosen', () => {
    const desk = (overflow: 'team' | 'anyone', load: number) =>
      deskOf([candidate('mem_ana', { load }), candidate('mem_bob', { load: 2 })], {
        teams: [
          { id: 'tea_1', name: 'Billing', memberIds: ['mem_ana'], skills: [] },
          { id: 'tea_2', name: 'Claims', memberIds: ['mem_ana'], skills: [] },
        ],
        inboxes: [inbox({ teamId: 'tea_1', overflow })],
      });
    expect([
      words(need(), desk('anyone', 4)),
      words(need(), desk('anyone', 5)),
      words(need(), desk('team', 5)),
      words(need({ teamId: 'tea_2' }), desk('anyone', 5)),
    ]).toEqual([
      'assigned to Ana: 4 of 5 conversations',
      'assigned to Bob: nobody of Billing is free, 2 of 5 conversations',
      'nobody asked: all 1 of Billing online are at their capacity',
      'nobody asked: all 1 of Claims online are at their capacity',
    ]);
  });

  test('the inbox of the language, else the default one', () => {
    const inboxes = [inbox(), inbox({ id: 'inb_2', isDefault: false, languages: ['pt'] })];
    expect([inboxFor('pt', inboxes)?.id, inboxFor('de', inboxes)?.id, inboxFor(null, [])]).toEqual([
      'inb_2',
      'inb_1',
      null,
    ]);
  });

  test('how long it waits is the inbox’s; a holiday is named; until when somebody may come', () => {
    const main = inbox({
      waitLimitMs: 90_000,
      hours: [{ day: 1, from: '09:00', to: '17:00' }],
    });
    const feast = { ...main, holidays: [{ date: '2026-06-15', name: 'Corpus Christi' }] };
    expect(route(need(), deskOf([], { inboxes: [main] }), noon)).toMatchObject({
      isNobodyThere: true,
      opensAt: null,
      closesAt: Date.UTC(2026, 5, 15, 15),
      waitLimitMs: 90_000,
    });
    expect(words(need(), deskOf([], { inboxes: [feast] }))).toBe(
      'nobody asked: Main is closed (Corpus Christi) until 2026-06-22T07:00:00.000Z',
    );
  });

  test('nobody while it is closed, and when it opens', () => {
    const closed = inbox({ hours: [{ day: 2, from: '09:00', to: '17:00' }] });
    const routed = route(need(), deskOf([candidate('mem_ana')], { inboxes: [closed] }), noon);
    expect(routed).toMatchObject({
      assigneeId: null,
      isNobodyThere: true,
      // Tuesday, nine in Warsaw.
      opensAt: Date.UTC(2026, 5, 16, 7),
      reason: 'nobody asked: Main is closed until 2026-06-16T07:00:00.000Z',
    });
  });
});

test('who is before it for the same people goes first', () => {
  const desk = deskOf([candidate('mem_ana', { load: 3 })]);
  expect([0, 1, 2].map((ahead) => route(need(), desk, noon, ahead).reason)).toEqual([
    'assigned to Ana: 3 of 5 conversations',
    'assigned to Ana: 3 of 5 conversations',
    'nobody asked: 2 before it, room for 2',
  ]);
});

test('VIPs first, then the more urgent, then who has waited longest', () => {
  const place = (id: string, waitingSince: number, but = {}) => ({
    id,
    waitingSince,
    isVip: false,
    level: 2,
    priority: 1,
    ...but,
  });
  const order = [
    place('late', 9),
    place('early', 1),
    place('critical', 8, { level: 3 }),
    place('urgent', 7, { priority: 3 }),
    place('vip', 10, { isVip: true }),
  ].toSorted(byTurn);
  expect(order.map(({ id }) => id)).toEqual(['vip', 'urgent', 'critical', 'early', 'late']);
});

test('the wait grows with the place and shrinks with the desk', () => {
  const agents = [
    { load: 4, capacity: 5 },
    { load: 5, capacity: 5 },
  ];
  const waits = [1, 2, 12].map((position) => estimatedWaitMs(position, agents, 600_000));
  expect(waits).toEqual([20_000, 620_000, 1_220_000]);
  expect(estimatedWaitMs(2, [], 600_000)).toBe(1_200_000);
});

test('what a conversation takes is the median of the last ones, within reason; the usual time until there are some', () => {
  const minutes = (...all: number[]) => all.map((one) => one * 60_000);
  expect([
    typicalHandleMs([]),
    typicalHandleMs(minutes(2, 2, 2, 2)),
    typicalHandleMs(minutes(1, 90, 3, 5, 4)),
    typicalHandleMs(minutes(2, 4, 6, 8, 10, 300)),
    typicalHandleMs(minutes(0, 0, 0, 0, 0)),
    typicalHandleMs(minutes(500, 600, 700, 800, 900)),
    // Old ones count no more.
    typicalHandleMs([
      ...minutes(...Array<number>(30).fill(3)),
      ...minutes(...Array<number>(60).fill(20)),
    ]),
  ]).toEqual([usualHandleMs, usualHandleMs, ...minutes(4, 7, 1, 60, 3)]);
});

test('tickets open by themselves as the tenant wants it, and are called by no visitor’s words', () => {
  const on = (['never', 'missed', 'always'] as const).map((when) => [
    isTicketDue('escalation.requested', when),
    isTicketDue('callback.promised', when),
  ]);
  expect(on).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ]);
  expect(ticketSubject('callback.promised', 'RETURNS_REFUNDS')).toBe('Call back (returns refunds)');
});
