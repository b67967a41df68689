/** The inbox's tabs: which conversations each shows, in which order, and what it asks the server for. */
import type { InboxPage, InboxSummary } from '#protocol/inbox';
import type { InboxView } from '#protocol/inbox-filter';

export const tabs = [
  'all',
  'mine',
  'unassigned',
  'queue',
  'assistant',
  'snoozed',
  'resolved',
] as const satisfies InboxView[];
export type Tab = (typeof tabs)[number];

export const tabOf = (name: string | null): Tab => tabs.find((tab) => tab === name) ?? 'all';

/** Parameters of the address that narrow a tab; together with the tab they make a view that can be kept. */
export const filterNames = ['q', 'priority', 'assignee', 'tag', 'language'] as const;

/** What the server is asked for: the filters are its, not ours, because the words are not here. */
export function searchOf(query: URLSearchParams): string {
  const asked = new URLSearchParams();
  const of = (name: (typeof filterNames)[number]) => query.get(name) ?? '';
  if (of('q')) asked.set('q', of('q'));
  if (of('priority')) asked.append('filter', `priority.atLeast.${of('priority')}`);
  for (const name of ['assignee', 'tag', 'language'] as const)
    if (of(name)) asked.append('filter', `${name}.is.${of(name)}`);
  return asked.toString();
}

export function isIn(tab: Tab, summary: InboxSummary, memberId: string): boolean {
  const { status, floor, snoozedUntil, assigneeId } = summary;
  const isOpen = status === 'open';
  const isAwake = snoozedUntil === null;
  switch (tab) {
    case 'all':
      return isOpen && isAwake;
    case 'mine':
      return isOpen && isAwake && assigneeId === memberId;
    case 'unassigned':
      return isOpen && isAwake && assigneeId === null;
    case 'queue':
      return floor.holder === 'queue';
    case 'assistant':
      return floor.holder === 'assistant' && isAwake;
    case 'snoozed':
      return isOpen && !isAwake;
    case 'resolved':
      return status === 'ended';
  }
}

/** Who waits comes first, longest first; then the newest. */
export function inOrder(one: InboxSummary, two: InboxSummary): number {
  if (one.waitingSince && two.waitingSince)
    return one.waitingSince.localeCompare(two.waitingSince) || one.id.localeCompare(two.id);
  if (one.waitingSince || two.waitingSince) return one.waitingSince ? -1 : 1;
  return two.lastAt.localeCompare(one.lastAt) || two.id.localeCompare(one.id);
}

/** The visitor has written what the agent has not seen. */
export const isUnread = (summary: InboxSummary, memberId: string): boolean =>
  summary.floor.holder === 'agent' &&
  summary.floor.agentId === memberId &&
  summary.last?.author === 'visitor' &&
  summary.last.seq > summary.agentReadSeq;

/** The newer of what is known and what has come. */
export function withSummary(
  known: ReadonlyMap<string, InboxSummary>,
  ...come: InboxSummary[]
): ReadonlyMap<string, InboxSummary> {
  const next = new Map(known);
  for (const summary of come)
    if (summary.lastSeq >= (next.get(summary.id)?.lastSeq ?? 0)) next.set(summary.id, summary);
  return next;
}

/** Without what belongs into this first page of a tab by what we know, but is not in it any more. */
export function withoutStale(
  known: ReadonlyMap<string, InboxSummary>,
  tab: Tab,
  { conversations, cursor }: InboxPage,
  memberId: string,
): ReadonlyMap<string, InboxSummary> {
  const ids = new Set<string>(conversations.map(({ id }) => id));
  const from = cursor === null ? '' : (conversations.at(-1)?.lastAt ?? '');
  return new Map(
    [...known].filter(
      ([id, summary]) => ids.has(id) || !isIn(tab, summary, memberId) || summary.lastAt <= from,
    ),
  );
}
