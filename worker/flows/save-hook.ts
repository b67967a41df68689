/** An endpoint for reports of another system: made with a secret that is shown once, changed, given a new secret. */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import type { Tenant } from '#core/tenant';
import type { Hooks, StoredHook } from '#ports/hooks';
import type { Place, Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { Hook, HookChange, HookDraft, HookWithSecret } from '#protocol/hook';

export interface SaveHookDeps {
  hooks: Hooks;
  signer: WebhookSigner;
  sealer: Sealer;
  system: System;
}

type Owner = Pick<Tenant, 'id' | 'wrappedKey'>;

export const hookSecretPlace = ({ tenantId, id }: Pick<StoredHook, 'tenantId' | 'id'>): Place => ({
  tenantId,
  table: 'hook',
  column: 'secret',
  row: id,
});

export async function addHook(
  owner: Owner,
  draft: HookDraft,
  deps: SaveHookDeps,
): Promise<Result<HookWithSecret>> {
  const room = roomFor('hooks', (await deps.hooks.all(owner.id)).length);
  if (!room.ok) return room;
  const now = deps.system.now();
  const made = { tenantId: owner.id as string, id: deps.system.newId('hok') as string };
  const { secret, secretSealed } = await newSecret(owner, made, deps);
  const hook: StoredHook = {
    ...draft,
    ...made,
    enabled: true,
    secretSealed,
    createdAt: now,
    updatedAt: now,
  };
  await deps.hooks.add(hook);
  return ok({ ...viewOf(hook), secret });
}

export async function changeHook(
  tenantId: string,
  id: string,
  change: HookChange,
  deps: Pick<SaveHookDeps, 'hooks' | 'system'>,
): Promise<Result<Hook>> {
  const before = await deps.hooks.get(tenantId, id);
  if (!before) return refuse('not-found');
  const changed = {
    ...before,
    name: change.name ?? before.name,
    mapping: change.mapping ?? before.mapping,
    enabled: change.enabled ?? before.enabled,
    updatedAt: later(before, deps.system.now()),
  };
  if (!(await deps.hooks.save(changed, before.updatedAt))) return stale;
  return ok(viewOf(changed));
}

/** From now on only the new one counts. */
export async function rotateHook(
  owner: Owner,
  id: string,
  deps: SaveHookDeps,
): Promise<Result<HookWithSecret>> {
  const before = await deps.hooks.get(owner.id, id);
  if (!before) return refuse('not-found');
  const { secret, secretSealed } = await newSecret(owner, before, deps);
  const changed = { ...before, secretSealed, updatedAt: later(before, deps.system.now()) };
  if (!(await deps.hooks.save(changed, before.updatedAt))) return stale;
  return ok({ ...viewOf(changed), secret });
}

/** A change that overtakes a rotation would bring the old secret back, and nobody would know. */
const stale = refuse('stale', 'somebody changed this endpoint meanwhile');

/** Two changes in one millisecond must not look the same. */
const later = (before: StoredHook, now: number) => Math.max(now, before.updatedAt + 1);

export const viewOf = ({ id, name, mapping, enabled, createdAt, updatedAt }: StoredHook): Hook => ({
  id,
  name,
  path: `/v1/hooks/${id}`,
  mapping,
  enabled,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});

async function newSecret(
  owner: Owner,
  of: Pick<StoredHook, 'tenantId' | 'id'>,
  { sealer, signer }: SaveHookDeps,
) {
  const secret = signer.newSecret();
  const key = await sealer.key(owner.wrappedKey, owner.id);
  return { secret, secretSealed: await key.seal(secret, hookSecretPlace(of)) };
}
