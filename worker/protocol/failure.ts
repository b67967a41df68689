/** The error log as staff see it: failures of providers, tools and deliveries, counted, with the last example. */
import * as v from 'valibot';
import { ListCursor, ListQuery } from '#protocol/list';

export const failureKinds = ['provider', 'tool', 'webhook', 'integration', 'mail', 'push'] as const;

export const Failure = v.object({
  /** Names it for `DELETE`. */
  id: v.string(),
  kind: v.picklist(failureKinds),
  /** Which provider, tool, endpoint. */
  source: v.string(),
  code: v.string(),
  count: v.number(),
  firstAt: v.string(),
  lastAt: v.string(),
  /** What it said last; never a message, a secret or a body. */
  example: v.string(),
});
export type Failure = v.InferOutput<typeof Failure>;

export const FailureList = v.object({ failures: v.array(Failure), cursor: ListCursor });
export type FailureList = v.InferOutput<typeof FailureList>;

export const FailureFilter = v.strictObject({
  ...ListQuery.entries,
  kind: v.optional(v.picklist(failureKinds)),
});
export type FailureFilter = v.InferOutput<typeof FailureFilter>;
