/** What the copilot is asked for, and what it gives: a text for the agent, never sent by itself. */
import * as v from 'valibot';
import { ConversationId } from '#protocol/ids';
import { Citation } from '#protocol/message';
import { MessageText } from '#protocol/text';

const language = v.pipe(v.string(), v.regex(/^[a-z]{2}$/));
const conversation = { conversationId: ConversationId };

export const CopilotRequest = v.variant('task', [
  /** The next reply, from the knowledge; in the language of the visitor. */
  v.strictObject({ task: v.literal('suggest'), ...conversation }),
  v.strictObject({
    task: v.literal('summary'),
    ...conversation,
    language: v.optional(language, 'en'),
  }),
  v.strictObject({ task: v.literal('translate'), ...conversation, text: MessageText, language }),
  v.strictObject({
    task: v.literal('rewrite'),
    ...conversation,
    text: MessageText,
    manner: v.picklist(['shorter', 'longer', 'friendlier', 'formal', 'correct']),
  }),
]);
export type CopilotRequest = v.InferOutput<typeof CopilotRequest>;

export const CopilotAnswer = v.object({
  text: v.string(),
  citations: v.array(Citation),
  /** ISO 639-1 of the text. */
  language: v.nullable(v.string()),
  /** `builtin` when no model was asked or none answered. */
  provider: v.string(),
  model: v.string(),
  costUsd: v.number(),
});
export type CopilotAnswer = v.InferOutput<typeof CopilotAnswer>;
