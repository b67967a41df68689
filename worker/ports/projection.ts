/** The read model in D1, filled from the conversations' logs. Writing the same events twice changes nothing. */
import type { ConversationState } from '#core/conversation/state';
import type { ConversationEvent } from '#protocol/event';

export interface Projection {
  /** Applies events of one conversation in order; `state` is the state after the last of them or later. */
  apply(state: ConversationState, events: ConversationEvent[]): Promise<void>;
}
