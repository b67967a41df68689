/** Reads one argument of a tool out of what a visitor said: by entity, by the words for a choice, or the reply as it stands. Pure; used by plan. */
import { argumentFaults } from '#core/tool/schema';
import type { Property } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import type { Entity } from '#core/understanding/entities/entity';
import { isSaid } from '#core/tool/said';
import { isTextKind, readText } from '#core/tool/read-text';

export interface Words {
  text: string;
  entities: readonly Entity[];
  /** A plain yes or no, when that is all it is. */
  answer: 'yes' | 'no' | null;
}

/** Undefined when it is not there, or does not fit. `isAsked`: the words answer the question for this very argument. */
export function readArgument(
  tool: Tool,
  name: string,
  property: Property,
  words: Words,
  isAsked: boolean,
): unknown {
  const found =
    candidate(property, words, isAsked) ??
    (isAsked ? undefined : afterColon(tool, property, words));
  return found !== undefined && fits(tool, name, property, found) ? found : undefined;
}

/** "Open a ticket: my lamp is broken": what follows the wish is its text. */
function afterColon({ triggers }: Tool, property: Property, { text }: Words): string | undefined {
  if (!property['x-text']) return undefined;
  const at = text.search(/[:：]\s*\S/u);
  const isWish = at > 0 && triggers.asksFor.some((phrase) => isSaid(text.slice(0, at), phrase));
  return isWish ? text.slice(at + 1).trim() : undefined;
}

/** By the schema of this argument alone. */
export function fits(tool: Tool, name: string, property: Property, value: unknown): boolean {
  const parameters = {
    type: 'object' as const,
    properties: { [name]: { ...property } },
    required: [],
  };
  return argumentFaults({ ...tool, parameters }, { [name]: value }).length === 0;
}

function candidate(property: Property, words: Words, isAsked: boolean): unknown {
  const { text, entities, answer } = words;
  if (property.enum) {
    const chosen = property.enum.find((value) =>
      [String(value), ...(property['x-words']?.[String(value)] ?? [])].some((word) =>
        isSaid(text, word),
      ),
    );
    return chosen;
  }
  if (property.type === 'boolean')
    return isAsked && answer ? answer === 'yes' : saidOf(property, text);
  const kind = property['x-entity'];
  if (isTextKind(kind)) return readText(kind, words, isAsked);
  if (kind === 'CODE') return codesIn(text, property.pattern ?? '^$')[0];
  const entity = kind === undefined ? undefined : entities.find(({ type }) => type === kind);
  if (entity) return valueOf(entity, property);
  if (kind === 'ORDER_ID' && !isAsked) return plainCode.exec(text)?.[0]?.toUpperCase();
  if (!isAsked) return undefined;
  if (property.type === 'integer' || property.type === 'number') {
    const number = /-?\d+(?:[.,]\d+)?/.exec(text)?.[0];
    return number === undefined ? undefined : Number(number.replace(',', '.'));
  }
  if (property.type !== 'string') return undefined;
  if (property['x-text'] || kind === undefined) return text.trim() === '' ? undefined : text.trim();
  // Asked for a number of an order, people write just that.
  return codeKinds.has(kind) ? code.exec(text)?.[0]?.toUpperCase() : undefined;
}

/** "Stop the newsletter": a yes or no in words of its own. A no holds the words of a yes more often than the other way round. */
function saidOf(property: Property, text: string): boolean | undefined {
  const words = property['x-words'] ?? {};
  const value = ['false', 'true'].find((one) => words[one]?.some((word) => isSaid(text, word)));
  return value === undefined ? undefined : value === 'true';
}

/** `MF204518337`, `mf 204518337`: a word, or two, that fit as they are. */
export function codesIn(text: string, pattern: string): string[] {
  const fitting = new RegExp(pattern, 'u');
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const found = [...pairs, ...words].filter((word) => /\d/.test(word) && fitting.test(word));
  // The second half of a pair that fits is no code of its own.
  return found.filter(
    (word) => !found.some((other) => other !== word && other.endsWith(` ${word}`)),
  );
}
const codeKinds = new Set(['ORDER_ID', 'PRODUCT_ID', 'TRACKING_NUMBER']);
const code =
  /(?<![\p{L}\p{N}])(?=[A-Za-z._-]{0,20}\d)[A-Za-z0-9][A-Za-z0-9._-]{2,39}(?![\p{L}\p{N}])/u;

/** Where nothing around it says what it is, or in small letters ("hp10481190"). */
const plainCode = /(?<![\p{L}\p{N}])[a-z]{1,4}\d{6,12}(?![\p{L}\p{N}])/iu;

function valueOf(entity: Entity, property: Property): unknown {
  if (property.type === 'number' || property.type === 'integer')
    return entity.amount ?? Number(entity.value);
  if (entity.type === 'DATE')
    return property.format === 'date' ? entity.iso?.slice(0, 10) : entity.iso;
  return entity.value;
}
