/** Training instructions as the staff API and the bootstrap file write them: what the assistant shall do, know or say, when, and how much it matters. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { EscalationLevel } from '#protocol/desk';

export const instructionLimits = {
  /** UTF-16 units. */
  text: 2_000,
  title: 120,
} as const;

export const InstructionType = v.picklist([
  'behaviour',
  'knowledge',
  'tone',
  'escalation',
  'sales',
]);
export type InstructionType = v.InferOutput<typeof InstructionType>;

const Words = (max: number) =>
  v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))), v.maxLength(50));

/** All that are given must hold; in each list one is enough; an empty list says nothing. */
export const InstructionConditions = v.strictObject({
  intents: v.optional(Words(60), []),
  /** Parts of the address of the page the visitor is on; `*` stands for anything. */
  pages: v.optional(Words(300), []),
  segments: v.optional(Words(60), []),
  /** ISO 639-1. */
  languages: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2}$/))), v.maxLength(50)),
    [],
  ),
  /** Words or phrases that the message must hold. */
  says: v.optional(Words(100), []),
});
export type InstructionConditions = v.InferOutput<typeof InstructionConditions>;

const Instant = v.nullable(
  v.pipe(
    v.string(),
    v.isoTimestamp('an instant, like 2026-11-21T12:00:00Z'),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'an instant'),
  ),
);
const entries = {
  type: InstructionType,
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(instructionLimits.title)),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(instructionLimits.text)),
  /** 0 to 100; the higher, the more it matters. */
  priority: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  enabled: v.boolean(),
  conditions: InstructionConditions,
  /** Of an instruction to escalate: medium offers a person, high and critical hand over. */
  level: EscalationLevel,
  validFrom: Instant,
  validUntil: Instant,
};

/** An instruction to escalate that always holds would silence the assistant for everybody. */
export const isBounded = (of: { type: InstructionType; conditions: InstructionConditions }) =>
  of.type !== 'escalation' || Object.values(of.conditions).some((list) => list.length > 0);
export const unbounded = 'an instruction to escalate needs a condition';

export const InstructionDraft = v.pipe(
  v.strictObject({
    ...entries,
    priority: v.optional(entries.priority, 50),
    enabled: v.optional(entries.enabled, true),
    conditions: v.optional(InstructionConditions, {}),
    level: v.optional(EscalationLevel, 'high'),
    validFrom: v.optional(Instant, null),
    validUntil: v.optional(Instant, null),
  }),
  v.check((draft) => isBounded(draft), unbounded),
);
export type InstructionDraft = v.InferOutput<typeof InstructionDraft>;

export const InstructionChange = v.partial(v.strictObject(entries));
export type InstructionChange = v.InferOutput<typeof InstructionChange>;

export const Instruction = v.object({
  id: v.string(),
  ...entries,
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Instruction = v.InferOutput<typeof Instruction>;

export const InstructionList = v.object({
  instructions: v.array(Instruction),
  cursor: ListCursor,
});
