/** The archive of transcripts as staff see it over HTTP: what was found, with the place where the words stand. */
import * as v from 'valibot';
import { ConversationStatus } from '#protocol/conversation';
import { TurnOutcome } from '#protocol/event';
import { ConversationId } from '#protocol/ids';
import { Author } from '#protocol/message';

export const ArchiveConversation = v.object({
  id: ConversationId,
  status: ConversationStatus,
  locale: v.string(),
  /** ISO 639-1, as the visitor wrote; null before it was known. */
  language: v.nullable(v.string()),
  tags: v.array(v.string()),
  startedAt: v.string(),
  lastAt: v.string(),
  messageCount: v.number(),
  /** What the visitor asked first, one line. */
  firstWords: v.nullable(v.string()),
  agentId: v.nullable(v.string()),
  agentName: v.nullable(v.string()),
});
export type ArchiveConversation = v.InferOutput<typeof ArchiveConversation>;

export const ArchiveResult = v.object({
  conversation: ArchiveConversation,
  /** The message that was found; null when only filters were given. */
  hit: v.nullable(
    v.object({
      seq: v.number(),
      author: Author,
      at: v.string(),
      /** An excerpt in pieces; joined they are text, never markup. */
      pieces: v.array(v.object({ text: v.string(), isMatch: v.boolean() })),
    }),
  ),
});
export type ArchiveResult = v.InferOutput<typeof ArchiveResult>;

export const ArchivePage = v.object({
  results: v.array(ArchiveResult),
  /** Of the next page; null on the last. A page may hold fewer than asked for and still have a next. */
  cursor: v.nullable(v.string()),
});
export type ArchivePage = v.InferOutput<typeof ArchivePage>;

export const archivePageMax = 100;

const day = v.pipe(v.string(), v.isoDate());
const filters = {
  /** Words of a message, all of them, in any language. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  /** Days in UTC, both included: of the message when words are looked for, else of the conversation's last event. */
  from: v.optional(day),
  to: v.optional(day),
  status: v.optional(ConversationStatus),
  /** A member whose it is or was, or `none`. */
  agent: v.optional(v.pipe(v.string(), v.regex(/^(?:none|[a-z]{3}_[0-9A-Za-z]{1,40})$/))),
  tag: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  /** As the visitor wrote; where that is not known, as the page was (`en` is `en-GB`, too). */
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[0-9A-Za-z]{2,8})*$/))),
  /** A turn of the conversation ended so. */
  outcome: v.optional(TurnOutcome),
  author: v.optional(Author),
  /** A whole e-mail address: conversations of who has it or left it, found by its blind index. */
  contact: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(254))),
};

/** The query of the list, newest first. `cursor` is a place in its order. */
export const ArchiveFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^(?:m\d{1,15}|c\d{1,15}~cnv_[0-9A-Za-z]{22})$/))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(archivePageMax),
    ),
    '50',
  ),
  ...filters,
});
export type ArchiveFilter = v.InferOutput<typeof ArchiveFilter>;

/** The query of an export: the list's filters, without pages. */
export const ArchiveExportFilter = v.strictObject({
  format: v.optional(v.picklist(['csv', 'json']), 'json'),
  ...filters,
});
export type ArchiveExportFilter = v.InferOutput<typeof ArchiveExportFilter>;
export type ArchiveFilters = Omit<ArchiveExportFilter, 'format'>;
