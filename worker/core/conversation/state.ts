/**
 * The state of one conversation: the fold of its log (`evolve`). Plain JSON and small: the object keeps a snapshot of
 * it now and then, so that after a sleep it need not fold the whole log.
 */
import type { EscalationLevel, EscalationType, Priority } from '#protocol/desk';
import type { TicketStatus } from '#protocol/event';
import type {
  ConversationId,
  EscalationId,
  LeadId,
  TenantId,
  TicketId,
  TurnId,
  VisitorId,
} from '#protocol/ids';
import type { LeadProgress } from '#protocol/lead-capture';
import type { Counter } from '#core/rate-limit';
import type { ToolState } from '#core/conversation/evolve-tool';
import type { Floor } from '#core/floor';

/** Grows with every change of the shape: a snapshot of another one is folded anew from the log. */
export const stateSchema = 2;

export interface RunningTurn {
  turnId: TurnId;
  /** The visitor's message that is being answered. */
  questionSeq: number;
  /** Epoch ms. */
  startedAt: number;
  /** 1, or 2 after the first runner died. */
  attempt: number;
}

export interface OpenEscalation {
  id: EscalationId;
  /** Epoch ms; the place among those who wait, also after a transfer. */
  requestedAt: number;
  /** Since when the queue holds the floor this time. */
  queuedAt: number;
  by: 'visitor' | 'assistant' | 'agent';
  level: EscalationLevel;
  type: EscalationType;
  reason: string | null;
  /** The visitor was told that the wait is too long; said once. */
  isOverdue: boolean;
  isBriefed: boolean;
}

/** What the desk has noted of it. None of it is for the visitor. */
export interface DeskState {
  /** Whose it is; who may speak is the floor's. */
  assigneeId: string | null;
  teamId: string | null;
  /** Any supervisor is asked for. */
  supervisor: boolean;
  tags: string[];
  priority: Priority;
  /** Epoch ms. */
  snoozedUntil: number | null;
  /** The member who last held the floor. */
  lastAgentId: string | null;
}

export interface ConversationState {
  schema: typeof stateSchema;
  id: ConversationId;
  tenantId: TenantId;
  visitorId: VisitorId;
  locale: string;
  /** The page the visitor was on when it began, without query and fragment; absent when unknown. */
  page?: string;
  /** Epoch ms. */
  startedAt: number;
  lastAt: number;
  lastSeq: number;
  status: 'open' | 'ended';
  floor: Floor;
  turn: RunningTurn | null;
  /** Visitor messages that wait for a turn, oldest first. */
  pending: number[];
  escalation: OpenEscalation | null;
  /** A person was offered: when, how urgently, and how many messages the visitor has sent since. */
  offer: { at: number; level: EscalationLevel; messagesSince: number; isOpen: boolean } | null;
  /** When people gave the floor back to the assistant; the newest few. */
  returns: number[];
  peopleOnly: boolean;
  /** The last escalation to which nobody came: contact details that are left now promise a call-back. */
  missed: EscalationId | null;
  callback: { escalationId: EscalationId; dueAt: number; isMissed: boolean } | null;
  /** Since when the visitor waits for a person's word. */
  unansweredSince: number | null;
  /** The last act of the agent who holds the floor. */
  agentActedAt: number | null;
  desk: DeskState;
  tickets: { id: TicketId; number: number; status: TicketStatus }[];
  /** Of the newest question that was understood. */
  understood: { sentiment: number; lowest: number; intent: string | null; language: string | null };
  messageCount: number;
  /** Highest seq the visitor has read. */
  readSeq: number;
  /** Highest seq that an agent who held the floor has read; absent until there was one. */
  agentReadSeq?: number;
  /** Tokens of an earlier generation are refused. */
  tokenGeneration: number;
  /** Visitor messages of the last minute and day. */
  minute: Counter;
  day: Counter;
  /** Keyed hash of the verified identity's subject, or null for an anonymous visitor. */
  contactKey: string | null;
  /** Absent: by a token. */
  identifiedBy?: 'jwt' | 'hmac';
  /** Answers in a row that were fallbacks. */
  fallbacksInARow: number;
  /** The last answer was a clarifying question: what comes now is read together with what was asked before it. */
  clarifying?: boolean;
  /** What was offered proactively, by name; none of it is offered again. */
  offered?: string[];
  /** Absent until the first tool. */
  tools?: ToolState;
  /** Contact details in the making; absent until a quote or a person was needed. */
  lead?: LeadProgress;
  /** The first lead of this conversation. */
  leadId?: LeadId;
  /** Version of the words that were agreed to for it. */
  leadConsent?: string | undefined;
}

/** What the tenant allows in one conversation; from its settings, never from the client. */
export interface ConversationLimits {
  messagesPerMinute: number;
  messagesPerDay: number;
  maxMessages: number;
  /** How long the queue may hold the floor with nobody accepting. */
  queueTimeoutMs: number;
  /** The tenant has switched its assistant on. */
  assistantEnabled: boolean;
  /** Hosts whose pictures a visitor's browser may be told to load; none when absent. */
  imageHosts?: string[];
  /** An agent of whom nothing is seen for so long, while the visitor waits, loses the floor. */
  agentAwayMs: number;
  /** Within this time somebody calls back who could not come. */
  callbackDueMs: number;
}

export const freshDesk: DeskState = {
  assigneeId: null,
  teamId: null,
  supervisor: false,
  tags: [],
  priority: 'normal',
  snoozedUntil: null,
  lastAgentId: null,
};
