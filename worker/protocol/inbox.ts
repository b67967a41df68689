/**
 * The inbox as staff see it: summaries of conversations (over HTTP and live), who is online, what may be asked of a
 * conversation, and the frames of `GET /v1/admin/live`. Unknown frame types are ignored by clients.
 */
import * as v from 'valibot';
import { ConversationStatus } from '#protocol/conversation';
import { ConversationEvent, FloorHolder } from '#protocol/event';
import { ConversationId, FileId } from '#protocol/ids';
import { EscalationLevel, Priority } from '#protocol/desk';
import { limits } from '#protocol/limits';
import { Author } from '#protocol/message';
import type { Notification } from '#protocol/notification';
import { ClientId, MessageText } from '#protocol/text';

/** The first words of the last message. */
export const Preview = v.object({
  seq: v.number(),
  author: Author,
  at: v.string(),
  /** One line, at most 140 graphemes. */
  text: v.string(),
});
export type Preview = v.InferOutput<typeof Preview>;

export const InboxSummary = v.object({
  id: ConversationId,
  status: ConversationStatus,
  floor: v.object({
    holder: FloorHolder,
    agentId: v.optional(v.string()),
    agentName: v.optional(v.string()),
  }),
  locale: v.string(),
  startedAt: v.string(),
  lastAt: v.string(),
  /** Of two summaries the one with the higher `lastSeq` is the newer. */
  lastSeq: v.number(),
  /** Since when the visitor waits for a person. */
  waitingSince: v.nullable(v.string()),
  /** Since when a person's word is owed; also after somebody has taken it. */
  unansweredSince: v.nullable(v.string()),
  /** When that word is due by what the desk has promised itself. */
  slaDueAt: v.nullable(v.string()),
  /** assistant → offered → queued → agent → assistant | closed. */
  phase: v.picklist(['assistant', 'offered', 'queued', 'agent', 'closed']),
  /** Of the open escalation. */
  level: v.nullable(EscalationLevel),
  /** Whose it is; who may speak is the floor's. */
  assigneeId: v.nullable(v.string()),
  teamId: v.nullable(v.string()),
  /** Any supervisor is asked for. */
  supervisor: v.boolean(),
  tags: v.array(v.string()),
  priority: Priority,
  snoozedUntil: v.nullable(v.string()),
  /** −1…1, of the newest question. */
  sentiment: v.number(),
  intent: v.nullable(v.string()),
  /** ISO 639-1, as the visitor writes. */
  language: v.nullable(v.string()),
  messageCount: v.number(),
  isIdentified: v.boolean(),
  peopleOnly: v.boolean(),
  callbackDueAt: v.nullable(v.string()),
  /** Highest seq that the agent has read. */
  agentReadSeq: v.number(),
  last: v.nullable(Preview),
});
export type InboxSummary = v.InferOutput<typeof InboxSummary>;

export const InboxPage = v.object({
  conversations: v.array(InboxSummary),
  /** Of the next page; null on the last. */
  cursor: v.nullable(v.string()),
  /** Of `conversations` (protocol/inbox-digest): a console that shows the same has the same. */
  digest: v.string(),
});
export type InboxPage = v.InferOutput<typeof InboxPage>;

/** One conversation: events after the cursor, ascending. */
export const InboxConversation = v.object({
  conversation: InboxSummary,
  events: v.array(ConversationEvent),
  cursor: v.number(),
  more: v.boolean(),
  /** Of the conversation: whoever has its events up to `lastSeq` has the same. */
  digest: v.string(),
});
export type InboxConversation = v.InferOutput<typeof InboxConversation>;

/** Ids of files that the same member has uploaded to the conversation and not used yet. */
export const Attachments = v.optional(
  v.pipe(v.array(FileId), v.maxLength(limits.attachmentsPerMessage)),
);
export const ReplyRequest = v.strictObject({
  clientId: ClientId,
  text: MessageText,
  attachments: Attachments,
});
export const ReadRequest = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/** What an act of staff has led to. */
export const InboxAnswer = v.object({
  seq: v.number(),
  at: v.string(),
  conversation: InboxSummary,
});
export type InboxAnswer = v.InferOutput<typeof InboxAnswer>;

/** A member with at least one open window, and the conversations open in them. */
export const OnlineMember = v.object({
  memberId: v.string(),
  name: v.string(),
  watching: v.array(v.string()),
});
export type OnlineMember = v.InferOutput<typeof OnlineMember>;

export type LiveDown =
  /** `recent`: what changed in the last moments, which the list may not know yet. */
  | { type: 'welcome'; members: OnlineMember[]; recent: InboxSummary[] }
  | { type: 'conversation'; conversation: InboxSummary }
  | { type: 'presence'; member: OnlineMember; isOnline: boolean }
  | { type: 'typing'; conversationId: string; on: boolean }
  | { type: 'notification'; notification: Notification }
  /** The session has ended: nothing more will come. */
  | { type: 'ended' }
  | { type: 'pong' };

/** What a staff window may say; anything else closes the socket. */
export const LiveUp = v.variant('type', [
  v.object({ type: v.literal('watch'), conversationId: v.nullable(ConversationId) }),
  v.object({ type: v.literal('typing'), conversationId: ConversationId, on: v.boolean() }),
  v.object({ type: v.literal('ping') }),
]);
export type LiveUp = v.InferOutput<typeof LiveUp>;
