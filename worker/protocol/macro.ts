/**
 * Macros: several acts of an agent under one name, in order. Texts and arguments may hold variables (`{{contact.firstName}}`); what a
 * macro will do in a conversation is shown before it is run. Used by the staff API, the admin and the bootstrap file.
 */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { Priority } from '#protocol/desk';
import { Tag } from '#protocol/desk-requests';
import { ConversationId, MacroId, MemberId, TeamId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { ClientId, MessageText, plainText } from '#protocol/text';
import { ToolName } from '#protocol/tool';
import { StaffToolAnswer } from '#protocol/tool-run';

const tags = v.optional(v.pipe(v.array(Tag), v.maxLength(limits.tagsPerConversation)), []);
/** As a form gives it; what a tool wants as a number is made one. */
const Argument = v.union([plainText(limits.partValueMaxCharacters), v.number(), v.boolean()]);

const step = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ kind: v.literal(kind), ...entries });

export const MacroStep = v.variant('kind', [
  step('reply', { text: MessageText }),
  step('note', {
    text: v.pipe(
      plainText(limits.noteMaxCharacters),
      v.check((text) => text.trim() !== '', 'text must not be empty'),
    ),
  }),
  step('tag', { add: tags, remove: tags }),
  /** `me` is whoever runs it; both null takes it from everybody. */
  step('assign', {
    assigneeId: v.optional(v.nullable(v.union([MemberId, v.literal('me')])), null),
    teamId: v.optional(v.nullable(TeamId), null),
  }),
  step('prioritise', { priority: Priority }),
  /** From when it is run. */
  step('snooze', {
    minutes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(limits.snoozeMaxDays * 1_440),
    ),
  }),
  /** What is not given is read out of the conversation, or asked for. */
  step('tool', {
    tool: ToolName,
    arguments: v.optional(v.record(v.pipe(v.string(), v.maxLength(64)), Argument), {}),
  }),
  step('resolve', {}),
]);
export type MacroStep = v.InferOutput<typeof MacroStep>;
export type MacroStepKind = MacroStep['kind'];

export const macroStepKinds = [
  'reply',
  'note',
  'tag',
  'assign',
  'prioritise',
  'snooze',
  'tool',
  'resolve',
] as const satisfies MacroStepKind[];

const entries = {
  name: v.pipe(plainText(80), v.trim(), v.minLength(1, 'a name')),
  description: v.optional(v.pipe(plainText(200), v.trim()), ''),
  /** For everybody of the company; else for its maker alone. */
  isShared: v.optional(v.boolean(), false),
  steps: v.pipe(
    v.array(MacroStep),
    v.check((steps) => steps.length > 0, 'at least one step'),
    v.maxLength(limits.macroMaxSteps, `at most ${limits.macroMaxSteps} steps`),
    v.check(
      (steps) => steps.filter(({ kind }) => kind === 'resolve').length <= 1,
      'a conversation is resolved once',
    ),
    v.check(
      (steps) => steps.slice(0, -1).every(({ kind }) => kind !== 'resolve'),
      'resolving is the last step',
    ),
  ),
};
export const MacroDraft = v.strictObject(entries);
export type MacroDraft = v.InferOutput<typeof MacroDraft>;

/** The whole of it; refused when somebody has changed it since `version`. */
export const MacroChange = v.strictObject({ ...entries, version: v.number() });
export type MacroChange = v.InferOutput<typeof MacroChange>;

export const Macro = v.object({
  id: MacroId,
  ...entries,
  /** Null for a shared one. */
  ownerId: v.nullable(v.string()),
  version: v.number(),
  updatedAt: v.string(),
  updatedBy: v.nullable(v.string()),
});
export type Macro = v.InferOutput<typeof Macro>;
export const MacroList = v.object({ macros: v.array(Macro), cursor: ListCursor });
export type MacroList = v.InferOutput<typeof MacroList>;

/** Answers to what the preview asked for, by its name. */
const inputs = v.optional(
  v.pipe(
    v.record(v.pipe(v.string(), v.maxLength(80)), plainText(limits.partValueMaxCharacters)),
    v.maxEntries(60),
  ),
  {},
);
export const MacroPreviewRequest = v.strictObject({ conversationId: ConversationId, inputs });
export type MacroPreviewRequest = v.InferOutput<typeof MacroPreviewRequest>;

/** Sent again with the same `clientId` it goes on where it stopped; no step is done twice. */
export const MacroRunRequest = v.strictObject({
  conversationId: ConversationId,
  inputs,
  clientId: v.pipe(ClientId, v.maxLength(48)),
  version: v.number(),
});
export type MacroRunRequest = v.InferOutput<typeof MacroRunRequest>;

export const MacroStepPreview = v.object({
  /** With everything filled in. */
  step: MacroStep,
  /** `ok`, or what stands against it: a problem's code, a tool's, or `needs-input`. */
  code: v.string(),
  detail: v.string(),
  /** It is so already. */
  changesNothing: v.boolean(),
  tool: v.nullable(StaffToolAnswer),
});
export type MacroStepPreview = v.InferOutput<typeof MacroStepPreview>;

export const MacroPreview = v.object({
  macroId: MacroId,
  name: v.string(),
  version: v.number(),
  steps: v.array(MacroStepPreview),
  /** What the macro takes from the conversation or asks for; what is required must not be empty. */
  inputs: v.array(
    v.object({ name: v.string(), label: v.string(), value: v.string(), isRequired: v.boolean() }),
  ),
  /** Nothing stands against any step. */
  mayRun: v.boolean(),
});
export type MacroPreview = v.InferOutput<typeof MacroPreview>;

export const MacroStepResult = v.object({
  step: MacroStep,
  /** `waiting`: a colleague's leave is missing, or a tool takes long; the rest can be gone on with later. */
  status: v.picklist(['done', 'waiting', 'refused', 'not-run']),
  code: v.string(),
  detail: v.string(),
  tool: v.nullable(StaffToolAnswer),
});
export type MacroStepResult = v.InferOutput<typeof MacroStepResult>;
export const MacroRunAnswer = v.object({ isDone: v.boolean(), steps: v.array(MacroStepResult) });
export type MacroRunAnswer = v.InferOutput<typeof MacroRunAnswer>;
