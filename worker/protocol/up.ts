/** What a visitor's client may say over the socket. Anything else is a `problem`, never a crash. */
import * as v from 'valibot';
import { FileId, MessageId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { PartReply } from '#protocol/part';
import { ClientId, MessageText, plainText } from '#protocol/text';

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const frame = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });

export const FeedbackValue = v.picklist(['up', 'down', '1', '2', '3', '4', '5']);

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
  frame('ping', {}),
]);
export type Up = v.InferOutput<typeof Up>;
export type UpOf<T extends Up['type']> = Extract<Up, { type: T }>;

/** Answered by the runtime with `pongFrame`, byte for byte, without waking the object. */
export const pingFrame = '{"type":"ping"}';
export const pongFrame = '{"type":"pong"}';
