/**
 * The list comes from the read model, which is seconds behind; what has changed since is known to the inbox. This lays the one
 * over the other, so that who writes and then lists sees what was written (R29). Pure; used by flows/list-conversations.
 */
import { priorityRank } from '#core/ranks';
import type { InboxSummary } from '#protocol/inbox';
import type { FieldFilter, InboxFilter, InboxView } from '#protocol/inbox-filter';

interface Page {
  conversations: InboxSummary[];
  cursor: string | null;
}

/** `recent` are newer than what the database knows, wherever it would show them. */
export function overlay(
  page: Page,
  recent: InboxSummary[],
  filter: InboxFilter,
  memberId: string,
): Page {
  const listed = new Set<string>(page.conversations.map(({ id }) => id));
  const newer = new Map(recent.map((one) => [one.id as string, one]));
  const order = orderOf(filter);
  const isHere = (one: InboxSummary) =>
    (!filter.cursor || order(filter.cursor, placeOf(one, filter)) < 0) &&
    (!page.cursor || order(placeOf(one, filter), page.cursor) <= 0);
  const added = [...newer.values()].filter(
    (one) =>
      // A search looks at words that are not known here: it finds what the database finds.
      (!filter.q || filter.q === one.id || listed.has(one.id)) &&
      matches(one, filter, memberId) &&
      isHere(one),
  );
  const kept = page.conversations.filter(({ id }) => !newer.has(id));
  const all = [...kept, ...added].toSorted((a, b) => order(placeOf(a, filter), placeOf(b, filter)));
  if (all.length <= filter.limit) return { conversations: all, cursor: page.cursor };
  const shown = all.slice(0, filter.limit);
  const end = shown.at(-1);
  return { conversations: shown, cursor: end ? placeOf(end, filter) : page.cursor };
}

/** A place in the order, as cursors have it. */
function placeOf(one: InboxSummary, { sort }: InboxFilter): string {
  const at = sort === 'waiting' ? one.unansweredSince : one.lastAt;
  return `${at === null ? 0 : Date.parse(at)}~${one.id}`;
}

function orderOf({ sort }: InboxFilter): (a: string, b: string) => number {
  const sign = sort === 'waiting' ? 1 : -1;
  return (a, b) => {
    const [atA = '', idA = ''] = a.split('~');
    const [atB = '', idB = ''] = b.split('~');
    return sign * (Number(atA) - Number(atB) || (idA < idB ? -1 : idA > idB ? 1 : 0));
  };
}

export function isInView(one: InboxSummary, view: InboxView, memberId: string): boolean {
  const isOpen = one.status === 'open';
  const isAwake = one.snoozedUntil === null;
  switch (view) {
    case 'all':
      return isOpen && isAwake;
    case 'mine':
      return isOpen && isAwake && one.assigneeId === memberId;
    case 'unassigned':
      return isOpen && isAwake && one.assigneeId === null;
    case 'queue':
      return one.floor.holder === 'queue';
    case 'assistant':
      return one.floor.holder === 'assistant' && isAwake;
    case 'resolved':
      return one.status === 'ended';
    case 'snoozed':
      return isOpen && !isAwake;
  }
}

/** The same as the database's conditions, for one summary. */
export function matches(one: InboxSummary, filter: InboxFilter, memberId: string): boolean {
  const { view, status, floor, mine, sort } = filter;
  return (
    (view === undefined || isInView(one, view, memberId)) &&
    (status === undefined || one.status === status) &&
    (floor === undefined || one.floor.holder === floor) &&
    (!mine || (one.floor.holder === 'agent' && one.floor.agentId === memberId)) &&
    (sort !== 'waiting' || one.unansweredSince !== null) &&
    filter.filter.every((each) => holds(one, each, memberId))
  );
}

const instantOf = (text: string | null) => (text === null ? null : Date.parse(text));

function valueOf(one: InboxSummary, field: Exclude<FieldFilter['field'], 'tag'>) {
  switch (field) {
    case 'status':
      return one.status;
    case 'floor':
      return one.floor.holder;
    case 'assignee':
      return one.assigneeId;
    case 'agent':
      return one.floor.agentId ?? null;
    case 'team':
      return one.teamId;
    case 'language':
      return one.language;
    case 'intent':
      return one.intent;
    case 'priority':
      return priorityRank(one.priority);
    case 'sentiment':
      return one.sentiment;
    case 'startedAt':
    case 'lastAt':
    case 'unansweredSince':
      return instantOf(one[field]);
  }
}

function holds(one: InboxSummary, { field, operator, value }: FieldFilter, memberId: string) {
  if (field === 'tag') return one.tags.includes(String(value)) === (operator === 'is');
  const isPerson = field === 'assignee' || field === 'agent';
  const wanted = value === 'me' && isPerson ? memberId : value === 'none' ? null : value;
  const found = valueOf(one, field);
  if (operator === 'is') return found === wanted;
  if (operator === 'not') return found !== wanted;
  if (typeof found !== 'number') return false;
  return operator === 'atLeast' || operator === 'after'
    ? found >= Number(wanted)
    : found <= Number(wanted);
}
