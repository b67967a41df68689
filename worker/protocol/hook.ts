/** Endpoints where other systems report to us, as the staff API writes them. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
/** JSON Pointer, RFC 6901. */
const Pointer = v.pipe(v.string(), v.maxLength(300), v.regex(/^(\/[^/]*)+$/, 'like /data/status'));

/** Where in the body what stands. */
export const HookMapping = v.strictObject({
  conversation: v.optional(Pointer, '/data/conversationId'),
  /** What is reported on: an order, a shipment, a ticket. */
  subject: v.optional(Pointer, '/data/subject'),
  state: v.optional(Pointer, '/data/state'),
  text: v.optional(Pointer, '/data/text'),
  /** A growing number or an instant: the newest state wins. Absent in a body: when it was sent. */
  sequence: v.optional(Pointer, '/data/sequence'),
});
export type HookMapping = v.InferOutput<typeof HookMapping>;

export const HookDraft = v.strictObject({
  name: Text(120),
  mapping: v.optional(HookMapping, {}),
});
export type HookDraft = v.InferOutput<typeof HookDraft>;

export const HookChange = v.strictObject({
  name: v.optional(Text(120)),
  mapping: v.optional(HookMapping),
  enabled: v.optional(v.boolean()),
});
export type HookChange = v.InferOutput<typeof HookChange>;

export const Hook = v.object({
  id: v.string(),
  name: v.string(),
  /** Where reports are sent. */
  path: v.string(),
  mapping: HookMapping,
  enabled: v.boolean(),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Hook = v.InferOutput<typeof Hook>;
export const HookList = v.object({ hooks: v.array(Hook), cursor: ListCursor });
export type HookList = v.InferOutput<typeof HookList>;
/** The secret is shown when it is made, and never again. */
export const HookWithSecret = v.object({ ...Hook.entries, secret: v.string() });
export type HookWithSecret = v.InferOutput<typeof HookWithSecret>;

/** `older`: a newer state of the same thing is known. `unmatched`: no conversation of this company, or nothing to say. */
export const HookOutcome = v.picklist(['noted', 'older', 'unmatched']);
export type HookOutcome = v.InferOutput<typeof HookOutcome>;
export const HookAnswer = v.object({ outcome: HookOutcome });
