/** The read model in D1, filled from the conversations' logs. Writing the same events twice changes nothing. */
import type { ConversationState } from '#core/conversation/state';
import type { ConversationRow, FeedbackRow, MessageRow, Rows, TurnRow } from '#core/projection';
import type { ConversationEvent } from '#protocol/event';

export interface StoredRows {
  conversation: ConversationRow | null;
  messages: MessageRow[];
  turns: TurnRow[];
  feedback: FeedbackRow[];
}

export interface Projection {
  /** Applies events of one conversation in order; `state` is the state after the last of them or later. */
  apply(state: ConversationState, events: ConversationEvent[]): Promise<void>;
  /** What D1 holds of one conversation. */
  rows(tenantId: string, conversationId: string): Promise<StoredRows>;
  /** Puts exactly these rows in place of what D1 holds. */
  replace(tenantId: string, conversationId: string, rows: Rows): Promise<void>;
}
