/** What an act will have made of a conversation, shown before the server has said so; taken back when it refuses. Pure. */
import type { InboxSummary } from '#protocol/inbox';

interface Body {
  priority?: InboxSummary['priority'];
  until?: string | null;
  add?: string[];
  remove?: string[];
  assigneeId?: string | null;
  teamId?: string | null;
  on?: boolean;
}

/** Only what is nobody's but the desk's: who has the floor is said by the server alone. */
export function aheadOf(
  way: string,
  body: unknown,
  { tags }: Pick<InboxSummary, 'tags'>,
): Partial<InboxSummary> {
  const { priority, until, add = [], remove = [], assigneeId, teamId, on } = (body ?? {}) as Body;
  switch (way) {
    case 'priority':
      return priority ? { priority } : {};
    case 'snooze':
      return until === undefined ? {} : { snoozedUntil: until };
    case 'tags':
      return {
        tags: [
          ...tags.filter((tag) => !remove.includes(tag)),
          ...add.filter((tag) => !tags.includes(tag)),
        ],
      };
    case 'assign':
      return assigneeId === undefined || teamId === undefined
        ? {}
        : { assigneeId, teamId, supervisor: false };
    case 'people-only':
      return on === undefined ? {} : { peopleOnly: on };
    default:
      return {};
  }
}
