/** From a conversation's state to what the inbox shows of it. Pure; also what the list in D1 is turned into. */
import type { ConversationState } from '#core/conversation/state';
import { phaseOf } from '#core/floor';
import { previewOf } from '#core/preview';
import type { ConversationEvent } from '#protocol/event';
import type { InboxSummary, Preview } from '#protocol/inbox';

const iso = (at: number) => new Date(at).toISOString();
const isoOf = (at: number | null) => (at === null ? null : iso(at));

/** What the desk promises itself: the first word to who waits, and the later ones. */
export interface Promises {
  firstReplyMs: number;
  nextReplyMs: number;
}

/** When the next word is due; who waits in the queue has had none. */
export function slaDueAt(
  { holder, unansweredSince }: { holder: string; unansweredSince: number | null },
  { firstReplyMs, nextReplyMs }: Promises,
): number | null {
  if (unansweredSince === null) return null;
  return unansweredSince + (holder === 'queue' ? firstReplyMs : nextReplyMs);
}

export function inboxSummary(
  state: ConversationState,
  last: Preview | null,
  promises: Promises,
): InboxSummary {
  const { id, status, floor, locale, startedAt, lastAt, lastSeq, escalation, desk } = state;
  const { unansweredSince, understood } = state;
  return {
    id,
    status,
    floor: {
      holder: floor.holder,
      ...(floor.holder === 'agent' ? { agentId: floor.agentId, agentName: floor.agentName } : {}),
    },
    locale,
    startedAt: iso(startedAt),
    lastAt: iso(lastAt),
    lastSeq,
    waitingSince: floor.holder === 'queue' && escalation ? iso(escalation.requestedAt) : null,
    unansweredSince: isoOf(unansweredSince),
    slaDueAt: isoOf(slaDueAt({ holder: floor.holder, unansweredSince }, promises)),
    phase: phaseOf(state),
    level: escalation?.level ?? null,
    assigneeId: desk.assigneeId,
    teamId: desk.teamId,
    supervisor: desk.supervisor,
    tags: desk.tags,
    priority: desk.priority,
    snoozedUntil: isoOf(desk.snoozedUntil),
    sentiment: understood.sentiment,
    intent: understood.intent,
    language: understood.language,
    messageCount: state.messageCount,
    isIdentified: state.contactKey !== null,
    peopleOnly: state.peopleOnly,
    callbackDueAt: isoOf(state.callback?.dueAt ?? null),
    agentReadSeq: state.agentReadSeq ?? 0,
    last,
  };
}

/** System messages say what the floor says already; the last words of a person or the assistant are shown. */
export function previewOfEvent(event: ConversationEvent): Preview | null {
  if (event.kind !== 'message.created' || event.message.author === 'system') return null;
  const { author, text } = event.message;
  return { seq: event.seq, author, at: event.at, text: previewOf(text) };
}
