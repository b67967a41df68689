/** The inbox's tabs: which conversations each shows, in which order, and what it asks the server for. */
import type { InboxPage, InboxSummary } from '#protocol/inbox';

export const tabs = ['waiting', 'mine', 'assistant', 'open', 'ended'] as const;
export type Tab = (typeof tabs)[number];

export const tabOf = (name: string | null): Tab => tabs.find((tab) => tab === name) ?? 'open';

export const queries: Record<Tab, Record<string, string>> = {
  waiting: { floor: 'queue' },
  mine: { mine: 'true' },
  assistant: { floor: 'assistant' },
  open: { status: 'open' },
  ended: { status: 'ended' },
};

export function isIn(tab: Tab, { status, floor }: InboxSummary, memberId: string): boolean {
  switch (tab) {
    case 'waiting':
      return floor.holder === 'queue';
    case 'mine':
      return floor.holder === 'agent' && floor.agentId === memberId;
    case 'assistant':
      return floor.holder === 'assistant';
    case 'open':
      return status === 'open';
    case 'ended':
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
  isIn('mine', summary, memberId) &&
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
