/**
 * The arguments of a call before it is made: what a model or the planner gave, checked against the schema, and the identity put in by
 * the server. A model can neither name a customer nor be asked for one. Pure; used by flows/call-tool and the admin's test.
 */
import { argumentFaults, propertiesOf } from '#core/tool/schema';
import { bytesOf } from '#core/tool/result';
import { toolLimits } from '#core/tool/tool';
import type { VerifiedIdentity } from '#core/tool/tool';
import type { ToolDefinition } from '#protocol/tool';

export type Prepared =
  | { ok: true; arguments: Record<string, unknown> }
  | { ok: false; code: 'invalid-arguments' | 'needs-identity'; detail: string };

export function prepareArguments(
  tool: ToolDefinition,
  given: Record<string, unknown>,
  identity: VerifiedIdentity | null,
): Prepared {
  if (bytesOf(given) > toolLimits.argumentsMaxBytes)
    return invalid(`the arguments have at most ${toolLimits.argumentsMaxBytes} bytes`);
  const properties = propertiesOf(tool);
  const prepared: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(properties, name)) return invalid(`${name.slice(0, 64)}: no such argument`);
    // Set by the server alone: a value from outside is as wrong as a name that nobody knows.
    if (properties[name]?.['x-identity'] !== undefined) return invalid(`${name}: not yours to set`);
    if (controlCharacters.test(JSON.stringify(value) ?? ''))
      return invalid(`${name}: odd characters`);
    prepared[name] = value;
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property['x-identity'] !== undefined) {
      const known = identity?.[property['x-identity']];
      if (known !== undefined) prepared[name] = known;
      else if (tool.parameters.required.includes(name))
        return { ok: false, code: 'needs-identity', detail: `${name} is not known` };
    } else if (prepared[name] === undefined && property.default !== undefined)
      prepared[name] = property.default;
  }
  const faults = argumentFaults(tool, prepared);
  return faults.length === 0 ? { ok: true, arguments: prepared } : invalid(faults.join('; '));
}

/** As JSON writes them; line ends and tabs are text. */
const controlCharacters = /\\u00(?:0[0-7bef]|1[0-9a-f]|7f)/i;

const invalid = (detail: string): Prepared => ({ ok: false, code: 'invalid-arguments', detail });

/** The same call gives the same text, whatever the order of its arguments: for caches and approvals. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`).join(',')}}`;
}
