/**
 * What an MCP server offers: of an address that was entered, or of a tool that is set up, asked with its own credential. Nothing is
 * kept; a member looks at it and sets up a tool, or approves what has changed of one.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { openSecrets } from '#flows/call-tool';
import type { Discover } from '#ports/discover';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tools } from '#ports/tools';
import type { Credential, DiscoverAnswer, DiscoverRequest } from '#protocol/tool';

interface Deps {
  tools: Pick<Tools, 'get'>;
  sealer: Sealer;
  system: System;
  discover: Discover;
}

const timeoutMs = 15_000;

export async function discoverTools(
  tenant: Tenant,
  request: DiscoverRequest,
  deps: Deps,
): Promise<Result<DiscoverAnswer>> {
  const server = await serverOf(tenant, request, deps);
  if (!server.ok) return server;
  const found = await deps.discover({ ...server.value, timeoutMs });
  if (!found.ok) return refuse('invalid-request', found.detail);
  return ok({
    tools: found.tools.map(({ name: target, inputSchema: parameters, ...rest }) => ({
      target,
      parameters,
      ...rest,
    })),
  });
}

async function serverOf(
  tenant: Tenant,
  { url, credential, tool: name }: DiscoverRequest,
  deps: Deps,
): Promise<Result<{ url: string; credential: Credential | null }>> {
  if (url !== undefined) return ok({ url, credential: credential ?? null });
  const stored = await deps.tools.get(tenant.id, name ?? '');
  if (!stored) return refuse('not-found');
  if (stored.tool.adapter !== 'mcp' || stored.tool.url === null)
    return refuse('invalid-request', 'only a tool of an MCP server can be compared with it');
  const secrets = await openSecrets({ tenant, stored }, deps);
  if (!secrets) return refuse('invalid-request', 'the credential must be entered again');
  return ok({ url: stored.tool.url, credential: secrets.credential });
}
