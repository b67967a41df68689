/** Where to tell: a browser of a member, a channel of the company. The address is checked, sealed, and never shown again. */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import { targetPlace } from '#flows/notify';
import type { Notifications } from '#ports/notifications';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { NotificationTargetId, TenantId } from '#protocol/ids';
import type {
  ChannelRequest,
  NotificationTarget,
  OwnWebhookRequest,
  PushRequest,
} from '#protocol/notification';

export interface TargetDeps {
  notifications: Notifications;
  outgoing: Outgoing;
  tenants: Tenants;
  sealer: Sealer;
  system: System;
}

export async function addBrowser(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  request: PushRequest,
  deps: TargetDeps,
): Promise<Result<NotificationTarget>> {
  const checked = await deps.outgoing.check(request.endpoint);
  if (!checked.ok) return checked;
  return add({ tenantId, memberId }, 'push', request.endpoint, JSON.stringify(request), [], deps);
}

export async function addChannel(
  { tenantId }: { tenantId: string },
  { name, url, kinds }: ChannelRequest,
  deps: TargetDeps,
): Promise<Result<NotificationTarget>> {
  const checked = await deps.outgoing.check(url);
  if (!checked.ok) return checked;
  return add({ tenantId, memberId: null }, 'channel', url, checked.value, kinds, deps, name);
}

/** A member's own: told of what the member wants by it. */
export async function addOwnWebhook(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  { name, url }: OwnWebhookRequest,
  deps: TargetDeps,
): Promise<Result<NotificationTarget>> {
  const checked = await deps.outgoing.check(url);
  if (!checked.ok) return checked;
  return add({ tenantId, memberId }, 'channel', url, checked.value, [], deps, name);
}

async function add(
  owner: { tenantId: string; memberId: string | null },
  kind: 'push' | 'channel',
  unique: string,
  address: string,
  kinds: string[],
  { notifications, tenants, sealer, system }: TargetDeps,
  name = 'Browser',
): Promise<Result<NotificationTarget>> {
  const tenant = await tenants.byId(owner.tenantId as TenantId);
  if (!tenant) throw new Error('a member of a tenant that is gone');
  const key = await sealer.key(tenant.wrappedKey, tenant.id);
  const addressIndex = await key.blindIndex(unique, 'notification_target');
  const { tenantId, memberId } = owner;
  const known = await notifications.targets(tenantId, memberId === null ? null : [memberId]);
  // A browser that subscribes anew says so often: its one line is renewed.
  const same = known.find((one) => one.addressIndex === addressIndex);
  if (same && memberId === null) return refuse('stale', 'there is such a channel already');
  const room = roomFor(memberId === null ? 'channels' : 'browsers', known.length);
  if (!same && !room.ok) return room;
  const id: NotificationTargetId = system.newId('ntt');
  await notifications.addTarget({
    ...owner,
    id,
    kind,
    name,
    addressSealed: await key.seal(address, targetPlace({ ...owner, id })),
    addressIndex,
    kinds,
    failures: 0,
    lastError: null,
    createdAt: system.now(),
  });
  return ok({ id, kind, name, kinds, failures: 0, lastError: null });
}
