/**
 * Which of a tenant's tools tell what a visitor has ordered or sent, and which of them a member can use on one of these: by category,
 * and by the thing that an argument names. Pure; used by flows/read-orders.
 */
import { fits, readArgument } from '#core/tool/read-argument';
import { propertiesOf } from '#core/tool/schema';
import { titleOf } from '#core/tool/render';
import type { Tool } from '#core/tool/tool';
import { extractEntities } from '#core/understanding/entities/extract';
import type { Card, Part } from '#protocol/part';

const categories = new Set(['orders', 'shipments', 'customs']);
/** What their numbers are among the entities. */
const numbers: Partial<Record<Card['kind'], string[]>> = {
  order: ['ORDER_ID'],
  shipment: ['TRACKING_NUMBER', 'CODE'],
};
/** A panel beside a conversation is looked at often: so many calls at most. */
const lookUpsMax = 3;
const ordersMax = 10;

export interface LookUp {
  tool: string;
  arguments: Record<string, unknown>;
}

/** What the visitor named last is looked up first, then all that their identity tells. `said` are their messages, oldest first. */
export function lookUps(tools: readonly Tool[], said: readonly string[]): LookUp[] {
  const found: LookUp[] = [];
  const named = new Set<string>();
  for (const tool of tools) {
    if (!tool.enabled || tool.risk !== 'read' || !categories.has(tool.category)) continue;
    const needed = neededOf(tool);
    if (needed.length === 0) found.push({ tool: tool.name, arguments: {} });
    const [only] = needed;
    if (needed.length !== 1 || only === undefined) continue;
    const value = lastNamed(tool, only, said);
    // Two tools that tell of the same thing make the same card.
    if (value === undefined || named.has(String(value))) continue;
    named.add(String(value));
    found.unshift({ tool: tool.name, arguments: { [only]: value } });
  }
  return found.slice(0, lookUpsMax);
}

/** The newest that the visitor has said and that fits. */
export function lastNamed(tool: Tool, name: string, said: readonly string[]): unknown {
  const property = propertiesOf(tool)[name];
  if (property?.['x-entity'] === undefined || property['x-secret']) return undefined;
  for (const text of said.toReversed()) {
    const words = { text, entities: extractEntities(text), answer: null };
    const value = readArgument(tool, name, property, words, false);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Required, and not put in by the server. */
export const neededOf = (tool: Tool): string[] =>
  tool.parameters.required.filter((name) => propertiesOf(tool)[name]?.['x-identity'] === undefined);

/** Orders and shipments among the parts of results, each once; the first stands for it. */
export function cardsOf(parts: readonly Part[]): Card[] {
  const cards = parts.flatMap((part) =>
    part.type === 'card' ? [part] : part.type === 'carousel' ? part.cards : [],
  );
  const seen = new Set<string>();
  return cards
    .filter(({ kind, title }) => numbers[kind] && !seen.has(title) && seen.add(title))
    .slice(0, ordersMax);
}

/** What changes something and takes this thing's number. */
export function actionsOn(tools: readonly Tool[], { kind, title }: Card, role: string) {
  return tools.flatMap((tool) => {
    if (!tool.enabled || tool.risk === 'read') return [];
    if (tool.roles.length > 0 && !(tool.roles as string[]).includes(role)) return [];
    const number = Object.entries(propertiesOf(tool)).find(([name, property]) => {
      const entity = property['x-entity'];
      const isOne = entity !== undefined && numbers[kind]?.includes(entity);
      return isOne && tool.parameters.required.includes(name) && fits(tool, name, property, title);
    });
    if (!number) return [];
    const { name, risk } = tool;
    return [{ tool: name, title: titleOf(tool, 'en'), risk, arguments: { [number[0]]: title } }];
  });
}
