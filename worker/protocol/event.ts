/**
 * Everything that can stand in a conversation's log. `seq` is 1, 2, 3 … without a gap, `at` an ISO
 * instant. Clients ignore kinds they do not know, so adding one is not a breaking change.
 */
import * as v from 'valibot';
import { deskEvents, deskUpdated, EscalationLevel, EscalationType } from '#protocol/desk';
import { event } from '#protocol/envelope';
import { ConversationId, EscalationId, LeadId, MessageId, TicketId, TurnId } from '#protocol/ids';
import { LeadProgress } from '#protocol/lead-capture';
import { Message } from '#protocol/message';
import { toolEvents } from '#protocol/tool-event';

export const FloorHolder = v.picklist(['assistant', 'queue', 'agent', 'nobody']);
export type FloorHolder = v.InferOutput<typeof FloorHolder>;
export const TurnOutcome = v.picklist([
  'answered',
  'fallback',
  'escalated',
  'interrupted',
  'failed',
]);
export type TurnOutcome = v.InferOutput<typeof TurnOutcome>;

export const TurnDecision = v.picklist([
  'answer',
  'clarify',
  'offer',
  'collect-lead',
  'call-tool',
  'offer-person',
  'hand-over',
]);
export type TurnDecision = v.InferOutput<typeof TurnDecision>;

export const TicketStatus = v.picklist(['open', 'pending', 'solved', 'closed']);
export type TicketStatus = v.InferOutput<typeof TicketStatus>;

export const TurnReport = v.object({
  outcome: TurnOutcome,
  provider: v.string(),
  model: v.string(),
  promptVersion: v.string(),
  tokens: v.object({ input: v.number(), output: v.number() }),
  costUsd: v.number(),
  latencyMs: v.number(),
  confidence: v.number(),
  /** Why it went this way: provider failures and the deciding rule, for "why this answer". */
  reasons: v.optional(v.array(v.string())),
  /** What the assistant decided to do (core/answer/decide). */
  decision: v.optional(TurnDecision),
  /** What it offered besides, by name: each once in a conversation. */
  offered: v.optional(v.array(v.string())),
  /** What was understood of the question: intent, feeling (-1…1), ISO 639-1 language. */
  intent: v.optional(v.string()),
  sentiment: v.optional(v.number()),
  language: v.optional(v.string()),
  /** Where in the question something of this type stands, in UTF-16 units; never the thing itself. */
  entities: v.optional(v.array(v.object({ type: v.string(), start: v.number(), end: v.number() }))),
  /** Ids of the tenant's instructions that were in the prompt. */
  instructions: v.optional(v.array(v.string())),
  /** The strongest reason for a person; low is noted, medium offers one, high and critical hand over. */
  escalation: v.optional(
    v.object({
      level: EscalationLevel,
      type: EscalationType,
      reason: v.string(),
    }),
  ),
});
export type TurnReport = v.InferOutput<typeof TurnReport>;

export const ConversationEvent = v.variant('kind', [
  event('conversation.started', {
    conversationId: ConversationId,
    locale: v.string(),
    /** The page the visitor was on, without query and fragment. */
    page: v.optional(v.string()),
    channel: v.picklist(['widget', 'api']),
  }),
  event('message.created', { message: Message }),
  event('turn.started', { turnId: TurnId, questionSeq: v.number(), attempt: v.number() }),
  event('turn.ended', {
    turnId: TurnId,
    questionSeq: v.number(),
    ...TurnReport.entries,
  }),
  event('conversation.read', { by: v.picklist(['visitor', 'agent']), upTo: v.number() }),
  event('escalation.requested', {
    escalationId: EscalationId,
    by: v.picklist(['visitor', 'assistant', 'agent']),
    reason: v.optional(v.string()),
    level: v.optional(EscalationLevel),
    /** Not `type`: a frame calls itself an event by that. */
    category: v.optional(EscalationType),
  }),
  /** The visitor wants people only (the assistant is silent), or takes that back. */
  event('people.preferred', { on: v.boolean() }),
  /** A person is offered; the visitor may ask for one (`escalate`) or go on. */
  event('escalation.offered', { level: EscalationLevel, category: EscalationType }),
  event('escalation.accepted', {
    escalationId: EscalationId,
    agentId: v.string(),
    agentName: v.string(),
  }),
  event('escalation.ended', {
    escalationId: EscalationId,
    resolution: v.picklist(['returned', 'resolved', 'expired', 'cancelled']),
  }),
  /** The person has left and another one is being looked for: the floor is the queue's again. */
  event('escalation.queued', {
    escalationId: EscalationId,
    because: v.picklist(['transferred', 'agent-away', 'stay-with-people']),
  }),
  /**
   * The wait has become too long and contact details are asked for; the place in the queue is kept. Outside the hours of the
   * inbox, `backAt` is when it opens again; within them, with nobody there, people are expected until `openUntil`.
   */
  event('escalation.overdue', {
    escalationId: EscalationId,
    backAt: v.optional(v.string()),
    openUntil: v.optional(v.string()),
  }),
  /** Nobody could come: somebody will call back or write until `dueAt`. */
  event('callback.promised', {
    escalationId: EscalationId,
    channel: v.picklist(['phone', 'email']),
    dueAt: v.string(),
  }),
  event('ticket.created', { ticketId: TicketId, number: v.number(), status: TicketStatus }),
  event('ticket.updated', { ticketId: TicketId, number: v.number(), status: TicketStatus }),
  /** `contactKey` is a keyed hash of the tenant's own user id, never the id itself. */
  event('conversation.identified', { method: v.picklist(['jwt', 'hmac']), contactKey: v.string() }),
  event('consent.changed', {
    purpose: v.string(),
    granted: v.boolean(),
    /** Of the words that were shown. */
    version: v.optional(v.string()),
  }),
  /** How far contact details were taken down; the answers in it are for staff. */
  event('lead.progressed', { progress: LeadProgress }),
  event('lead.captured', { leadId: LeadId, fields: v.array(v.string()) }),
  event('feedback.given', {
    messageId: v.optional(MessageId),
    value: v.picklist(['up', 'down', '1', '2', '3', '4', '5']),
    comment: v.optional(v.string()),
  }),
  ...toolEvents,
  event('conversation.ended', { by: v.picklist(['visitor', 'agent', 'system']) }),
  ...deskEvents,
  deskUpdated,
]);
export type ConversationEvent = v.InferOutput<typeof ConversationEvent>;
export type EventKind = ConversationEvent['kind'];
export type EventOf<K extends EventKind> = Extract<ConversationEvent, { kind: K }>;
