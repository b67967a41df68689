/** The tenant's prompt as the staff API shows it: published versions, one draft, differences, test runs. */
import * as v from 'valibot';
import { Citation } from '#protocol/message';

/** UTF-16 units. */
export const promptMaxCharacters = 8_000;
const PromptText = v.pipe(v.string(), v.maxLength(promptMaxCharacters));

export const DraftRequest = v.strictObject({ text: PromptText });
export const PublishRequest = v.strictObject({
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
});
export const PromptTest = v.strictObject({
  question: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35)), 'en'),
});
export type PromptTest = v.InferOutput<typeof PromptTest>;

export const PromptVersion = v.object({
  version: v.number(),
  createdAt: v.string(),
  authorId: v.nullable(v.string()),
  note: v.nullable(v.string()),
  restoredFrom: v.nullable(v.number()),
});
export type PromptVersion = v.InferOutput<typeof PromptVersion>;
export const PromptVersionText = v.object({ ...PromptVersion.entries, text: v.string() });
export type PromptVersionText = v.InferOutput<typeof PromptVersionText>;

export const PromptDraft = v.object({
  text: v.string(),
  basedOn: v.number(),
  authorId: v.string(),
  updatedAt: v.string(),
});
export type PromptDraft = v.InferOutput<typeof PromptDraft>;

export const PromptState = v.object({
  current: PromptVersionText,
  versions: v.array(PromptVersion),
  draft: v.nullable(PromptDraft),
});
export type PromptState = v.InferOutput<typeof PromptState>;

export const DiffLine = v.object({
  change: v.picklist(['same', 'added', 'removed']),
  text: v.string(),
});
export type DiffLine = v.InferOutput<typeof DiffLine>;
export const PromptDiff = v.object({
  from: v.number(),
  to: v.union([v.number(), v.literal('draft')]),
  lines: v.array(DiffLine),
});

export const PromptTestAnswer = v.object({
  text: v.string(),
  citations: v.array(Citation),
  report: v.record(v.string(), v.unknown()),
});
