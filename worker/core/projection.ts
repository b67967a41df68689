/**
 * From a conversation's log to the rows of the read model. Pure, so that the outbox, reconcile and the tests all
 * agree on what D1 must hold. An event always gives the same row.
 */
import { approvalChanges } from '#core/approval-rows';
import type { ApprovalChange } from '#core/approval-rows';
import type { ConversationState } from '#core/conversation/state';
import { escalationChanges } from '#core/escalation-rows';
import type { EscalationChange } from '#core/escalation-rows';
import { phaseOf } from '#core/floor';
import { levelRank, priorityRank } from '#core/ranks';
import type { ConversationEvent } from '#protocol/event';

export interface ConversationRow {
  tenantId: string;
  id: string;
  visitorId: string;
  contactKey: string | null;
  status: string;
  floor: string;
  locale: string;
  startedAt: number;
  lastAt: number;
  lastSeq: number;
  messageCount: number;
  /** The member who holds the floor. */
  agentId: string | null;
  /** Epoch ms; since when the visitor waits for a person. */
  waitingSince: number | null;
  agentReadSeq: number;
  assigneeId: string | null;
  teamId: string | null;
  supervisor: boolean;
  tags: string[];
  /** Ranks (core/ranks). */
  priority: number;
  level: number | null;
  snoozedUntil: number | null;
  /** A person is offered and the visitor has not answered. */
  offered: boolean;
  sentiment: number;
  intent: string | null;
  language: string | null;
  unansweredSince: number | null;
  callbackDueAt: number | null;
  peopleOnly: boolean;
}

export interface MessageRow {
  tenantId: string;
  conversationId: string;
  seq: number;
  id: string;
  author: string;
  at: number;
  text: string;
  detail: unknown;
}

export interface TurnRow {
  tenantId: string;
  conversationId: string;
  seq: number;
  id: string;
  questionSeq: number;
  endedAt: number;
  outcome: string;
  provider: string;
  model: string;
  promptVersion: string;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  latencyMs: number;
  confidence: number;
}

/** A visitor may change a rating: of the rows of one message (or of none) the one with the highest seq counts. */
export interface FeedbackRow {
  tenantId: string;
  conversationId: string;
  seq: number;
  messageId: string | null;
  value: string;
  comment: string | null;
  at: number;
}

export interface Rows {
  conversation: ConversationRow;
  messages: MessageRow[];
  turns: TurnRow[];
  feedback: FeedbackRow[];
  escalations: EscalationChange[];
  approvals: ApprovalChange[];
}

export function project(state: ConversationState, events: ConversationEvent[]): Rows {
  const { tenantId, id: conversationId } = state;
  const rows: Rows = {
    conversation: conversationRow(state),
    messages: [],
    turns: [],
    feedback: [],
    escalations: escalationChanges({ tenantId, conversationId }, events),
    // Few conversations ever use a tool.
    approvals: state.tools ? approvalChanges(events) : [],
  };
  for (const event of events) {
    const at = Date.parse(event.at);
    const place = { tenantId, conversationId, seq: event.seq };
    if (event.kind === 'message.created') {
      const { id, author, text, ...detail } = event.message;
      rows.messages.push({ ...place, id, author, at, text, detail });
    } else if (event.kind === 'turn.ended') {
      rows.turns.push({
        ...place,
        id: event.turnId,
        questionSeq: event.questionSeq,
        endedAt: at,
        outcome: event.outcome,
        provider: event.provider,
        model: event.model,
        promptVersion: event.promptVersion,
        inputTokens: event.tokens.input,
        outputTokens: event.tokens.output,
        costUsd: event.costUsd,
        latencyMs: event.latencyMs,
        confidence: event.confidence,
      });
    } else if (event.kind === 'feedback.given') {
      rows.feedback.push({
        ...place,
        messageId: event.messageId ?? null,
        value: event.value,
        comment: event.comment ?? null,
        at,
      });
    }
  }
  return rows;
}

function conversationRow(state: ConversationState): ConversationRow {
  const {
    tenantId,
    id,
    visitorId,
    contactKey,
    status,
    locale,
    startedAt,
    lastAt,
    lastSeq,
    messageCount,
  } = state;
  return {
    tenantId,
    id,
    visitorId,
    contactKey,
    status,
    floor: state.floor.holder,
    agentId: state.floor.holder === 'agent' ? state.floor.agentId : null,
    waitingSince: state.floor.holder === 'queue' ? (state.escalation?.requestedAt ?? null) : null,
    agentReadSeq: state.agentReadSeq ?? 0,
    assigneeId: state.desk.assigneeId,
    teamId: state.desk.teamId,
    supervisor: state.desk.supervisor,
    tags: state.desk.tags,
    priority: priorityRank(state.desk.priority),
    level: state.escalation && levelRank(state.escalation.level),
    snoozedUntil: state.desk.snoozedUntil,
    offered: phaseOf(state) === 'offered',
    sentiment: state.understood.sentiment,
    intent: state.understood.intent,
    language: state.understood.language,
    unansweredSince: state.unansweredSince,
    callbackDueAt: state.callback?.dueAt ?? null,
    peopleOnly: state.peopleOnly,
    locale,
    startedAt,
    lastAt,
    lastSeq,
    messageCount,
  };
}
