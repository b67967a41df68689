/**
 * Where an argument could be more than one thing that was named (two order numbers, 03/04), or a message means more than one tool: what
 * the visitor is asked to choose from, and what the answer chose. Pure; used by plan.
 */
import { codesIn, fits } from '#core/tool/read-argument';
import type { Words } from '#core/tool/read-argument';
import type { Property } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import type { Entity } from '#core/understanding/entities/entity';

export interface Choice {
  label: string;
  value: string;
  /** What was said that can be read so. */
  said?: string;
}

/** More buttons than this help nobody. */
const mostChoices = 6;

/** What this argument could be, when that is more than one thing; empty when the message leaves no choice. */
export function choicesOf(
  tool: Tool,
  name: string,
  property: Property,
  { text, entities }: Pick<Words, 'text' | 'entities'>,
  language: string,
): Choice[] {
  const kind = property['x-entity'];
  // A visitor may mean a list of things for sale, and an amount of each.
  if (kind === undefined || property['x-identity'] !== undefined || property.type !== 'string')
    return [];
  const found =
    kind === 'DATE'
      ? entities.flatMap((entity) => datesIn(entity, property, language))
      : kind === 'CODE'
        ? codesIn(text, property.pattern ?? '^$').map(itself)
        : likeOnes(
            text,
            entities.filter(({ type }) => type === kind).map(({ value }) => value),
          ).map(itself);
  const fitting = found.filter(({ value }) => fits(tool, name, property, value));
  const unique = [
    ...new Map(fitting.map((choice) => [choice.value.toUpperCase(), choice])).values(),
  ];
  return unique.length > 1 ? unique.slice(0, mostChoices) : [];
}

/** "Orders 12345678 and 87654321" names the second as little as the list does: what has the same form is the same kind. */
function likeOnes(text: string, values: readonly string[]): string[] {
  const [first] = values;
  if (first === undefined || first.length < 4 || !/^[\p{L}\p{N}#-]+$/u.test(first))
    return [...values];
  const form = formOf(first);
  const others = text.match(/[\p{L}\p{N}#][\p{L}\p{N}-]*[\p{L}\p{N}]/gu) ?? [];
  return [...values, ...others.filter((word) => /\d/.test(word) && formOf(word) === form)];
}

const formOf = (value: string): string =>
  value.replace(/^#/, '').replace(/\p{L}/gu, 'A').replace(/\d/g, '9');

const itself = (value: string): Choice => ({ label: value, value });

/** Only of a date that can be read two ways: two dates in a message are a range, or a date and its reason. */
function datesIn(entity: Entity, property: Property, language: string): Choice[] {
  if (entity.type !== 'DATE' || !entity.ambiguous) return [];
  return (entity.alternatives ?? []).flatMap(({ iso }) =>
    iso === undefined
      ? []
      : [
          {
            label: dayLabel(iso, language),
            said: entity.value,
            value: property.format === 'date' ? iso.slice(0, 10) : iso,
          },
        ],
  );
}

/** As the language writes a day; what stands on a button. */
export function dayLabel(iso: string, language: string): string {
  const at = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at)
    ? iso
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** By its words, or by its place in the list. */
export function chosen<T extends { label: string }>(text: string, options: readonly T[]): T | null {
  const said = plain(text).replace(/[.!]+$/u, '');
  const byName = options.find(({ label }) => plain(label) === said);
  const place = /^[1-9]$/.test(said) ? options[Number(said) - 1] : undefined;
  return byName ?? place ?? null;
}

/** One choice between tools: which, and what is known of its arguments by that choice. */
export interface ToolOption {
  tool: Tool;
  arguments: Record<string, unknown>;
  /** The kind of number that this tool takes it for; null: the tool's own title says it. */
  as: string | null;
}

/** A number that could be of two kinds (an order's, a parcel's), each with a tool of its own. */
export function numberOptions(
  tools: readonly Tool[],
  entities: readonly Entity[],
): { value: string; options: ToolOption[] } | null {
  for (const entity of entities) {
    if (!entity.ambiguous || entity.type === 'DATE') continue;
    const kinds = [...new Set((entity.alternatives ?? []).map(({ type }) => type))];
    const options = kinds.flatMap((as) => {
      const found = argumentFor(tools, as, entity.value);
      return found ? [{ ...found, as }] : [];
    });
    if (options.length > 1) return { value: entity.value, options };
  }
  return null;
}

/** A reading tool that takes this kind of number and nothing else that must be asked for. */
function argumentFor(
  tools: readonly Tool[],
  kind: string,
  value: string,
): Omit<ToolOption, 'as'> | null {
  for (const tool of tools) {
    if (tool.risk !== 'read') continue;
    const properties = tool.parameters.properties as Record<string, Property>;
    for (const [name, property] of Object.entries(properties))
      if (
        property['x-entity'] === kind &&
        tool.parameters.required.includes(name) &&
        fits(tool, name, property, value)
      )
        return { tool, arguments: { [name]: value } };
  }
  return null;
}
