/** Ready-made texts for agents, by shortcut. `{{contact.firstName}}` and its like are filled in when one is used. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';
import { MessageText, plainText } from '#protocol/text';

export const CannedResponse = v.object({
  id: v.string(),
  shortcut: v.string(),
  title: v.string(),
  text: v.string(),
  locale: v.string(),
});
export type CannedResponse = v.InferOutput<typeof CannedResponse>;

const entries = {
  shortcut: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, _ and -')),
  title: v.pipe(plainText(120), v.trim(), v.minLength(1)),
  text: MessageText,
  locale: v.pipe(v.string(), v.regex(/^[a-z]{2}$/)),
};
export const CannedResponseDraft = v.strictObject({
  ...entries,
  locale: v.optional(entries.locale, 'en'),
});
export type CannedResponseDraft = v.InferOutput<typeof CannedResponseDraft>;

export const CannedResponseChange = v.pipe(
  v.partial(v.strictObject(entries)),
  v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
);
export type CannedResponseChange = v.InferOutput<typeof CannedResponseChange>;

export const CannedResponseFilter = v.strictObject({
  ...ListQuery.entries,
  locale: v.optional(entries.locale),
});
export type CannedResponseFilter = v.InferOutput<typeof CannedResponseFilter>;
