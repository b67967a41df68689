/** Shows a text that is there at once as if it were spoken, while somebody looks on. Used by flows/answer for what no model streams. */
import type { Options } from '#flows/answer';
import type { System } from '#ports/system';

/** UTF-16 units of one piece, and the pause after it. */
const pieceCharacters = 48;
const piecePauseMs = 12;

export async function emitPaced(
  text: string,
  system: System,
  emit: (text: string) => void,
  options: Options,
): Promise<void> {
  if (!options.paced) return emit(text);
  for (let at = 0; at < text.length;) {
    // Cut after a space, so that no word and no grapheme is split.
    let end = text.indexOf(' ', at + pieceCharacters);
    if (end === -1) end = text.length - 1;
    emit(text.slice(at, end + 1));
    at = end + 1;
    if (at < text.length) await system.sleep(piecePauseMs, options.signal);
  }
}
