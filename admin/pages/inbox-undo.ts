/** What may be done with several conversations, and what takes it back. Used by the bar above the list. */
import type { Priority } from '#protocol/desk';
import type { InboxSummary } from '#protocol/inbox';

export type BulkAct =
  | { kind: 'tag'; add?: string[]; remove?: string[] }
  | { kind: 'prioritise'; priority: Priority }
  | { kind: 'snooze'; until: string | null }
  | { kind: 'assign'; assigneeId: string | null; teamId: string | null }
  | { kind: 'end' };

/** What brings back how it was; an end cannot be taken back. */
export function undoOf(act: BulkAct, before: InboxSummary[]): [ids: string[], act: BulkAct][] {
  const one = (summary: InboxSummary, inverse: BulkAct): [string[], BulkAct] => [
    [summary.id],
    inverse,
  ];
  switch (act.kind) {
    case 'tag':
      return before.flatMap((summary) => {
        const added = (act.add ?? []).filter((tag) => !summary.tags.includes(tag));
        const gone = (act.remove ?? []).filter((tag) => summary.tags.includes(tag));
        return added.length + gone.length > 0
          ? [one(summary, { kind: 'tag', add: gone, remove: added })]
          : [];
      });
    case 'prioritise':
      return before
        .filter(({ priority }) => priority !== act.priority)
        .map((summary) => one(summary, { kind: 'prioritise', priority: summary.priority }));
    case 'snooze':
      return before
        .filter(({ snoozedUntil }) => snoozedUntil !== act.until)
        .map((summary) => one(summary, { kind: 'snooze', until: summary.snoozedUntil }));
    case 'assign':
      return before
        .filter(({ assigneeId, teamId }) => assigneeId !== act.assigneeId || teamId !== act.teamId)
        .map((summary) =>
          one(summary, {
            kind: 'assign',
            assigneeId: summary.assigneeId,
            teamId: summary.teamId,
          }),
        );
    case 'end':
      return [];
  }
}
