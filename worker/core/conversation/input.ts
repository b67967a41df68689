/**
 * Everything that may happen to a conversation. Ids are made outside (core has no randomness) and come
 * with the input; `prior` is what the log already knows about a clientId, a lead or a rating.
 */
import type { ConversationEvent, TurnReport } from '#protocol/event';
import type {
  ConversationId,
  EscalationId,
  FileId,
  LeadId,
  MessageId,
  TenantId,
  ToolCallId,
  TurnId,
  VisitorId,
} from '#protocol/ids';
import type { ToolInput } from '#core/conversation/input-tool';
import type { DeskInput } from '#core/conversation/input-desk';
import type { EscalationLevel, EscalationType } from '#protocol/desk';
import type { Citation, MessageFile } from '#protocol/message';
import type { LeadProgress } from '#protocol/lead-capture';
import type { ToolPlan } from '#protocol/tool-event';
import type { Part, PartReply } from '#protocol/part';
import type { AskedPart } from '#core/part';

export interface PriorEvent {
  seq: number;
  at: string;
}

export interface PriorSend extends PriorEvent {
  messageId: MessageId;
  text: string;
}

export interface PriorFeedback extends PriorEvent {
  value: string;
  comment?: string;
}

export interface Draft {
  text: string;
  citations?: Citation[];
  confidence?: number;
  language?: string;
  quickReplies?: string[];
  /** Checked by `Parts` of protocol/part when they came from outside. */
  parts?: Part[];
  notice?: string;
  interrupted?: boolean;
}

export type Input =
  | {
      kind: 'start';
      conversationId: ConversationId;
      tenantId: TenantId;
      visitorId: VisitorId;
      locale: string;
      page?: string;
      channel: 'widget' | 'api';
    }
  | {
      kind: 'visitor.send';
      clientId: string;
      text: string;
      attachments?: FileId[];
      files?: MessageFile[];
      partReply?: PartReply;
      /** What `partReply` answers, as the log has it; null when the log has no such part. */
      asked?: AskedPart | null;
      prior: PriorSend | null;
      messageId: MessageId;
      turnId: TurnId;
      /** For a visitor who wants people only: their first words while nobody is asked yet ask for one. */
      queueAs?: { escalationId: EscalationId; messageId: MessageId; notice: Draft };
    }
  | { kind: 'visitor.read'; seq: number }
  | { kind: 'visitor.identify'; method: 'jwt' | 'hmac'; contactKey: string }
  | { kind: 'visitor.consent'; purpose: string; granted: boolean; version?: string }
  | {
      kind: 'visitor.feedback';
      messageId?: MessageId;
      value: 'up' | 'down' | '1' | '2' | '3' | '4' | '5';
      comment?: string;
      /** The rating of the same message that counts until now. */
      prior: PriorFeedback | null;
    }
  | { kind: 'lead.capture'; leadId: LeadId; fields: string[]; prior: PriorEvent | null }
  | {
      kind: 'escalate';
      by: 'visitor' | 'assistant' | 'agent';
      reason?: string;
      level?: EscalationLevel;
      type?: EscalationType;
      peopleOnly?: boolean;
      escalationId: EscalationId;
      messageId: MessageId;
      notice: Draft;
    }
  | {
      kind: 'turn.finish';
      /** Said when the conversation has reached its length. */
      farewell?: Draft & { messageId: MessageId };
      turnId: TurnId;
      draft: Draft;
      report: TurnReport;
      /** What the engine waits for after this turn; null for nothing. */
      plan?: ToolPlan | null;
      /** How far contact details were taken down; absent when nothing has changed. */
      lead?: LeadProgress | undefined;
      authorName?: string;
      messageId: MessageId;
      nextTurnId: TurnId;
    }
  | { kind: 'turn.lost'; turnId: TurnId; nextTurnId: TurnId; messageId: MessageId; apology: Draft }
  /** `overdue` is said to who keeps the place in the queue, `notice` to who gets the assistant back. */
  | {
      kind: 'queue.expire';
      messageId: MessageId;
      notice: Draft;
      overdue: Draft;
      /** What `notice` asks for. */
      lead?: LeadProgress | undefined;
      /** Of the inbox it waits in; null is the tenant's. */
      waitLimitMs?: number | null;
    }
  /** Nobody is at the desk, or nobody of those who could; what the inbox's hours say of it (epoch ms). */
  | {
      kind: 'queue.unmanned';
      messageId: MessageId;
      overdue: Draft;
      backAt?: number | null;
      openUntil?: number | null;
    }
  | {
      kind: 'agent.accept';
      agentId: string;
      agentName: string;
      /** A supervisor: may take it from another agent. */
      override?: boolean;
      escalationId: EscalationId;
    }
  | {
      kind: 'agent.reply';
      agentId: string;
      clientId: string;
      text: string;
      attachments?: FileId[];
      files?: MessageFile[];
      prior: PriorSend | null;
      messageId: MessageId;
    }
  | { kind: 'agent.release'; agentId: string }
  | { kind: 'agent.read'; agentId: string; seq: number }
  | { kind: 'agent.end'; agentId: string }
  | { kind: 'end'; by: 'visitor' | 'agent' | 'system' }
  | DeskInput
  | ToolInput;

/** An event without its place in the log; `step` gives seq and instant. */
export type NewEvent = ConversationEvent extends infer E
  ? E extends ConversationEvent
    ? Omit<E, 'seq' | 'at'>
    : never
  : never;

/** What the object does after the commit, in this order. Publishing the events themselves is implied. */
export type Effect =
  | { kind: 'ack'; clientId: string; seq: number; at: string; messageId: MessageId }
  | { kind: 'startTurn'; turnId: TurnId; questionSeq: number; attempt: number }
  | { kind: 'cancelTurn'; turnId: TurnId }
  /** A member has agreed: make the call that waits. */
  | { kind: 'runTool'; callId: ToolCallId }
  | { kind: 'closeSubscribers' };
