/** What the conversation says to a client. Unknown types are ignored by clients. */
import * as v from 'valibot';
import { ConversationSummary } from '#protocol/conversation';
import { ConversationEvent } from '#protocol/event';
import { MessageId, ToolCallId, TurnId } from '#protocol/ids';
import { Author } from '#protocol/message';

export const Welcome = v.object({
  type: v.literal('welcome'),
  version: v.number(),
  conversation: ConversationSummary,
  /** Events after `hello.after`, ascending; the rest follow as `event` frames when `more`. */
  events: v.array(ConversationEvent),
  /** The seq of the last event in `events`, or `hello.after` when there is none. */
  cursor: v.number(),
  more: v.boolean(),
});
/** Only after the message is durable. The same for every copy of the same clientId. */
export const Ack = v.object({
  type: v.literal('ack'),
  clientId: v.string(),
  seq: v.number(),
  at: v.string(),
  messageId: MessageId,
});
/** Live text of the running turn; `offset` counts UTF-16 units from the turn's start. */
export const Token = v.object({
  type: v.literal('token'),
  turnId: TurnId,
  offset: v.number(),
  text: v.string(),
});
export const Typing = v.object({ type: v.literal('typing'), author: Author, on: v.boolean() });
/** Live, not stored: where the visitor stands among those who wait for a person, and the estimated wait. */
export const Queue = v.object({
  type: v.literal('queue'),
  position: v.number(),
  waitSeconds: v.number(),
});
/** A problem (see protocol/problem) that belongs to this socket; `clientId` names the refused send. */
export const ProblemFrame = v.object({
  type: v.literal('problem'),
  problemType: v.string(),
  code: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  requestId: v.string(),
  retryAfterSeconds: v.optional(v.number()),
  clientId: v.optional(v.string()),
});
/** For one tab alone, not stored: its page does this and answers `page_result`. The same `callId` is never done twice. */
export const PageCall = v.object({
  type: v.literal('page_call'),
  callId: ToolCallId,
  tool: v.string(),
  arguments: v.record(v.string(), v.unknown()),
  /** The same however often the call comes. */
  key: v.string(),
  timeoutMs: v.number(),
  /** Nothing is changed by it: doing it again does no harm. */
  repeatable: v.boolean(),
});
export const Pong = v.object({ type: v.literal('pong') });

/** An event of the log as a frame: the event itself with `type: "event"`. */
export type EventFrame = { type: 'event' } & ConversationEvent;
export type Welcome = v.InferOutput<typeof Welcome>;
export type Ack = v.InferOutput<typeof Ack>;
export type Token = v.InferOutput<typeof Token>;
export type Queue = v.InferOutput<typeof Queue>;
export type PageCall = v.InferOutput<typeof PageCall>;
export type Typing = v.InferOutput<typeof Typing>;
export type ProblemFrame = v.InferOutput<typeof ProblemFrame>;
export type Down =
  | Welcome
  | EventFrame
  | Ack
  | Token
  | Typing
  | Queue
  | PageCall
  | ProblemFrame
  | { type: 'pong' };

/** Close codes of ours (4000–4999 is the private range of RFC 6455 section 7.4.2). */
export const closeCodes = {
  /** Come back with `hello { after }`: you read too slowly or the object moved. */
  resume: 4008,
  /** The token expired or was revoked: start or resume a session first. */
  unauthenticated: 4001,
  /** The conversation is over. */
  ended: 4010,
  tooBig: 1009,
  policy: 1008,
  unsupported: 1003,
} as const;
