/** Whoever is shown free times may type one instead of choosing it: what is then waited for. Pure; used by flows/use-tools. */
import { dateOf } from '#core/tool/plan';
import type { Tool } from '#core/tool/tool';
import type { Part } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';

/** The tool behind the first picker, waiting for its date; null when there is none. Not asked for again: nobody asked for it. */
export function pickerPlan(parts: readonly Part[], tools: readonly Tool[]): ToolPlan | null {
  for (const part of parts) {
    if (part.type !== 'slots' && part.type !== 'date') continue;
    const tool = tools.find(({ name }) => name === part.action);
    const name = tool && dateOf(tool);
    if (!name) continue;
    const awaits = { kind: 'argument', name } as const;
    return { tool: tool.name, arguments: { ...part.input }, awaits, tries: 1 };
  }
  return null;
}
