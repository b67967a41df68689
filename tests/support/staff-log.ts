/**
 * The log of a conversation as staff has it, read from its object's file: with all that a visitor's copy leaves out (why it was
 * answered so, what was understood). For tests that ask as a visitor and look at the turn; those of the staff's own routes ask there.
 */
import { conversationFile, query } from './faults.ts';
import type { Frame, Parley } from './harness.ts';

export function staffLog(parley: Parley, who: { conversationId: string }): Frame[] {
  const file = conversationFile(parley, who.conversationId);
  return query(file, 'SELECT body FROM event ORDER BY seq').map(
    ({ body }) => JSON.parse(String(body)) as Frame,
  );
}
