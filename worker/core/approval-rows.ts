/** From the log to the list of calls that wait for a member's leave. An event always gives the same change. Used by projection. */
import type { ConversationEvent } from '#protocol/event';

export type ApprovalChange =
  | { kind: 'requested'; id: string; tool: string; requestedAt: number; expiresAt: number }
  | {
      kind: 'decided';
      id: string;
      decision: 'approved' | 'rejected' | 'expired';
      decidedAt: number;
      decidedBy: string | null;
    }
  /** Nobody can decide any more. */
  | { kind: 'ended'; at: number };

export function approvalChanges(events: readonly ConversationEvent[]): ApprovalChange[] {
  return events.flatMap((event): ApprovalChange[] => {
    const at = Date.parse(event.at);
    switch (event.kind) {
      case 'approval.requested': {
        const { callId: id, tool, expiresAt } = event;
        return [{ kind: 'requested', id, tool, requestedAt: at, expiresAt: Date.parse(expiresAt) }];
      }
      case 'approval.decided': {
        const { callId: id, decision, memberId } = event;
        return [{ kind: 'decided', id, decision, decidedAt: at, decidedBy: memberId ?? null }];
      }
      case 'conversation.ended':
        return [{ kind: 'ended', at }];
      default:
        return [];
    }
  });
}
