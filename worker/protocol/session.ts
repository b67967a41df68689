/** Requests and answers of the visitor's HTTP routes (see routes/chat). */
import * as v from 'valibot';
import { ContactEmail, ContactPhone, ContactText } from '#protocol/contact-text';
import { ConversationStatus } from '#protocol/conversation';
import { ConversationEvent } from '#protocol/event';
import { ConversationId, FileId, LeadId, VisitorId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { Message } from '#protocol/message';
import { ClientId, plainText } from '#protocol/text';

export const SiteKey = v.pipe(v.string(), v.regex(/^pk_[\w-]{4,64}$/, 'a site key, like pk_…'));
const Locale = v.pipe(
  v.string(),
  // Pages write en_US, too; extensions (-u-…) are part of what some browsers say.
  v.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,8}$/, 'a BCP 47 language tag'),
  v.transform((tag) => tag.replaceAll('_', '-')),
);

export const SessionRequest = v.object({
  siteKey: SiteKey,
  /** Resume this conversation; must be the one the visitorToken is for. */
  conversationId: v.optional(ConversationId),
  /** A token of an earlier session, expired or not, within the tenant's resume window. */
  visitorToken: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  locale: v.optional(Locale),
  pageUrl: v.optional(v.pipe(v.string(), v.maxLength(limits.urlMaxCharacters))),
  /** A JWT (HS256) signed by the tenant's backend: sub, exp, aud = site key; email and name if known; 8 KiB at most. */
  identity: v.optional(v.string()),
  /**
   * The older way of other widgets: the user's id and its HMAC-SHA256 (hex) under the tenant's identity secret. Only where the tenant
   * allows it; it never ends, so it is worth less than `identity`, which counts when both are given.
   */
  legacyIdentity: v.optional(v.object({ userId: v.string(), userHash: v.string() })),
});
export type SessionRequest = v.InferOutput<typeof SessionRequest>;

export const SessionAnswer = v.object({
  conversationId: ConversationId,
  visitorId: VisitorId,
  token: v.string(),
  expiresAt: v.string(),
  /** Highest seq of the conversation now. */
  cursor: v.number(),
  status: ConversationStatus,
  resumed: v.boolean(),
  identified: v.boolean(),
});
export type SessionAnswer = v.InferOutput<typeof SessionAnswer>;

const messageEvent = v.object({ seq: v.number(), at: v.string(), ...Message.entries });
export const MessageAnswer = v.object({
  message: messageEvent,
  /** Null when a person holds the floor, or the answer is not there within 60 seconds. */
  reply: v.nullable(messageEvent),
});
export type MessageAnswer = v.InferOutput<typeof MessageAnswer>;

export const HistoryAnswer = v.object({
  events: v.array(ConversationEvent),
  cursor: v.number(),
  more: v.boolean(),
});
export type HistoryAnswer = v.InferOutput<typeof HistoryAnswer>;

export const LeadRequest = v.pipe(
  v.object({
    /** Sent again with the same one, a lead is kept once and answered alike. */
    clientId: v.optional(ClientId),
    name: v.optional(ContactText),
    email: v.optional(ContactEmail),
    phone: v.optional(ContactPhone),
    company: v.optional(ContactText),
    note: v.optional(plainText(limits.commentMaxCharacters)),
    consent: v.optional(v.boolean()),
  }),
  v.check(
    (lead) => Boolean(lead.email || lead.phone),
    'an e-mail address or a phone number is needed',
  ),
);
export type LeadRequest = v.InferOutput<typeof LeadRequest>;
export const LeadAnswer = v.object({ leadId: LeadId, seq: v.number() });

export const ConsentRequest = v.object({
  purpose: v.picklist(['chat', 'analytics', 'training']),
  granted: v.boolean(),
});
/** Answer of an upload; the id goes into a message's `attachments`. */
export const FileAnswer = v.object({
  fileId: FileId,
  /** As it will be shown and downloaded: made harmless. */
  name: v.string(),
  /** What the bytes are, whatever the request said. */
  type: v.string(),
  size: v.number(),
});
/** Answer of the routes that only add an event. */
export const EventAnswer = v.object({ seq: v.number() });
/** `end` retires the token; the new one reads the history and gives feedback, nothing else. */
export const EndAnswer = v.object({
  status: ConversationStatus,
  cursor: v.number(),
  token: v.string(),
  expiresAt: v.string(),
});
