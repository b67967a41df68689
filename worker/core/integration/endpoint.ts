/** A shipped endpoint as the draft of a tool. Pure; used by flows/save-integration. */
import type { EndpointTemplate } from '#core/integration/kind';
import { ToolDraft } from '#protocol/tool';
import * as v from 'valibot';

export function endpointDraft(
  template: EndpointTemplate,
  integrationId: string,
  { name, path }: { name?: string | undefined; path?: string | undefined } = {},
): ToolDraft {
  const { properties, required, intents, risk, power, method, category, description, ...rest } =
    template;
  const { cacheSeconds, name: shippedName, ...mapping } = rest;
  return v.parse(ToolDraft, {
    name: name ?? shippedName,
    adapter: 'integration',
    description,
    category,
    risk,
    power,
    method,
    parameters: { type: 'object', properties, required },
    triggers: { intents: intents ?? [] },
    cacheSeconds: cacheSeconds ?? 0,
    mapping: { ...mapping, id: integrationId, ...(path === undefined ? {} : { path }) },
  });
}

/** The shipped name, or with the kind behind it, or numbered: several shops may be connected. */
export function freeName(name: string, kind: string, taken: ReadonlySet<string>): string | null {
  const numbered = Array.from({ length: 8 }, (_, at) => `${name}_${kind}_${at + 2}`);
  return [name, `${name}_${kind}`, ...numbered].find((one) => !taken.has(one)) ?? null;
}
