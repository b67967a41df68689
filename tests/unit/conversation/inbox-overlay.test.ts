// What has changed since, laid over a page of the read model: shown once, in its new place, and nowhere it does not belong.
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { inboxSummary } from '#core/inbox-summary';
import { overlay } from '#core/inbox-overlay';
import type { InboxSummary } from '#protocol/inbox';
import { InboxFilter } from '#protocol/inbox-filter';
import { conversationState, idOf, noon } from '#tests/support/factories';

const one = (number: number, at: number, but: Partial<InboxSummary> = {}): InboxSummary => ({
  ...inboxSummary(
    conversationState({ id: idOf('cnv', number), lastAt: noon + at, lastSeq: at }),
    null,
    { firstReplyMs: 1, nextReplyMs: 1 },
  ),
  ...but,
});
const filterOf = (query: object) => v.parse(InboxFilter, query);
const shown = (
  page: InboxSummary[],
  recent: InboxSummary[],
  query: object = {},
  cursor: string | null = null,
) => {
  const laid = overlay({ conversations: page, cursor }, recent, filterOf(query), 'mem_ada');
  return {
    ids: laid.conversations.map(({ id, lastSeq }) => `${Number(id.slice(4))}@${lastSeq}`),
    cursor: laid.cursor,
  };
};

test('a newer state takes the place of the older one, where it belongs now', () => {
  expect(shown([one(1, 30), one(2, 20), one(3, 10)], [one(3, 40)]).ids).toEqual([
    '3@40',
    '1@30',
    '2@20',
  ]);
});

test('what is not in the read model yet is there', () => {
  expect(shown([one(1, 30)], [one(2, 31)]).ids).toEqual(['2@31', '1@30']);
});

test('what the filter does not show any more is gone', () => {
  const ended = one(1, 40, { status: 'ended', floor: { holder: 'nobody' } });
  expect(shown([one(1, 30), one(2, 20)], [ended], { view: 'all' }).ids).toEqual(['2@20']);
  expect(shown([one(2, 20)], [ended], { view: 'resolved' }).ids).toEqual(['1@40', '2@20']);
});

test('a later page takes nothing from before its cursor and nothing from behind its end', () => {
  const cursor = `${noon + 30}~${idOf('cnv', 1)}`;
  const end = `${noon + 20}~${idOf('cnv', 2)}`;
  const recent = [one(3, 40), one(4, 25), one(5, 5)];
  expect(shown([one(2, 20)], recent, { cursor }, end).ids).toEqual(['4@25', '2@20']);
});

test('a page that has become too long is cut, and the next begins there', () => {
  const laid = shown([one(1, 30), one(2, 20)], [one(3, 40)], { limit: '2' }, 'x');
  expect(laid).toEqual({
    ids: ['3@40', '1@30'],
    cursor: `${noon + 30}~${idOf('cnv', 1)}`,
  });
});

test('who waits longest comes first when that is asked for; who does not wait is not there', () => {
  const waits = (number: number, since: number) =>
    one(number, 50, { unansweredSince: new Date(noon + since).toISOString() });
  expect(shown([waits(1, 5)], [waits(2, 3), one(3, 60)], { sort: 'waiting' }).ids).toEqual([
    '2@50',
    '1@50',
  ]);
});

test.each<[string, Partial<InboxSummary>, boolean]>([
  ['tag.is.vip', { tags: ['vip'] }, true],
  ['tag.not.vip', { tags: ['vip'] }, false],
  ['priority.atLeast.high', { priority: 'urgent' }, true],
  ['priority.atLeast.high', { priority: 'normal' }, false],
  ['priority.atMost.normal', { priority: 'low' }, true],
  ['assignee.is.me', { assigneeId: 'mem_ada' }, true],
  ['assignee.is.none', { assigneeId: null }, true],
  ['assignee.not.me', { assigneeId: null }, true],
  ['assignee.not.none', { assigneeId: null }, false],
  ['language.is.pt', { language: 'pt' }, true],
  ['sentiment.atMost.-0.5', { sentiment: -0.7 }, true],
  ['sentiment.atMost.-0.5', { sentiment: 0 }, false],
  ['lastAt.after.2020-01-01T00:00:00Z', {}, true],
  ['unansweredSince.before.2099-01-01T00:00:00Z', { unansweredSince: null }, false],
])('%s of %o: %s', (text, but, is) => {
  expect(shown([], [one(1, 9, but)], { filter: [text] }).ids.length === 1).toBe(is);
});

test.each([
  'tag',
  'tag.is',
  'tag.atLeast.vip',
  'constructor.is.x',
  'priority.is.9',
  'lastAt.after.x',
])('is no filter: %s', (text) => {
  expect(v.is(InboxFilter, { filter: [text] })).toBe(false);
});
