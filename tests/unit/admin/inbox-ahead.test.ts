/** What is shown before the server has answered is what it will answer; who has the floor is never guessed. */
import { expect, test } from 'vitest';
import { aheadOf } from '../../../admin/pages/inbox-ahead.ts';

test('each act of the desk shows what it will have changed, and nothing else', () => {
  const before = { tags: ['late', 'vip'] };
  const rows: [way: string, body: unknown, ahead: object][] = [
    ['priority', { priority: 'urgent' }, { priority: 'urgent' }],
    ['snooze', { until: '2026-11-22T09:00:00.000Z' }, { snoozedUntil: '2026-11-22T09:00:00.000Z' }],
    ['snooze', { until: null }, { snoozedUntil: null }],
    ['tags', { add: ['new', 'vip'] }, { tags: ['late', 'vip', 'new'] }],
    ['tags', { remove: ['late'] }, { tags: ['vip'] }],
    [
      'assign',
      { assigneeId: 'mem_1', teamId: null },
      { assigneeId: 'mem_1', teamId: null, supervisor: false },
    ],
    ['assign', { assigneeId: 'mem_1' }, {}],
    ['people-only', { on: false }, { peopleOnly: false }],
    ['accept', undefined, {}],
    ['accept', { takeOver: true }, {}],
    ['release', undefined, {}],
    ['end', undefined, {}],
    ['transfer', { memberId: 'mem_2' }, {}],
  ];
  for (const [way, body, ahead] of rows)
    expect([way, aheadOf(way, body, before)]).toEqual([way, ahead]);
});
