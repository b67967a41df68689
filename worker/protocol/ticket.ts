/** Escalations, tickets and contacts as staff see them: answers and bodies of routes/{escalations,tickets,contacts}. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';
import { EscalationLevel, EscalationType, Priority } from '#protocol/desk';
import { ConversationEvent, TicketStatus } from '#protocol/event';
import { ContactId, ConversationId, EscalationId, MemberId, TicketId } from '#protocol/ids';
import { plainText } from '#protocol/text';

const limit = v.optional(
  v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
  '50',
);
/** A place in a list: an instant (epoch ms) and an id. */
const cursor = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~[a-z]{3}_[0-9A-Za-z]{22}$/)));

const { q } = ListQuery.entries;

export const EscalationStatus = v.picklist(['waiting', 'accepted', 'ended']);
export const EscalationRecord = v.object({
  id: EscalationId,
  conversationId: ConversationId,
  status: EscalationStatus,
  level: EscalationLevel,
  type: EscalationType,
  reason: v.nullable(v.string()),
  by: v.string(),
  requestedAt: v.string(),
  acceptedAt: v.nullable(v.string()),
  endedAt: v.nullable(v.string()),
  agentId: v.nullable(v.string()),
  resolution: v.nullable(v.string()),
  callback: v.nullable(v.object({ dueAt: v.string(), doneAt: v.nullable(v.string()) })),
});
export type EscalationRecord = v.InferOutput<typeof EscalationRecord>;
export const EscalationFilter = v.strictObject({
  cursor,
  limit,
  /** In the reason. */
  q,
  status: v.optional(EscalationStatus),
  level: v.optional(EscalationLevel),
  conversationId: v.optional(ConversationId),
  /** Promised call-backs that are not done. */
  callback: v.optional(v.literal('open')),
});
export type EscalationFilter = v.InferOutput<typeof EscalationFilter>;
export const EscalationPage = v.object({
  escalations: v.array(EscalationRecord),
  cursor: v.nullable(v.string()),
});
export type EscalationPage = v.InferOutput<typeof EscalationPage>;
export const EscalationAnswer = v.object({
  escalation: EscalationRecord,
  /** What happened to it, from the log. */
  timeline: v.array(ConversationEvent),
});
export type EscalationAnswer = v.InferOutput<typeof EscalationAnswer>;

const Subject = v.pipe(
  plainText(200),
  v.trim(),
  v.check((text) => text !== '' && !/[\r\n]/.test(text), 'one line'),
);
export const TicketRequest = v.strictObject({
  conversationId: ConversationId,
  subject: Subject,
  priority: v.optional(Priority, 'normal'),
});
export type TicketRequest = v.InferOutput<typeof TicketRequest>;
export const TicketChange = v.strictObject({
  subject: v.optional(Subject),
  status: v.optional(TicketStatus),
  priority: v.optional(Priority),
  assigneeId: v.optional(v.nullable(MemberId)),
});
export type TicketChange = v.InferOutput<typeof TicketChange>;
export const Ticket = v.object({
  id: TicketId,
  number: v.number(),
  conversationId: ConversationId,
  escalationId: v.nullable(v.string()),
  subject: v.string(),
  status: TicketStatus,
  priority: Priority,
  assigneeId: v.nullable(v.string()),
  externalRef: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Ticket = v.InferOutput<typeof Ticket>;
export const TicketFilter = v.strictObject({
  cursor,
  limit,
  /** In the subject; or the number. */
  q,
  status: v.optional(TicketStatus),
  conversationId: v.optional(ConversationId),
  assigneeId: v.optional(MemberId),
});
export type TicketFilter = v.InferOutput<typeof TicketFilter>;
export const TicketPage = v.object({ tickets: v.array(Ticket), cursor: v.nullable(v.string()) });
export type TicketPage = v.InferOutput<typeof TicketPage>;

export const Contact = v.object({
  id: ContactId,
  /** Null also for who may not read personal data. */
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  attributes: v.record(v.string(), v.string()),
  isVip: v.boolean(),
  peopleOnly: v.boolean(),
  /** Other identities that are the same person. */
  merged: v.array(v.string()),
  /** The newest merge into this one, as long as it can be undone. */
  undoable: v.nullable(v.object({ contactId: ContactId, until: v.string() })),
  createdAt: v.string(),
  seenAt: v.string(),
});
export type Contact = v.InferOutput<typeof Contact>;
/** Of one contact. */
export const attributesMax = 50;
export const ContactChange = v.strictObject({
  attributes: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u)), plainText(500)),
      v.check(
        (attributes) => Object.keys(attributes).length <= attributesMax,
        `at most ${attributesMax}`,
      ),
    ),
  ),
  isVip: v.optional(v.boolean()),
  peopleOnly: v.optional(v.boolean()),
});
export type ContactChange = v.InferOutput<typeof ContactChange>;
/** What two records of one person may say differently. */
export interface ContactValues {
  name: string | null;
  email: string | null;
  attributes: Record<string, string>;
}
/** Values of the other one that win; without a choice those of this one do. */
export const MergeChoice = v.strictObject({
  name: v.optional(v.boolean(), false),
  email: v.optional(v.boolean(), false),
  attributes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)), []),
});
export type MergeChoice = v.InferOutput<typeof MergeChoice>;
/** The other one becomes part of this one, which can be undone for some days. */
export const MergeRequest = v.strictObject({
  contactId: ContactId,
  take: v.optional(MergeChoice, {}),
});
export type MergeRequest = v.InferOutput<typeof MergeRequest>;
/** They are two again. */
export const UnmergeRequest = v.strictObject({ contactId: ContactId });
export type UnmergeRequest = v.InferOutput<typeof UnmergeRequest>;

export const PastConversation = v.object({
  id: ConversationId,
  status: v.string(),
  startedAt: v.string(),
  lastAt: v.string(),
  messageCount: v.number(),
  tags: v.array(v.string()),
});
/** The panel beside a conversation. */
export const ContextAnswer = v.object({
  contact: v.nullable(Contact),
  /** Others with the same e-mail address or phone number, perhaps the same person. */
  duplicates: v.array(ContactId),
  past: v.array(PastConversation),
  lead: v.nullable(
    v.object({ id: v.string(), status: v.string(), score: v.number(), createdAt: v.string() }),
  ),
  escalation: v.nullable(EscalationRecord),
  tickets: v.array(Ticket),
});
export type ContextAnswer = v.InferOutput<typeof ContextAnswer>;
