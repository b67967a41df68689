/**
 * A tenant connects another system, changes the connection, or takes it away with its tools. Addresses are checked now and again at
 * every use; the secret is sealed for its hosts and forgotten with them.
 */
import { boundTo, changedConnection, newConnection } from '#core/integration/connection';
import type { Connection } from '#core/integration/connection';
import { endpointDraft, freeName } from '#core/integration/endpoint';
import { integrationTypes } from '#core/integration/types';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import type { Tenant } from '#core/tenant';
import { secretPlace } from '#flows/open-connection';
import { addTool } from '#flows/save-tool';
import type { SaveToolDeps } from '#flows/save-tool';
import type { Integrations, StoredIntegration } from '#ports/integrations';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tools } from '#ports/tools';
import type { ToolAnswer } from '#protocol/tool';
import type {
  EndpointDraft,
  Integration,
  IntegrationAnswer,
  IntegrationChange,
  IntegrationDraft,
} from '#protocol/integration';
import type * as v from 'valibot';

export interface SaveIntegrationDeps {
  integrations: Integrations;
  tools: Tools;
  outgoing: Pick<Outgoing, 'check'>;
  sealer: Sealer;
  system: System;
}

type Owner = Pick<Tenant, 'id' | 'wrappedKey'>;

export async function addIntegration(
  owner: Owner,
  draft: IntegrationDraft,
  deps: SaveIntegrationDeps & SaveToolDeps,
): Promise<Result<IntegrationAnswer>> {
  const made = newConnection(deps.system.newId('int'), draft);
  if (!made.ok) return made;
  const unknown = draft.endpoints.find((name) => !templateOf(draft.type, name));
  if (unknown) return refuse('invalid-request', `endpoints: this type has no ${unknown}`);
  const reachable = await mayBeCalled(made.value, deps);
  if (!reachable.ok) return reachable;
  const room = roomFor('integrations', (await deps.integrations.all(owner.id)).length);
  if (!room.ok) return room;
  const now = deps.system.now();
  const stored: StoredIntegration = {
    tenantId: owner.id,
    connection: made.value,
    secretSealed: await sealed(owner, made.value, draft.secret, deps),
    createdAt: now,
    updatedAt: now,
  };
  await deps.integrations.add(stored);
  if (draft.endpoints.length === 0) return ok({ integration: viewOf(stored) });
  return ok({ integration: viewOf(stored), tools: await addShipped(owner, stored, draft, deps) });
}

/** The connection stands, whatever becomes of one of its endpoints: that can be added by hand, and says then why not. */
async function addShipped(
  owner: Owner,
  { connection }: StoredIntegration,
  { endpoints, type }: IntegrationDraft,
  deps: SaveIntegrationDeps & SaveToolDeps,
): Promise<string[]> {
  const taken = new Set((await deps.tools.all(owner.id)).map(({ tool }) => tool.name));
  const added: string[] = [];
  for (const wanted of new Set(endpoints)) {
    const template = templateOf(type, wanted);
    const name = freeName(wanted, type, taken);
    if (!template || name === null || !roomFor('tools', taken.size).ok) continue;
    const made = await addTool(owner, endpointDraft(template, connection.id, { name }), deps);
    if (!made.ok) continue;
    taken.add(name);
    added.push(name);
  }
  return added;
}

const templateOf = (type: IntegrationDraft['type'], name: string) =>
  integrationTypes[type].endpoints.find((endpoint) => endpoint.name === name);

export async function changeIntegration(
  owner: Owner,
  id: string,
  change: IntegrationChange,
  deps: SaveIntegrationDeps,
): Promise<Result<IntegrationAnswer>> {
  const before = await deps.integrations.get(owner.id, id);
  if (!before) return refuse('not-found');
  const changed = changedConnection(before.connection, change);
  if (!changed.ok) return changed;
  const reachable = await mayBeCalled(changed.value, deps);
  if (!reachable.ok) return reachable;
  const keeps = boundTo(before.connection) === boundTo(changed.value) && change.secret !== null;
  const stored: StoredIntegration = {
    ...before,
    connection: changed.value,
    secretSealed:
      (await sealed(owner, changed.value, change.secret ?? undefined, deps)) ??
      (keeps ? before.secretSealed : null),
    // Two changes in one millisecond must not look the same.
    updatedAt: Math.max(deps.system.now(), before.updatedAt + 1),
  };
  if (!(await deps.integrations.save(stored, before.updatedAt)))
    return refuse('stale', 'somebody changed this integration meanwhile');
  const secretCleared = before.secretSealed !== null && stored.secretSealed === null;
  return ok({ integration: viewOf(stored), ...(secretCleared ? { secretCleared } : {}) });
}

/** Its tools go first: what is left of a half-done removal can be removed again. */
export async function removeIntegration(
  tenantId: string,
  id: string,
  deps: Pick<SaveIntegrationDeps, 'integrations' | 'tools'>,
): Promise<boolean> {
  if (!(await deps.integrations.get(tenantId, id))) return false;
  for (const { tool } of await toolsOf(tenantId, id, deps))
    await deps.tools.remove(tenantId, tool.name);
  return deps.integrations.remove(tenantId, id);
}

export const toolsOf = async (
  tenantId: string,
  id: string,
  { tools }: { tools: Pick<Tools, 'all'> },
) => (await tools.all(tenantId)).filter(({ tool }) => tool.mapping?.id === id);

/** A shipped endpoint becomes a tool, which can be changed like any other. */
export async function addEndpoint(
  owner: Owner,
  id: string,
  { template, name, path }: v.InferOutput<typeof EndpointDraft>,
  deps: SaveToolDeps & { integrations: Pick<Integrations, 'get'> },
): Promise<Result<ToolAnswer>> {
  const stored = await deps.integrations.get(owner.id, id);
  if (!stored) return refuse('not-found');
  const found = templateOf(stored.connection.type, template);
  if (!found) return refuse('invalid-request', 'template: this type has no such endpoint');
  const draft = endpointDraft(found, id, { name, path });
  return addTool(owner, draft, deps);
}

export function viewOf(stored: StoredIntegration): Integration {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    ...stored.connection,
    hasSecret: stored.secretSealed !== null,
    createdAt: iso(stored.createdAt),
    updatedAt: iso(stored.updatedAt),
  };
}

async function mayBeCalled(
  { baseUrl, auth }: Connection,
  { outgoing }: Pick<SaveIntegrationDeps, 'outgoing'>,
): Promise<Result<unknown>> {
  const base = await outgoing.check(baseUrl);
  return base.ok && auth.kind === 'oauth2' ? outgoing.check(auth.tokenUrl) : base;
}

async function sealed(
  owner: Owner,
  connection: Connection,
  secret: string | undefined,
  { sealer }: Pick<SaveIntegrationDeps, 'sealer'>,
): Promise<string | null> {
  if (secret === undefined) return null;
  const key = await sealer.key(owner.wrappedKey, owner.id);
  return key.seal(secret, secretPlace(owner.id, connection));
}
