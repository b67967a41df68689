/**
 * Of what the desk is told, whom, and by which way; and that nobody is flooded. Pure; used by flows/follow-events, which
 * delivers. Nothing of what was said is in a notification.
 */
import { localTime } from '#core/business-hours';
import type { ConversationState } from '#core/conversation/state';
import type { ConversationEvent } from '#protocol/event';
import type {
  NotificationKind,
  NotificationPreferences,
  QuietHours,
  Ways,
} from '#protocol/notification';

export interface Told {
  kind: NotificationKind;
  /** Members by id, or all who may take it, or those who lead. */
  to: { memberIds: string[] } | 'everyone' | 'leaders';
  seq: number;
}

export function notificationOf(event: ConversationEvent, state: ConversationState): Told | null {
  const { seq } = event;
  switch (event.kind) {
    case 'note.created': {
      const memberIds = event.mentions.filter((id) => id !== event.memberId);
      return memberIds.length > 0 ? { kind: 'mention', to: { memberIds }, seq } : null;
    }
    case 'conversation.assigned':
      if (event.supervisor) return { kind: 'waiting', to: 'leaders', seq };
      if (event.assigneeId === null || event.assigneeId === event.memberId) return null;
      return { kind: 'assigned', to: { memberIds: [event.assigneeId] }, seq };
    case 'escalation.requested':
    case 'escalation.queued':
      // Taken meanwhile: there is nobody to call any more.
      return state.floor.holder === 'queue' ? { kind: 'waiting', to: 'everyone', seq } : null;
    case 'escalation.overdue':
      return { kind: 'overdue', to: 'leaders', seq };
    case 'callback.missed':
      return { kind: 'callback-missed', to: 'leaders', seq };
    case 'message.created': {
      const { floor } = state;
      if (event.message.author !== 'visitor' || floor.holder !== 'agent') return null;
      if ((state.agentReadSeq ?? 0) >= seq) return null;
      return { kind: 'reply', to: { memberIds: [floor.agentId] }, seq };
    }
    default:
      return null;
  }
}

const usual: Record<NotificationKind, Ways> = {
  waiting: { inApp: true, push: true, email: false, webhook: false },
  overdue: { inApp: true, push: true, email: false, webhook: false },
  assigned: { inApp: true, push: true, email: false, webhook: false },
  mention: { inApp: true, push: true, email: true, webhook: false },
  reply: { inApp: false, push: true, email: false, webhook: false },
  'callback-missed': { inApp: true, push: true, email: true, webhook: false },
  lead: { inApp: true, push: true, email: true, webhook: false },
};

/** With what was never said, as it is. */
export const preferencesShown = (
  preferences: NotificationPreferences,
): NotificationPreferences => ({
  quiet: null,
  ...usual,
  ...preferences,
});

/** At this instant: in quiet hours only the list and the open windows of the member have it. */
export function waysOf(
  kind: NotificationKind,
  preferences: NotificationPreferences,
  at: number,
): Ways {
  const ways = { ...usual[kind], ...preferences[kind] };
  return isQuietAt(at, preferences.quiet)
    ? { ...ways, push: false, email: false, webhook: false }
    : ways;
}

export function isQuietAt(at: number, quiet: QuietHours | null | undefined): boolean {
  if (!quiet) return false;
  const { from, to, zone } = quiet;
  const { time } = localTime(at, zone);
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** Within this time a member is told one by one of so many; then once that there are more; then it is only counted. */
export const stormWindowMs = 10 * 60_000;
const oneByOne = 6;

export type Pace = 'tell' | 'digest' | 'count';

export function paceOf(recent: number): Pace {
  if (recent < oneByOne) return 'tell';
  return recent === oneByOne ? 'digest' : 'count';
}

/** Older news is no news: an outbox that was away for long does not wake anybody at night for it. */
export const newsMs = 15 * 60_000;
