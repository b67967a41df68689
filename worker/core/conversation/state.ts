/**
 * The state of one conversation: the fold of its log (`evolve`). Plain JSON and small: the object keeps a snapshot of
 * it now and then, so that after a sleep it need not fold the whole log.
 */
import type { ConversationId, EscalationId, TenantId, TurnId, VisitorId } from '#protocol/ids';
import type { Counter } from '#core/rate-limit';
import type { Floor } from '#core/floor';

export interface RunningTurn {
  turnId: TurnId;
  /** The visitor's message that is being answered. */
  questionSeq: number;
  /** Epoch ms. */
  startedAt: number;
  /** 1, or 2 after the first runner died. */
  attempt: number;
}

export interface ConversationState {
  schema: 1;
  id: ConversationId;
  tenantId: TenantId;
  visitorId: VisitorId;
  locale: string;
  /** Epoch ms. */
  startedAt: number;
  lastAt: number;
  lastSeq: number;
  status: 'open' | 'ended';
  floor: Floor;
  turn: RunningTurn | null;
  /** Visitor messages that wait for a turn, oldest first. */
  pending: number[];
  escalation: { id: EscalationId; requestedAt: number } | null;
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
  /** Answers in a row that were fallbacks. */
  fallbacksInARow: number;
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
}
