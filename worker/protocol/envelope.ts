/** What every event of a conversation's log has in common. Used by event and desk, which name the kinds. */
import * as v from 'valibot';

const envelope = { seq: v.number(), at: v.string() };

export const event = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.object({ ...envelope, kind: v.literal(kind), ...entries });
