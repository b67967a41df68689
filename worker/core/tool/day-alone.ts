/** "Choose one, or name another day": where a time is waited for and only a day is said, the tool that shows that day's times. Pure; used by plan. */
import { propertiesOf } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import type { Entity } from '#core/understanding/entities/entity';
import type { ToolPlan } from '#protocol/tool-event';

/** `2026-11-24`, without a time. */
const dayLength = 10;

/** Null when something else is waited for, or was said, or nothing shows times. What is known already is not thrown away for it. */
export function timesOfDay(
  tool: Tool,
  { awaits, arguments: given }: ToolPlan,
  entities: readonly Entity[],
  tools: readonly Tool[],
): { tool: Tool; arguments: Record<string, string> } | null {
  if (awaits.kind !== 'argument' || Object.keys(given).length > 0) return null;
  const asked = propertiesOf(tool)[awaits.name];
  if (asked?.['x-entity'] !== 'DATE' || asked.format === 'date') return null;
  const day = entities.find(({ type }) => type === 'DATE')?.iso;
  if (day?.length !== dayLength) return null;
  for (const one of tools) {
    if (one.risk !== 'read' || one.category !== tool.category || one.parameters.required.length > 0)
      continue;
    const [only, ...others] = Object.entries(propertiesOf(one));
    if (only?.[1]['x-entity'] === 'DATE' && only[1].format === 'date' && others.length === 0)
      return { tool: one, arguments: { [only[0]]: day } };
  }
  return null;
}
