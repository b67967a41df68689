/** What may happen to a conversation through tools; part of `Input`. See decide-tool for the rules. */
import type { Draft } from '#core/conversation/input';
import type { MessageId, NoteId, ToolCallId, TurnId } from '#protocol/ids';
import type { Part } from '#protocol/part';
import type { Risk } from '#protocol/tool';

/** What the assistant says about a call that outlived its turn. */
export interface ToolReport {
  draft: Draft;
  messageId: MessageId;
  authorName: string;
}

export interface StaffReport {
  memberId: string;
  code: string;
  text: string;
  visitorText?: string;
  parts?: Part[];
}

export type ToolInput =
  | {
      kind: 'tool.request';
      callId: ToolCallId;
      turnId: TurnId;
      /** By hand: then there need be no turn. */
      memberId?: string;
      tool: string;
      risk: Risk;
      /** Redacted. */
      arguments: unknown;
      /** A member must agree first. */
      approval: { digest: string; lastsMs: number } | null;
    }
  | {
      kind: 'tool.done';
      callId: ToolCallId;
      ok: boolean;
      latencyMs: number;
      /** Null when its turn is still there to speak. */
      report: ToolReport | null;
      /** For staff, when the report cannot be said: a person has the floor, or it is over. */
      aside?: { noteId: NoteId; title: string; text: string };
      /** Of a member's call: for staff instead. */
      reported?: StaffReport;
    }
  | {
      kind: 'approval.decide';
      callId: ToolCallId;
      decision: 'approved' | 'rejected' | 'expired';
      memberId: string | null;
      /** For the other two: said instead of a result. */
      report: ToolReport | null;
    };
