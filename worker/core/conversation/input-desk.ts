/** What the desk may do with a conversation, as inputs of `step`. `memberId` is who asks, from the session. */
import type { Draft } from '#core/conversation/input';
import type { Brief, Priority } from '#protocol/desk';
import type { EscalationId, MacroId, MessageId, NoteId, TicketId } from '#protocol/ids';
import type { MessageFile } from '#protocol/message';
import type { TicketStatus } from '#protocol/event';

export interface Destination {
  assigneeId: string | null;
  teamId: string | null;
  supervisor?: boolean;
  /** In words: why. */
  reason?: string;
}

export type DeskInput =
  | {
      kind: 'note';
      memberId: string;
      memberName: string;
      noteId: NoteId;
      text: string;
      mentions: string[];
      files?: MessageFile[];
      clientId?: string;
    }
  | { kind: 'macro.start'; memberId: string; macroId: MacroId; name: string; steps: number }
  | { kind: 'tag'; memberId: string; add: string[]; remove: string[] }
  | { kind: 'prioritise'; memberId: string; priority: Priority }
  /** Null wakes it. */
  | { kind: 'snooze'; memberId: string; until: number | null }
  /** The alarm: whatever is due by now. */
  | { kind: 'due' }
  | ({ kind: 'assign'; memberId: string } & Destination)
  /** The router's choice for who waits; it is an offer, the floor stays the queue's. */
  | ({ kind: 'route'; escalationId: EscalationId } & Destination)
  | ({
      kind: 'transfer';
      memberId: string;
      /** May take it from another agent. */
      override: boolean;
      escalationId: EscalationId;
      messageId: MessageId;
      notice: Draft;
    } & Destination)
  /** Nothing was seen of the agent since `seenAt` (epoch ms). */
  | { kind: 'agent.lost'; agentId: string; seenAt: number }
  /** The member may work at the desk no longer. */
  | { kind: 'agent.gone'; agentId: string }
  | { kind: 'brief'; escalationId: EscalationId; brief: Brief }
  | { kind: 'people.prefer'; on: boolean }
  | { kind: 'callback.done'; memberId: string }
  | {
      kind: 'ticket';
      ticketId: TicketId;
      number: number;
      status: TicketStatus;
    };
