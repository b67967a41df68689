/** Named filters of a staff list. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';
import { plainText } from '#protocol/text';

export const SavedView = v.object({
  id: v.string(),
  page: v.string(),
  name: v.string(),
  /** The query of the page's address, without `?`. */
  query: v.string(),
  isShared: v.boolean(),
  /** Made by the member who asks. */
  isOwn: v.boolean(),
});
export type SavedView = v.InferOutput<typeof SavedView>;

export const SavedViewPages = v.picklist(['inbox', 'archive', 'leads', 'audit']);

export const SavedViewFilter = v.strictObject({ ...ListQuery.entries, page: SavedViewPages });

export const SavedViewRequest = v.strictObject({
  page: SavedViewPages,
  name: v.pipe(plainText(60), v.trim(), v.minLength(1)),
  query: v.pipe(v.string(), v.regex(/^[\w.~%+=&*-]{1,1000}$/, 'the query of an address')),
  isShared: v.boolean(),
});
export type SavedViewRequest = v.InferOutput<typeof SavedViewRequest>;
