/** What a visitor's client may say over the socket. Anything else is a `problem`, never a crash. */
import * as v from 'valibot';
import { FileId, MessageId, ToolCallId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { PartReply } from '#protocol/part';
import { ClientId, MessageText, plainText } from '#protocol/text';
import { ToolName } from '#protocol/tool';

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const frame = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });

/** Stars may be said as a number; they are kept as text. */
export const FeedbackValue = v.union([
  v.picklist(['up', 'down', '1', '2', '3', '4', '5']),
  v.pipe(
    v.picklist([1, 2, 3, 4, 5]),
    v.transform((stars) => `${stars}` as const),
  ),
]);

export const SendMessage = v.object({
  clientId: ClientId,
  text: MessageText,
  attachments: v.optional(v.pipe(v.array(FileId), v.maxLength(limits.attachmentsPerMessage))),
  /** The text was a suggestion that the visitor clicked. */
  quickReply: v.optional(v.boolean()),
  /** The text is what was chosen or filled in at a part of an earlier message. */
  partReply: v.optional(PartReply),
});
export type SendMessage = v.InferOutput<typeof SendMessage>;

export const EscalateRequest = v.object({
  reason: v.optional(plainText(limits.reasonMaxCharacters)),
  /** From now on people only: the assistant says nothing more in this conversation. */
  peopleOnly: v.optional(v.boolean()),
});
export const FeedbackRequest = v.object({
  messageId: v.optional(MessageId),
  value: FeedbackValue,
  comment: v.optional(plainText(limits.commentMaxCharacters)),
});

/** What the page of this tab offers as tools. `active`: somebody looks at it. Not stored in the log. */
export const PageTools = v.object({
  /** Made by the tab; the same after a reload. */
  tab: ClientId,
  tools: v.pipe(v.array(ToolName), v.maxLength(limits.pageToolsPerTab)),
  active: v.boolean(),
});
export type PageTools = v.InferOutput<typeof PageTools>;

/** What a function of the page gave for `page_call`. From the visitor's browser: worth what a visitor's word is. */
export const PageResult = v.object({
  callId: ToolCallId,
  ok: v.boolean(),
  result: v.optional(v.unknown()),
  error: v.optional(plainText(limits.reasonMaxCharacters)),
});
export type PageResult = v.InferOutput<typeof PageResult>;

export const Up = v.variant('type', [
  /** First frame: where the client stands. Sent again after a pause it means "from here, please". */
  frame('hello', { version: v.pipe(v.number(), v.integer(), v.minValue(1)), after: Seq }),
  frame('send_message', SendMessage.entries),
  frame('typing', { on: v.boolean() }),
  /** The visitor has seen everything up to `seq`. */
  frame('read', { seq: Seq }),
  /** Flow control: the client has taken everything up to `seq`. Not stored. */
  frame('received', { seq: Seq }),
  frame('escalate', EscalateRequest.entries),
  frame('feedback', FeedbackRequest.entries),
  frame('end', {}),
  frame('page_tools', PageTools.entries),
  frame('page_result', PageResult.entries),
  frame('ping', {}),
]);
export type Up = v.InferOutput<typeof Up>;
export type UpOf<T extends Up['type']> = Extract<Up, { type: T }>;

/** Answered by the runtime with `pongFrame`, byte for byte, without waking the object. */
export const pingFrame = '{"type":"ping"}';
export const pongFrame = '{"type":"pong"}';
