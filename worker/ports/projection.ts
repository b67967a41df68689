/** The read model in D1, filled from the conversations' logs. Writing the same events twice changes nothing. */
import type { ApprovalChange } from '#core/approval-rows';
import type { ConversationState } from '#core/conversation/state';
import type { EscalationRow } from '#core/escalation-rows';
import type { ConversationRow, FeedbackRow, MessageRow, TurnRow } from '#core/projection';
import type { ConversationEvent } from '#protocol/event';

export interface StoredRows {
  conversation: ConversationRow | null;
  messages: MessageRow[];
  turns: TurnRow[];
  feedback: FeedbackRow[];
  escalations: EscalationRow[];
}

export interface Projection {
  /** Applies events of one conversation in order; `state` is the state after the last of them or later. */
  apply(state: ConversationState, events: ConversationEvent[]): Promise<void>;
  /** What D1 holds of one conversation. */
  rows(tenantId: string, conversationId: string): Promise<StoredRows>;
  /** Puts right what reconcile found to differ, and touches nothing else: the outbox may be writing beside it. */
  repair(tenantId: string, conversationId: string, repair: Repair): Promise<void>;
}

export interface Repair {
  /** Null when the row is right. `seen` is the `lastSeq` that the wrong row had; null when there was none. */
  conversation: { row: ConversationRow; seen: number | null } | null;
  /** Rows that D1 lacks or holds differently. */
  rows: Omit<StoredRows, 'conversation'>;
  /** All of them: what is right already is not changed by them. */
  approvals: ApprovalChange[];
  /** Rows that are in no log. */
  extra: { table: 'message' | 'turn' | 'feedback' | 'escalation'; seq: number }[];
}
