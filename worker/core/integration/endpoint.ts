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
