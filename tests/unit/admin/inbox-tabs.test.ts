// What a tab shows, in which order, and what a fresh list takes away.
import { expect, test } from 'vitest';
import type { InboxSummary } from '#protocol/inbox';
import {
  inOrder,
  isIn,
  isUnread,
  searchOf,
  tabs,
  withoutStale,
  withSummary,
} from '../../../admin/pages/inbox-tabs.ts';

const at = (minute: number) => `2026-11-21T12:${String(minute).padStart(2, '0')}:00.000Z`;
const summary = (id: string, but: Partial<InboxSummary> = {}): InboxSummary => ({
  id: id as InboxSummary['id'],
  status: 'open',
  floor: { holder: 'assistant' },
  locale: 'en',
  startedAt: at(0),
  lastAt: at(1),
  lastSeq: 5,
  waitingSince: null,
  unansweredSince: null,
  slaDueAt: null,
  phase: 'assistant',
  level: null,
  assigneeId: null,
  teamId: null,
  supervisor: false,
  tags: [],
  priority: 'normal',
  snoozedUntil: null,
  sentiment: 0,
  intent: null,
  language: null,
  messageCount: 0,
  isIdentified: false,
  peopleOnly: false,
  callbackDueAt: null,
  agentReadSeq: 0,
  last: null,
  ...but,
});
const waiting = (id: string, since: number) =>
  summary(id, { floor: { holder: 'queue' }, waitingSince: at(since), lastAt: at(since) });
const mine = summary('m', {
  floor: { holder: 'agent', agentId: 'me' },
  assigneeId: 'me',
  last: { seq: 5, author: 'visitor', at: at(1), text: 'hi' },
});
const mapOf = (...all: InboxSummary[]) => new Map(all.map((one) => [one.id as string, one]));

test('each conversation is in its tabs', () => {
  const over = summary('o', { status: 'ended', floor: { holder: 'nobody' } });
  const theirs = summary('t', {
    floor: { holder: 'agent', agentId: 'other' },
    assigneeId: 'other',
  });
  const aside = summary('s', { snoozedUntil: at(50), assigneeId: 'me' });
  expect(
    [summary('a'), waiting('w', 1), mine, theirs, aside, over].map((one) =>
      tabs.filter((tab) => isIn(tab, one, 'me')),
    ),
  ).toEqual([
    ['all', 'unassigned', 'assistant'],
    ['all', 'unassigned', 'queue'],
    ['all', 'mine'],
    ['all'],
    ['snoozed'],
    ['resolved'],
  ]);
});

test('who waits longest comes first, then the newest', () => {
  const all = [
    summary('old'),
    waiting('w2', 9),
    summary('new', { lastAt: at(30) }),
    waiting('w1', 3),
  ];
  expect(all.toSorted(inOrder).map(({ id }) => id as string)).toEqual(['w1', 'w2', 'new', 'old']);
});

test('unread is what the visitor has written to me and I have not seen', () => {
  expect([
    isUnread(mine, 'me'),
    isUnread({ ...mine, agentReadSeq: 5 }, 'me'),
    isUnread(mine, 'other'),
  ]).toEqual([true, false, false]);
});

test('of two summaries the newer is kept', () => {
  const older = summary('a', { lastSeq: 4 });
  expect(withSummary(mapOf(summary('a')), older).get('a')).toEqual(summary('a'));
  expect(withSummary(mapOf(older), summary('a')).get('a')).toEqual(summary('a'));
});

test('who is not in a fresh list any more goes; other tabs and later pages stay', () => {
  const known = mapOf(waiting('gone', 5), waiting('here', 6), waiting('later', 1), summary('a'));
  const left = (cursor: string | null) => [
    ...withoutStale(
      known,
      'queue',
      { conversations: [waiting('here', 3)], cursor, digest: '' },
      'me',
    ).keys(),
  ];
  expect([left(null), left('x')]).toEqual([
    ['here', 'a'],
    ['here', 'later', 'a'],
  ]);
});

test('the address becomes what the server understands', () => {
  const query = new URLSearchParams('tab=mine&c=x&q=late&priority=high&assignee=none&tag=vip');
  expect(searchOf(query)).toBe(
    'q=late&filter=priority.atLeast.high&filter=assignee.is.none&filter=tag.is.vip',
  );
});
