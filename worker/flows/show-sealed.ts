/**
 * A sealed value for the eyes of staff. One that does not open (a bit has flipped, or it stands where it was not sealed for) is shown
 * as a sign of its own and is a line of the log with its place: it must neither show what belongs elsewhere nor take the rest of a
 * list along. For pages only; what acts on a value opens it and fails.
 */
import type { Place, TenantKey } from '#ports/sealer';

/** What Unicode has for text that cannot be read. */
export const unreadable = '\u{fffd}';

export async function showSealed(
  key: Pick<TenantKey, 'open'>,
  sealed: string,
  place: Place,
): Promise<string> {
  try {
    return await key.open(sealed, place);
  } catch {
    console.error(JSON.stringify({ at: 'sealed', ...place }));
    return unreadable;
  }
}

/** The same of an object as JSON; one that does not open has nothing in it but the sign. */
export async function showSealedRecord(
  key: Pick<TenantKey, 'open'>,
  sealed: string,
  place: Place,
): Promise<Record<string, string>> {
  const text = await showSealed(key, sealed, place);
  return text === unreadable
    ? { [unreadable]: unreadable }
    : (JSON.parse(text) as Record<string, string>);
}
