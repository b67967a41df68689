/**
 * A tenant sets up a tool, changes it, or asks for a new signing secret. The address is checked now and again at every use; the
 * credential is sealed for its host and forgotten with it; secrets are shown once, when they are made.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { originOf, sampleUrl } from '#core/tool/request';
import { changedTool, keepsCredential, newTool } from '#core/tool/set-up';
import { toolLimits } from '#core/tool/tool';
import type { Tool } from '#core/tool/tool';
import type { Tenant } from '#core/tenant';
import type { Outgoing } from '#ports/outgoing';
import type { Place, Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { StoredTool, Tools } from '#ports/tools';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { Credential, ToolAnswer, ToolChange, ToolDraft, ToolView } from '#protocol/tool';

export interface SaveToolDeps {
  tools: Pick<Tools, 'add' | 'get' | 'save'>;
  outgoing: Pick<Outgoing, 'check'>;
  sealer: Sealer;
  signer: WebhookSigner;
  system: System;
}

type Owner = Pick<Tenant, 'id' | 'wrappedKey'>;

/** A credential opens only where it was sealed: for this tool and this host. */
export const credentialPlace = (tenantId: string, tool: Pick<Tool, 'name' | 'url'>): Place => ({
  tenantId,
  table: 'tool',
  column: 'credential',
  row: `${tool.name} ${originOf(tool.url ?? '')}`,
});
export const signingPlace = (tenantId: string, name: string): Place => ({
  tenantId,
  table: 'tool',
  column: 'signing',
  row: name,
});

export async function addTool(
  owner: Owner,
  draft: ToolDraft,
  deps: SaveToolDeps,
): Promise<Result<ToolAnswer>> {
  const made = newTool(draft);
  if (!made.ok) return made;
  const { tool, isShared } = made.value;
  const reachable = await mayBeCalled(tool, deps);
  if (!reachable.ok) return reachable;
  const key = await deps.sealer.key(owner.wrappedKey, owner.id);
  const signingSecret = deps.signer.newSecret();
  const now = deps.system.now();
  const stored: StoredTool = {
    tool,
    isShared,
    credentialSealed: draft.credential ? await sealed(key, owner.id, tool, draft.credential) : null,
    signingSealed: await key.seal(signingSecret, signingPlace(owner.id, tool.name)),
    oldSigningSealed: null,
    oldSigningUntil: null,
    createdAt: now,
    updatedAt: now,
  };
  if (!(await deps.tools.add(owner.id, stored)))
    return refuse('stale', `there is a tool ${tool.name} already`);
  return ok({ tool: viewOf(stored), signingSecret });
}

export async function changeTool(
  owner: Owner,
  name: string,
  change: ToolChange,
  deps: SaveToolDeps,
): Promise<Result<ToolAnswer>> {
  const before = await deps.tools.get(owner.id, name);
  if (!before) return refuse('not-found');
  const changed = changedTool(before, change);
  if (!changed.ok) return changed;
  const tool = changed.value;
  const reachable = await mayBeCalled(tool, deps);
  if (!reachable.ok) return reachable;
  const keeps = keepsCredential(before.tool, tool);
  const credentialSealed = change.credential
    ? await sealed(
        await deps.sealer.key(owner.wrappedKey, owner.id),
        owner.id,
        tool,
        change.credential,
      )
    : change.credential === null || !keeps
      ? null
      : before.credentialSealed;
  const stored = { ...before, tool, credentialSealed, updatedAt: later(before, deps.system.now()) };
  if (!(await deps.tools.save(owner.id, stored, before.updatedAt)))
    return refuse('stale', 'somebody changed this tool meanwhile');
  const credentialCleared = !keeps && before.credentialSealed !== null && !change.credential;
  return ok({ tool: viewOf(stored), ...(credentialCleared ? { credentialCleared } : {}) });
}

/** The old secret signs along for a day, so that the receiver can change without missing a call. */
export async function rotateSigning(
  owner: Owner,
  name: string,
  deps: SaveToolDeps,
): Promise<Result<ToolAnswer>> {
  const before = await deps.tools.get(owner.id, name);
  if (!before) return refuse('not-found');
  const key = await deps.sealer.key(owner.wrappedKey, owner.id);
  const signingSecret = deps.signer.newSecret();
  const now = deps.system.now();
  const stored = {
    ...before,
    signingSealed: await key.seal(signingSecret, signingPlace(owner.id, name)),
    oldSigningSealed: before.signingSealed,
    oldSigningUntil: now + toolLimits.rotationMs,
    updatedAt: later(before, now),
  };
  if (!(await deps.tools.save(owner.id, stored, before.updatedAt)))
    return refuse('stale', 'somebody changed this tool meanwhile');
  return ok({ tool: viewOf(stored), signingSecret });
}

export function viewOf(stored: StoredTool): ToolView {
  const { tool, isShared, credentialSealed, oldSigningSealed, oldSigningUntil } = stored;
  const isOldKept = oldSigningSealed !== null && oldSigningUntil !== null;
  return {
    ...tool,
    isShared,
    hasCredential: credentialSealed !== null,
    oldSecretUntil: isOldKept ? new Date(oldSigningUntil).toISOString() : null,
    updatedAt: new Date(stored.updatedAt).toISOString(),
  };
}

async function mayBeCalled(tool: Tool, { outgoing }: SaveToolDeps): Promise<Result<unknown>> {
  return tool.url === null ? ok(null) : outgoing.check(sampleUrl(tool.url));
}

/** Two changes in one millisecond must not look the same. */
const later = (before: StoredTool, now: number) => Math.max(now, before.updatedAt + 1);

const sealed = (key: TenantKey, tenantId: string, tool: Tool, credential: Credential) =>
  key.seal(JSON.stringify(credential), credentialPlace(tenantId, tool));
