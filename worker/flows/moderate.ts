/**
 * The last look at a model's answer by its provider's moderation, before anything of it is shown. Who has configured one gives up the
 * streaming of words for it. A moderator that is slow or away says nothing: our own rules have judged already. Used by flows/answer-by-model.
 */
import type { Moderator } from '#ports/moderator';
import type { System } from '#ports/system';

const patienceMs = 1_500;

/** What is wrong with the text; empty when nothing is, or nobody could say in time. */
export async function moderate(
  text: string,
  { moderator, system }: { moderator: Moderator | null; system: System },
): Promise<string[]> {
  if (!moderator || text.trim() === '') return [];
  const stop = new AbortController();
  const late = system.sleep(patienceMs, stop.signal).then(
    () => [],
    () => [],
  );
  try {
    return await Promise.race([moderator.check(text, stop.signal), late]);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    console.warn(JSON.stringify({ at: 'moderation', error: name }));
    return [];
  } finally {
    stop.abort();
  }
}
