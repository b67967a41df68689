/**
 * A tenant sets up an endpoint, changes it, rotates its secret. The address is checked now and again at every use; the secret is
 * made here, sealed, shown once, and replaced when the host changes: a new host proves nothing with an old secret.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import { rotationMs } from '#core/webhook';
import { secretPlace } from '#flows/deliver-webhook';
import { keyOf } from '#flows/tenant-of';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { StoredWebhook, Webhooks } from '#ports/webhooks';
import type { Webhook, WebhookChange, WebhookDraft, WebhookWithSecret } from '#protocol/webhook';

export interface SaveWebhookDeps {
  webhooks: Webhooks;
  signer: WebhookSigner;
  outgoing: Outgoing;
  tenants: Tenants;
  sealer: Sealer;
  system: System;
}

export async function addWebhook(
  tenantId: string,
  draft: WebhookDraft,
  deps: SaveWebhookDeps,
): Promise<Result<WebhookWithSecret>> {
  const url = await deps.outgoing.check(draft.url);
  if (!url.ok) return url;
  const room = roomFor('webhooks', (await deps.webhooks.all(tenantId)).length);
  if (!room.ok) return room;
  const id = deps.system.newId('whk');
  const now = deps.system.now();
  const secret = deps.signer.newSecret();
  const key = await keyOf(tenantId, deps);
  const stored: StoredWebhook = {
    ...draft,
    tenantId,
    id,
    url: url.value,
    enabled: true,
    disabledBecause: null,
    secretSealed: await key.seal(secret, secretPlace({ tenantId, id })),
    oldSecretSealed: null,
    oldSecretUntil: null,
    createdAt: now,
    updatedAt: now,
  };
  await deps.webhooks.add(stored);
  return ok({ ...viewOf(stored, now), secret });
}

/** With a new host comes a new secret, shown in the answer. */
export async function changeWebhook(
  tenantId: string,
  id: string,
  change: WebhookChange,
  deps: SaveWebhookDeps,
): Promise<Result<Webhook | WebhookWithSecret>> {
  const before = await deps.webhooks.get(tenantId, id);
  if (!before) return refuse('not-found');
  const url = await deps.outgoing.check(change.url ?? before.url);
  if (!url.ok) return url;
  const now = deps.system.now();
  const changed: StoredWebhook = {
    ...before,
    ...change,
    url: url.value,
    ...(change.enabled === undefined ? {} : { disabledBecause: null }),
    updatedAt: later(before, now),
  };
  if (hostOf(changed.url) === hostOf(before.url))
    return (await deps.webhooks.save(changed, before.updatedAt)) ? ok(viewOf(changed, now)) : stale;
  const secret = deps.signer.newSecret();
  const key = await keyOf(tenantId, deps);
  const moved: StoredWebhook = {
    ...changed,
    secretSealed: await key.seal(secret, secretPlace(before)),
    oldSecretSealed: null,
    oldSecretUntil: null,
  };
  if (!(await deps.webhooks.save(moved, before.updatedAt))) return stale;
  return ok({ ...viewOf(moved, now), secret });
}

export async function rotateWebhook(
  tenantId: string,
  id: string,
  deps: SaveWebhookDeps,
): Promise<Result<WebhookWithSecret>> {
  const before = await deps.webhooks.get(tenantId, id);
  if (!before) return refuse('not-found');
  const now = deps.system.now();
  const key = await keyOf(tenantId, deps);
  const secret = deps.signer.newSecret();
  const old = await key.open(before.secretSealed, secretPlace(before));
  const rotated: StoredWebhook = {
    ...before,
    secretSealed: await key.seal(secret, secretPlace(before)),
    // Sealed anew: a sealed value opens only in the column it was made for.
    oldSecretSealed: await key.seal(old, secretPlace(before, 'old_secret')),
    oldSecretUntil: now + rotationMs,
    updatedAt: later(before, now),
  };
  if (!(await deps.webhooks.save(rotated, before.updatedAt))) return stale;
  return ok({ ...viewOf(rotated, now), secret });
}

export function viewOf(stored: StoredWebhook, now: number): Webhook {
  const { id, url, types, description, includesContactData, enabled, disabledBecause } = stored;
  const iso = (at: number) => new Date(at).toISOString();
  const until = stored.oldSecretUntil;
  return {
    id,
    url,
    types,
    description,
    includesContactData,
    enabled,
    disabledBecause,
    rotatingUntil: until !== null && until > now ? iso(until) : null,
    createdAt: iso(stored.createdAt),
    updatedAt: iso(stored.updatedAt),
  };
}

/** A change that overtakes a rotation would bring the old secret back, and nobody would know. */
const stale = refuse('stale', 'somebody changed this endpoint meanwhile');

/** Two changes in one millisecond must not look the same. */
const later = (before: StoredWebhook, now: number) => Math.max(now, before.updatedAt + 1);

const hostOf = (url: string) => /^https?:\/\/([^/?#]+)/.exec(url)?.[1];
