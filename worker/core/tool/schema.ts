/**
 * The schema of a tool's arguments: whether a tenant's is one we can keep and check safely, what of it a model is told, and the check
 * itself. The check is by @cfworker/json-schema; compiled validators are kept by the schema's text.
 */
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { patternProblem } from '#core/understanding/entities/tenant-pattern';
import type { ToolSpec } from '#core/model-calls';
import { toolLimits } from '#core/tool/tool';
import type { ToolDefinition } from '#protocol/tool';
import type { Localised } from '#protocol/tool';

/** A property as the engine reads it; see protocol/tool for what the marks mean. */
export interface Property {
  type?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  'x-identity'?: 'customer' | 'email';
  'x-entity'?: string;
  'x-text'?: boolean;
  'x-ask'?: Localised;
  'x-label'?: Localised;
  'x-words'?: Record<string, string[]>;
  'x-secret'?: boolean;
}

const schemaMaxBytes = 16_384;
const schemaMaxDepth = 8;
const propertiesMax = 40;
const propertyName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
/** Ids that a tenant did not describe further: no slashes, quotes or spaces that would mean something on the other side. */
const idPattern = '^[A-Za-z0-9#][A-Za-z0-9._#-]{0,79}$';
const idEntities = new Set(['ORDER_ID', 'PRODUCT_ID', 'TRACKING_NUMBER']);

export const propertiesOf = (tool: Pick<ToolDefinition, 'parameters'>): Record<string, Property> =>
  tool.parameters.properties as Record<string, Property>;

/** Why a schema is refused, or null. */
export function schemaFault({ parameters }: Pick<ToolDefinition, 'parameters'>): string | null {
  if (JSON.stringify(parameters).length > schemaMaxBytes)
    return `the parameters have at most ${schemaMaxBytes} characters`;
  const names = Object.keys(parameters.properties);
  if (names.length > propertiesMax) return `at most ${propertiesMax} parameters`;
  const odd = names.find((name) => !propertyName.test(name));
  if (odd !== undefined) return `${odd.slice(0, 64)} is no name of a parameter`;
  const absent = parameters.required.find((name) => !names.includes(name));
  if (absent !== undefined) return `${absent.slice(0, 64)} is required but not described`;
  const mark = names.find((name) => {
    const kind = propertiesOf({ parameters })[name]?.['x-identity'];
    return kind !== undefined && kind !== 'customer' && kind !== 'email';
  });
  if (mark !== undefined) return `x-identity of ${mark} must be customer or email`;
  return nodeFault(parameters, 0);
}

export function returnsFault({ returns }: Pick<ToolDefinition, 'returns'>): string | null {
  if (returns === null) return null;
  if (JSON.stringify(returns).length > schemaMaxBytes)
    return `returns has at most ${schemaMaxBytes} characters`;
  return nodeFault(returns, 0);
}

function nodeFault(node: unknown, depth: number): string | null {
  if (node === null || typeof node !== 'object') return null;
  if (depth > schemaMaxDepth * 2) return 'the parameters are nested too deeply';
  for (const [key, value] of Object.entries(node)) {
    if (/^\$(ref|id|anchor|dynamicRef|recursiveRef|recursiveAnchor)$/.test(key))
      return `${key} is not supported`;
    if (key === 'patternProperties') return 'patternProperties is not supported';
    // Expressions run on what visitors write: only those that cannot take long.
    if (key === 'pattern' && typeof value === 'string') {
      const problem = patternProblem(value.replace(/^\^|\$$/g, ''));
      if (problem) return `the pattern ${value.slice(0, 60)}: ${problem}`;
    }
    const fault = nodeFault(value, depth + 1);
    if (fault) return fault;
  }
  return null;
}

/** What a model is told: nothing that the server sets itself, and none of our marks. */
export function specOf(tool: ToolDefinition): ToolSpec {
  const entries = Object.entries(propertiesOf(tool)).filter(
    ([, property]) => property['x-identity'] === undefined,
  );
  return {
    name: tool.name,
    description: tool.description || tool.name.replaceAll('_', ' '),
    parameters: {
      type: 'object',
      properties: Object.fromEntries(
        entries.map(([name, property]) => [name, withoutMarks(property)]),
      ),
      required: tool.parameters.required.filter((name) =>
        entries.some(([given]) => given === name),
      ),
      additionalProperties: false,
    },
  };
}

const withoutMarks = (property: Property) =>
  Object.fromEntries(Object.entries(property).filter(([key]) => !key.startsWith('x-')));

const validators = new Map<string, Validator>();
const validatorsMax = 500;

/** What does not fit, in words that name no value; empty when all does. Extra keys never fit. */
export function argumentFaults(tool: ToolDefinition, given: Record<string, unknown>): string[] {
  const key = JSON.stringify(tool.parameters);
  return faultsOf(key, () => strict(tool), given, 'arguments');
}

/** Of an answer, against what the tool says it answers. */
export function answerFaults({ returns }: Pick<ToolDefinition, 'returns'>, answer: unknown) {
  if (returns === null) return [];
  return faultsOf(`returns ${JSON.stringify(returns)}`, () => returns, answer, 'answer');
}

function faultsOf(
  key: string,
  schema: () => Record<string, unknown>,
  given: unknown,
  whole: string,
): string[] {
  let validator = validators.get(key);
  if (!validator) {
    validator = new Validator(schema() as Schema, '2020-12', false);
    if (validators.size >= validatorsMax) validators.clear();
    validators.set(key, validator);
  }
  const { valid, errors } = validator.validate(given);
  if (valid) return [];
  const faults = errors
    .filter(({ keyword }) => keyword !== 'properties' && keyword !== 'false')
    .map(
      ({ instanceLocation, keyword }) =>
        `${instanceLocation.replace(/^#\/?/, '') || whole}: ${keyword}`,
    );
  return [...new Set(faults)].slice(0, 10);
}

function strict(tool: ToolDefinition): Record<string, unknown> {
  const properties = Object.fromEntries(
    Object.entries(propertiesOf(tool)).map(([name, property]) => [name, bounded(name, property)]),
  );
  return { ...tool.parameters, properties, additionalProperties: false };
}

function bounded(name: string, property: Property): Record<string, unknown> {
  const plain = withoutMarks(property);
  if (property.type !== 'string') return plain;
  const isDescribed = 'pattern' in plain || 'format' in plain || 'enum' in plain;
  const isId =
    idEntities.has(property['x-entity'] ?? '') || /(^id|_id|[a-z]Id|sku|Number)$/.test(name);
  return {
    maxLength: toolLimits.textMaxCharacters,
    ...(isId && !isDescribed && !property['x-text'] ? { pattern: idPattern } : {}),
    ...plain,
  };
}
