/** What a staff window says, read with protocol/inbox; null for anything else. */
import * as v from 'valibot';
import { LiveUp } from '#protocol/inbox';

const frameMaxCharacters = 1_000;

export function parseLiveUp(text: string): LiveUp | null {
  if (text.length > frameMaxCharacters) return null;
  try {
    const parsed = v.safeParse(LiveUp, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
