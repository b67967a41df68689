/** From a conversation's state to what the inbox shows of it. Pure; also what the list in D1 is turned into. */
import type { ConversationState } from '#core/conversation/state';
import { previewOf } from '#core/preview';
import type { ConversationEvent } from '#protocol/event';
import type { InboxSummary, Preview } from '#protocol/inbox';

const iso = (at: number) => new Date(at).toISOString();

export function inboxSummary(state: ConversationState, last: Preview | null): InboxSummary {
  const { id, status, floor, locale, startedAt, lastAt, lastSeq, escalation } = state;
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
