/** How long a turn, or a member, waits for a call of a tool: after that it goes on by itself. Used by the conversation's tool desk. */
import type { ToolOutcome } from '#core/tool/outcome';
import { toolLimits } from '#core/tool/tool';
import type { System } from '#ports/system';

/** Null when it takes longer than anybody waits. */
export async function patiently(
  running: Promise<ToolOutcome>,
  system: Pick<System, 'sleep'>,
): Promise<ToolOutcome | null> {
  const bell = new AbortController();
  const late = system
    .sleep(toolLimits.patienceMs, bell.signal)
    .then(() => null)
    .catch(() => null);
  const first = await Promise.race([running, late]);
  bell.abort();
  return first;
}
