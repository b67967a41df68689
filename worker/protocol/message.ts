/** A message as everybody sees it: history, sockets, streams and exports carry this shape. */
import * as v from 'valibot';
import { ArticleId, FileId, MessageId, TurnId } from '#protocol/ids';
import { Part, PartReply } from '#protocol/part';

export const Citation = v.object({
  articleId: ArticleId,
  title: v.string(),
  /** Where a reader may open it; absent when the article has no public page. */
  url: v.optional(v.string()),
});
export type Citation = v.InferOutput<typeof Citation>;

export const Author = v.picklist(['visitor', 'assistant', 'agent', 'system']);
export type Author = v.InferOutput<typeof Author>;

export const MessageFile = v.object({
  id: FileId,
  name: v.string(),
  mime: v.string(),
  /** Bytes. */
  size: v.number(),
});
export type MessageFile = v.InferOutput<typeof MessageFile>;

export const Message = v.object({
  id: MessageId,
  author: Author,
  /** UTF-8 text; markdown for the assistant and agents, plain text for the visitor. */
  text: v.string(),
  clientId: v.optional(v.string()),
  attachments: v.optional(v.array(FileId)),
  /** The attachments as they are shown: names made harmless, types read from the bytes. */
  files: v.optional(v.array(MessageFile)),
  citations: v.optional(v.array(Citation)),
  /** 0…1, calibrated: of ten answers at 0.8, eight are right. */
  confidence: v.optional(v.number()),
  /** What staff should know about the text: it holds signs that a reader cannot see and a model can. */
  marks: v.optional(v.array(v.picklist(['invisible-text']))),
  /** BCP 47 language of the text. */
  language: v.optional(v.string()),
  /** Suggested next things to say, shown as buttons. */
  quickReplies: v.optional(v.array(v.string())),
  /** Cards, forms and the like beside the text; a client that knows none of them shows the text. */
  parts: v.optional(v.array(Part)),
  /** The visitor's answer to a part of an earlier message; `text` says the same in words. */
  partReply: v.optional(PartReply),
  /** Display name of the human or the assistant. */
  authorName: v.optional(v.string()),
  /** The turn that produced it, and the seq of the message it answers. */
  turnId: v.optional(TurnId),
  replyTo: v.optional(v.number()),
  /** For system messages: which sentence it is, so that clients can show it in the reader's language. */
  notice: v.optional(v.string()),
  /** The stream broke off; what had been shown is kept. */
  interrupted: v.optional(v.boolean()),
});
export type Message = v.InferOutput<typeof Message>;
