/** What every list of staff takes. Long lists have filters and cursors of their own beside it; short ones are cut by middleware/list. */
import * as v from 'valibot';

export const ListQuery = v.object({
  /** As the page before gave it. */
  cursor: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'a cursor of this list'), v.transform(Number)),
  ),
  /** Without it a short list comes whole. */
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
  ),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
});
export type ListQuery = v.InferOutput<typeof ListQuery>;

/** Of the next page, for who asked for a page; null on the last. */
export const ListCursor = v.optional(v.nullable(v.string()));
