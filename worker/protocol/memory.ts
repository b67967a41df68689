/** What the staff API shows of an identified contact's memory, and what staff may change. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';

const FactText = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200));

export const MemoryChange = v.strictObject({
  isVip: v.optional(v.boolean()),
  /** By hand, above every rule; null gives it back to the rules. */
  segment: v.optional(v.nullable(v.picklist(['vip', 'new', 'regular', 'at-risk']))),
  addFact: v.optional(FactText),
  /** Its text, word for word. */
  removeFact: v.optional(FactText),
});
export type MemoryChange = v.InferOutput<typeof MemoryChange>;

export const MemoryView = v.object({
  contactKey: v.string(),
  segment: v.string(),
  isVip: v.boolean(),
  byHand: v.optional(v.string()),
  conversationCount: v.number(),
  firstAt: v.string(),
  lastAt: v.string(),
  language: v.nullable(v.string()),
  topics: v.record(v.string(), v.number()),
  mood: v.number(),
  facts: v.array(
    v.object({ text: v.string(), at: v.string(), by: v.picklist(['visitor', 'staff']) }),
  ),
});
export type MemoryView = v.InferOutput<typeof MemoryView>;

export const MemoryList = v.object({
  cursor: ListCursor,
  contacts: v.array(
    v.object({
      contactKey: v.string(),
      segment: v.string(),
      conversationCount: v.number(),
      firstAt: v.string(),
      lastAt: v.string(),
    }),
  ),
});
