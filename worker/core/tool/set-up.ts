/**
 * What a tenant may set up: a new tool from a draft, and a change of one. Says what is wrong in words for the person who enters it.
 * Whether the URL may be contacted is asked beside this (ports/outgoing). Pure; used by flows/save-tool.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { sharedDefinition } from '#core/tool/catalogue';
import { mappingFault } from '#core/integration/mapping';
import { templateFaults } from '#core/tool/render';
import { originOf, templateFault } from '#core/tool/request';
import { returnsFault, schemaFault } from '#core/tool/schema';
import { isRemote } from '#core/tool/tool';
import type { Tool } from '#core/tool/tool';
import type { ToolChange, ToolDraft } from '#protocol/tool';

export function newTool(draft: ToolDraft): Result<{ tool: Tool; isShared: boolean }> {
  const { credential: _credential, parameters, ...given } = draft;
  const shared = parameters === undefined ? sharedDefinition(draft.name) : null;
  const tool: Tool = {
    ...given,
    ...(shared ?? { parameters: parameters ?? { type: 'object', properties: {}, required: [] } }),
  };
  const fault = toolFault(tool);
  return fault ? refuse('invalid-request', fault) : ok({ tool, isShared: shared !== null });
}

const ofDefinition = [
  'title',
  'description',
  'category',
  'risk',
  'power',
  'parameters',
  'returns',
  'triggers',
  'templates',
] as const;

export function changedTool(
  before: { tool: Tool; isShared: boolean },
  change: ToolChange,
): Result<Tool> {
  const { credential: _credential, ...given } = change;
  if (before.isShared) {
    const own = ofDefinition.find((name) => given[name] !== undefined);
    if (own) return refuse('invalid-request', `${own} belongs to the catalogue and cannot change`);
  }
  const known = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const tool = { ...before.tool, ...known } as Tool;
  const fault = toolFault(tool);
  return fault ? refuse('invalid-request', fault) : ok(tool);
}

/** Another host, or another scheme or port of it, is another party: it gets no credential that was not meant for it. */
export const keepsCredential = (before: Tool, after: Tool): boolean =>
  originOf(before.url ?? '') === originOf(after.url ?? '') && before.adapter === after.adapter;

function toolFault(tool: Tool): string | null {
  if (isRemote(tool.adapter) && tool.url === null)
    return `a tool of the kind ${tool.adapter} needs a url`;
  if (!isRemote(tool.adapter) && tool.url !== null)
    return 'only a tool with an address of its own has a url';
  if ((tool.adapter === 'integration') !== (tool.mapping !== null))
    return 'tools of an integration, and only they, have a mapping';
  if (tool.mapping) {
    const fault = mappingFault(tool.mapping, Object.keys(tool.parameters.properties));
    if (fault) return fault;
  }
  if (tool.adapter === 'mcp' && tool.pin === null)
    return 'a tool of the kind mcp needs the pin of what was approved';
  // What one visitor's page says is nothing for another.
  if (tool.adapter === 'page' && tool.cacheSeconds > 0) return 'answers of a page cannot be cached';
  if (tool.cacheSeconds > 0 && tool.risk !== 'read') return 'only reading tools can be cached';
  if (tool.url !== null) {
    const fault = templateFault(tool.url, Object.keys(tool.parameters.properties));
    if (fault) return fault;
  }
  return schemaFault(tool) ?? returnsFault(tool) ?? templateFaults(tool);
}
