/** What staff ask of a conversation besides speaking in it: bodies of routes/conversations and its bulk action. */
import * as v from 'valibot';
import { Priority } from '#protocol/desk';
import { ConversationId, MemberId, TeamId } from '#protocol/ids';
import { Attachments } from '#protocol/inbox';
import { limits } from '#protocol/limits';
import { ClientId, plainText } from '#protocol/text';

/** One line, without what would break a list of them. */
export const Tag = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(limits.tagMaxCharacters),
  v.regex(/^[^\p{C}\p{Zl}\p{Zp},]+$/u, 'a word or some, without commas'),
);
const tags = v.pipe(v.array(Tag), v.maxLength(limits.tagsPerConversation));
/** Tags are shown to everybody as they are (S08): nobody's address belongs into one. */
const newTags = v.pipe(
  tags,
  v.check((given) => !given.some((tag) => /\S@\S+\.\S/.test(tag)), 'not an e-mail address'),
);
const reason = v.optional(plainText(limits.reasonMaxCharacters));
const Instant = v.pipe(
  v.string(),
  v.isoTimestamp('an ISO instant'),
  v.transform((text) => Date.parse(text)),
);

export const NoteRequest = v.strictObject({
  /** Sent again with the same one it is stored once. */
  clientId: v.optional(ClientId),
  text: v.pipe(
    plainText(limits.noteMaxCharacters),
    v.check((text) => text.trim() !== '', 'text must not be empty'),
  ),
  mentions: v.optional(v.pipe(v.array(MemberId), v.maxLength(limits.mentionsPerNote)), []),
  attachments: Attachments,
});
export const TagsRequest = v.strictObject({
  add: v.optional(newTags, []),
  remove: v.optional(tags, []),
});
export const PriorityRequest = v.strictObject({ priority: Priority });
/** Null wakes it. */
export const SnoozeRequest = v.strictObject({ until: v.nullable(Instant) });
export const AssignRequest = v.strictObject({
  assigneeId: v.optional(v.nullable(MemberId), null),
  teamId: v.optional(v.nullable(TeamId), null),
  reason,
});
export type AssignRequest = v.InferOutput<typeof AssignRequest>;
/** To a person, a team or any supervisor: exactly one of them. */
export const TransferRequest = v.pipe(
  v.strictObject({
    memberId: v.optional(MemberId),
    teamId: v.optional(TeamId),
    supervisor: v.optional(v.literal(true)),
    reason,
  }),
  v.check(
    ({ memberId, teamId, supervisor }) =>
      [memberId, teamId, supervisor].filter(Boolean).length === 1,
    'one of memberId, teamId, supervisor',
  ),
);
export type TransferRequest = v.InferOutput<typeof TransferRequest>;
export const AcceptRequest = v.object({
  /** A supervisor takes it from the colleague who has it. */
  takeOver: v.optional(v.boolean()),
});
export const PeopleOnlyRequest = v.strictObject({ on: v.boolean() });

export const BulkRequest = v.strictObject({
  conversationIds: v.pipe(
    v.array(ConversationId),
    v.minLength(1),
    v.maxLength(limits.bulkMaxConversations),
  ),
  act: v.variant('kind', [
    v.strictObject({ kind: v.literal('tag'), ...TagsRequest.entries }),
    v.strictObject({ kind: v.literal('prioritise'), ...PriorityRequest.entries }),
    v.strictObject({ kind: v.literal('snooze'), ...SnoozeRequest.entries }),
    v.strictObject({ kind: v.literal('assign'), ...AssignRequest.entries }),
    v.strictObject({ kind: v.literal('end') }),
  ]),
});
export type BulkRequest = v.InferOutput<typeof BulkRequest>;

export const BulkAnswer = v.object({
  results: v.array(
    v.object({
      conversationId: ConversationId,
      ok: v.boolean(),
      /** Of the problem, when it was refused. */
      code: v.optional(v.string()),
    }),
  ),
});
export type BulkAnswer = v.InferOutput<typeof BulkAnswer>;
