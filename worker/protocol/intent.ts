/** A tenant's own intents as the staff API writes them: names with examples. */
import * as v from 'valibot';

export const OwnIntent = v.strictObject({
  label: v.pipe(
    v.string(),
    v.regex(/^[A-Z][A-Z0-9_]{1,59}$/, 'capitals, digits and _, like SIZE_ADVICE'),
  ),
  examples: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))),
    v.minLength(3, 'at least three examples'),
    v.maxLength(60),
  ),
});
export type OwnIntent = v.InferOutput<typeof OwnIntent>;

/** All of them: what is not in the list is gone. Learning takes some milliseconds an intent. */
export const OwnIntents = v.strictObject({
  intents: v.pipe(
    v.array(OwnIntent),
    v.maxLength(60),
    v.check((all) => new Set(all.map(({ label }) => label)).size === all.length, 'a name twice'),
  ),
});
export type OwnIntents = v.InferOutput<typeof OwnIntents>;
