/**
 * Templates of tools: the tenant's own words around what a tool answered. Values come from outside: they lose line ends and the signs of
 * links and markup, so that a result cannot speak as we do. Pure.
 */
import mustache from 'mustache';
import { propertiesOf } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import type { Localised } from '#protocol/tool';

const valueMaxCharacters = 300;
const textMaxCharacters = 4_000;
const linesMax = 10;

const signs: Record<string, string> = {
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '`': "'",
  '*': '∗',
};

export function plainValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const plain = text
    .toWellFormed()
    .replace(/\p{Cc}+|\s+/gu, ' ')
    .replace(/[[\]<>`*]/g, (sign) => signs[sign] ?? '');
  return plain.length > valueMaxCharacters
    ? `${plain.slice(0, valueMaxCharacters).toWellFormed()}…`
    : plain.trim();
}

/** In the language, else in English, else in any that there is. */
export const inLanguage = (texts: Localised | undefined, language: string): string | null =>
  texts?.[language] ?? texts?.['en'] ?? Object.values(texts ?? {})[0] ?? null;

/** Null when the template does not parse, or says nothing. */
export function fill(template: string, slots: Record<string, unknown>): string | null {
  try {
    const text = mustache.render(template, slots, {}, { escape: plainValue }).trim();
    return text === '' ? null : text.slice(0, textMaxCharacters).toWellFormed();
  } catch {
    return null;
  }
}

export function templateFaults({ templates }: Pick<Tool, 'templates'>): string | null {
  for (const [kind, texts] of Object.entries(templates))
    for (const [language, text] of Object.entries(texts ?? {}))
      try {
        mustache.parse(text);
      } catch {
        return `templates.${kind}.${language} is not a mustache template`;
      }
  return null;
}

/** The result's own fields, with the arguments behind them. */
export function slotsOf(given: Record<string, unknown>, result: unknown): Record<string, unknown> {
  if (Array.isArray(result)) return { ...given, items: result, count: result.length };
  if (result !== null && typeof result === 'object') return { ...given, ...result };
  return { ...given, result };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?Z?$/;

/** The arguments for people: a time as their language writes it. What says no zone is shown as it was said. */
export const forPeople = (
  given: Record<string, unknown>,
  language: string,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'string' || !instant.test(value)) return [name, value];
      const at = Date.parse(value.endsWith('Z') ? value : `${value}Z`);
      if (Number.isNaN(at)) return [name, value];
      const time = new Intl.DateTimeFormat(language, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'UTC',
      }).format(at);
      return [name, value.endsWith('Z') ? `${time} UTC` : time];
    }),
  );

export const titleOf = (tool: Pick<Tool, 'title' | 'name'>, language: string): string =>
  inLanguage(tool.title, language) ?? tool.name.replaceAll('_', ' ');

export function labelOf(tool: Pick<Tool, 'parameters'>, name: string, language: string): string {
  const property = propertiesOf(tool)[name];
  return (
    inLanguage(property?.['x-label'], language) ??
    property?.description ??
    name.replaceAll('_', ' ')
  );
}

/** What was given, by its names for people. Secrets and what the server knows by itself are not repeated. */
export function givenRows(
  tool: Pick<Tool, 'parameters'>,
  given: Record<string, unknown>,
  language: string,
): { label: string; value: string }[] {
  const properties = propertiesOf(tool);
  return Object.entries(given)
    .filter(([name, value]) => isScalar(value) && properties[name]?.['x-identity'] === undefined)
    .map(([name, value]) => ({
      label: labelOf(tool, name, language).slice(0, 80),
      value: plainValue(value) || '–',
    }))
    .slice(0, linesMax);
}

/** A result for which nobody wrote a template: its scalar fields, line by line; of several things a line each. */
export function plainResult(result: unknown, language: string): string | null {
  if (isScalar(result)) return plainValue(result) || null;
  if (result === null || typeof result !== 'object') return null;
  if (Array.isArray(result)) {
    if (result.length === 1) return plainResult(result[0], language);
    const entries = result.slice(0, linesMax).flatMap((entry) => plainEntry(entry, language));
    return entries.length === 0 ? null : entries.join('\n');
  }
  const message = (result as Record<string, unknown>)['message'];
  if (typeof message === 'string' && message.trim() !== '') return plainValue(message);
  const lines = scalarsOf(result, language).map(([name, value]) => `- ${name}: ${value}`);
  return lines.length === 0 ? null : lines.join('\n');
}

/** `**Trail shoe** (price: 89.00, stock: 4)`: what comes first names it. */
function plainEntry(entry: unknown, language: string): string[] {
  if (isScalar(entry)) return plainValue(entry) === '' ? [] : [`- ${plainValue(entry)}`];
  if (entry === null || typeof entry !== 'object') return [];
  const [first, ...rest] = scalarsOf(entry, language);
  if (first === undefined) return [];
  const more = rest.map(([name, value]) => `${name}: ${value}`).join(', ');
  return [more === '' ? `- **${first[1]}**` : `- **${first[1]}** (${more})`];
}

const scalarsOf = (thing: object, language: string): [string, string][] =>
  Object.entries(forPeople(thing as Record<string, unknown>, language))
    .filter(([, value]) => isScalar(value) && value !== '')
    .slice(0, linesMax)
    .map(([name, value]) => [plainValue(name.replaceAll('_', ' ')), plainValue(value)]);

/** Nothing was found: no thing, or a list of none. */
export const isNothing = (result: unknown): boolean =>
  result === null || (Array.isArray(result) && result.length === 0);

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
