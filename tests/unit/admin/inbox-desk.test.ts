// What the desk's fields and lists work out by themselves: matches, times, what is asked for while writing, ways back.
import { expect, test } from 'vitest';
import type { InboxSummary } from '#protocol/inbox';
import { bestMatches, matchScore } from '../../../admin/components/match.ts';
import { askedFor } from '../../../admin/pages/inbox-asked.ts';
import { snoozeUntil } from '../../../admin/pages/inbox-snooze.ts';
import { undoOf } from '../../../admin/pages/inbox-undo.ts';

test('beginnings and runs match best, scattered letters not at all, accents do not matter', () => {
  const all = ['Longer delays', 'Greeting', 'Agree to terms', 'Gré à gré'];
  expect(bestMatches('gre', all, (words) => words)).toEqual([
    'Greeting',
    'Gré à gré',
    'Agree to terms',
  ]);
  expect(bestMatches('', all, (words) => words)).toEqual(all);
  expect(matchScore('takeover', 'Take over')).toBeGreaterThan(0);
  expect(matchScore('xyz', 'Take over')).toBe(0);
});

test('a sign at the beginning of a word asks for suggestions, inside of one it does not', () => {
  expect(askedFor('Hi /gre', 7)).toEqual({ sign: '/', sought: 'gre', from: 3 });
  expect(askedFor('@', 1)).toEqual({ sign: '@', sought: '', from: 0 });
  expect(askedFor('Hi /gre and', 7)).toEqual({ sign: '/', sought: 'gre', from: 3 });
  expect([askedFor('and/or', 6), askedFor('a@b', 3), askedFor('/gre now', 8)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('put aside until the hour, the evening, the morning, the Monday that comes', () => {
  const local = (iso: string) => {
    const at = new Date(iso);
    return [at.getDate(), at.getHours(), at.getMinutes()];
  };
  // A Saturday; a Monday; late in the evening.
  const saturday = new Date(2026, 10, 21, 12, 30);
  expect(local(snoozeUntil('hour', saturday))).toEqual([21, 13, 30]);
  expect(local(snoozeUntil('evening', saturday))).toEqual([21, 18, 0]);
  expect(local(snoozeUntil('evening', new Date(2026, 10, 21, 22)))).toEqual([22, 18, 0]);
  expect(local(snoozeUntil('tomorrow', saturday))).toEqual([22, 9, 0]);
  expect(local(snoozeUntil('week', saturday))).toEqual([23, 9, 0]);
  expect(local(snoozeUntil('week', new Date(2026, 10, 23, 8)))).toEqual([30, 9, 0]);
});

test('taking back brings each to what it was, and touches only what was changed', () => {
  const was = (id: string, but: Partial<InboxSummary>) =>
    ({
      id,
      tags: [],
      priority: 'normal',
      snoozedUntil: null,
      assigneeId: null,
      teamId: null,
      ...but,
    }) as unknown as InboxSummary;
  const one = was('a', { tags: ['vip'], assigneeId: 'mem_1' });
  const two = was('b', { priority: 'high' });
  expect(undoOf({ kind: 'tag', add: ['vip'] }, [one, two])).toEqual([
    [['b'], { kind: 'tag', add: [], remove: ['vip'] }],
  ]);
  expect(undoOf({ kind: 'prioritise', priority: 'high' }, [one, two])).toEqual([
    [['a'], { kind: 'prioritise', priority: 'normal' }],
  ]);
  expect(undoOf({ kind: 'assign', assigneeId: 'mem_1', teamId: null }, [one, two])).toEqual([
    [['b'], { kind: 'assign', assigneeId: null, teamId: null }],
  ]);
  expect(undoOf({ kind: 'snooze', until: '2026-11-22T09:00:00.000Z' }, [one])).toEqual([
    [['a'], { kind: 'snooze', until: null }],
  ]);
  expect(undoOf({ kind: 'end' }, [one])).toEqual([]);
});
