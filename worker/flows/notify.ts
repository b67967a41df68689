/**
 * Tells members and channels of what happened: kept in the list of each, shown in open windows, pushed to browsers, mailed.
 * A storm is folded into one line. What cannot be delivered now is not tried again: the list has it.
 */
import { deskDigest, deskWords } from '#worker/locales/desk-words';
import { describeError } from '#core/describe-error';
import { paceOf, stormWindowMs, waysOf } from '#core/notification';
import type { Told } from '#core/notification';
import type { Inbox } from '#ports/inbox';
import type { Mail } from '#ports/mail';
import type { Members } from '#ports/members';
import type { Notifications, TargetRow } from '#ports/notifications';
import type { Outgoing } from '#ports/outgoing';
import type { Push } from '#ports/push';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Teams } from '#ports/teams';
import type { Tenants } from '#ports/tenants';
import type { PushRequest } from '#protocol/notification';
import type { ConversationId, TenantId } from '#protocol/ids';

export interface NotifyDeps {
  notifications: Notifications;
  teams: Teams;
  members: Members;
  inbox: Inbox;
  push: Push;
  mail: Mail;
  outgoing: Outgoing;
  tenants: Tenants;
  sealer: Sealer;
  system: System;
  settings: { PUBLIC_ORIGIN?: string | undefined };
}

const leading = new Set(['owner', 'admin', 'supervisor']);
const channelTimeoutMs = 5_000;
const channelMaxBytes = 10_000;
/** A target that fails so often in a row is not asked any more. */
const failuresMax = 20;

export const targetPlace = (row: { tenantId: string; id: string }) => ({
  tenantId: row.tenantId,
  table: 'notification_target',
  column: 'address',
  row: row.id,
});

export async function notify(
  tenantId: TenantId,
  conversationId: ConversationId,
  told: Told,
  deps: NotifyDeps,
): Promise<void> {
  const tenant = await deps.tenants.byId(tenantId);
  if (!tenant) return;
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const desk = await deps.teams.desk(tenantId);
  const wanted = desk.members.filter(({ memberId, role, profile }) => {
    if (told.to === 'everyone') return profile.availability === 'online';
    if (told.to === 'leaders') return leading.has(role);
    return told.to.memberIds.includes(memberId);
  });
  const ids = wanted.map(({ memberId }) => memberId);
  const [preferences, online, targets] = await Promise.all([
    deps.notifications.preferences(tenantId, ids),
    deps.inbox.online(tenantId),
    deps.notifications.targets(tenantId, ids),
  ]);
  const now = deps.system.now();
  let isNew = false;
  for (const memberId of ids) {
    const ways = waysOf(told.kind, preferences.get(memberId) ?? {});
    const one = {
      id: `${conversationId}~${told.seq}`,
      memberId,
      kind: told.kind,
      conversationId,
      at: now,
    };
    const recent = await deps.notifications.add(tenantId, one, now - stormWindowMs);
    // Delivered already, by a try that ended in the middle.
    if (recent === null) continue;
    isNew = true;
    const pace = paceOf(recent);
    if (pace !== 'tell') await deps.notifications.fold(tenantId, one);
    if (ways.inApp)
      await deps.inbox
        .notify(tenantId, memberId, {
          id: one.id,
          kind: one.kind,
          conversationId,
          at: new Date(now).toISOString(),
          readAt: null,
          count: 1,
        })
        .catch(() => undefined);
    // Who has a window open sees it there.
    if (pace === 'count' || online.has(memberId)) continue;
    const words = pace === 'digest' ? deskDigest : deskWords[told.kind];
    if (ways.push)
      for (const target of targets)
        if (target.memberId === memberId)
          void toBrowser(target, { ...words, conversationId, kind: told.kind }, key, deps);
    if (ways.email) void byMail(tenantId, memberId, words, conversationId, key, deps);
  }
  if (isNew) await toChannels(tenantId, conversationId, told, key, deps);
}

async function toBrowser(
  target: TargetRow,
  data: Record<string, string>,
  key: TenantKey,
  deps: NotifyDeps,
): Promise<void> {
  if (target.failures >= failuresMax || deps.push.publicKey === null) return;
  try {
    const address = await key.open(target.addressSealed, targetPlace(target));
    const sent = await deps.push.send(JSON.parse(address) as PushRequest, data);
    if (sent === 'gone')
      await deps.notifications.dropTarget(target.tenantId, target.id, target.memberId);
    else if (target.failures > 0) await deps.notifications.failed(target.tenantId, target.id, null);
  } catch (error) {
    await deps.notifications
      .failed(target.tenantId, target.id, describeError(error).slice(0, 200))
      .catch(() => undefined);
  }
}

/** To the member's own address; nothing of the conversation is in it but where to look. */
async function byMail(
  tenantId: string,
  memberId: string,
  { title, text }: { title: string; text: string },
  conversationId: string,
  key: TenantKey,
  { members, mail, settings }: NotifyDeps,
): Promise<void> {
  if (!mail.isReady) return;
  try {
    const member = await members.get(tenantId, memberId);
    if (!member) return;
    const to = await key.open(member.emailSealed, {
      tenantId,
      table: 'member',
      column: 'email',
      row: memberId,
    });
    const link = `${settings.PUBLIC_ORIGIN ?? ''}/admin/inbox/${conversationId}`;
    await mail.send({ to, subject: title, text: `${text}\n\n${link}` });
  } catch (error) {
    console.error(JSON.stringify({ at: 'notify mail', error: describeError(error) }));
  }
}

async function toChannels(
  tenantId: string,
  conversationId: string,
  { kind }: Told,
  key: TenantKey,
  deps: NotifyDeps,
): Promise<void> {
  // What concerns one member is not for a room of many.
  if (kind === 'mention' || kind === 'assigned' || kind === 'reply') return;
  for (const target of await deps.notifications.targets(tenantId, null)) {
    if (target.failures >= failuresMax) continue;
    if (target.kinds.length > 0 && !target.kinds.includes(kind)) continue;
    void toChannel(target, kind, conversationId, key, deps);
  }
}

async function toChannel(
  target: TargetRow,
  kind: Told['kind'],
  conversationId: string,
  key: TenantKey,
  { outgoing, notifications, settings }: NotifyDeps,
): Promise<void> {
  try {
    const url = await key.open(target.addressSealed, targetPlace(target));
    const link = `${settings.PUBLIC_ORIGIN ?? ''}/admin/inbox/${conversationId}`;
    const answered = await outgoing.call({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${deskWords[kind].text} ${link}` }),
      timeoutMs: channelTimeoutMs,
      maxBytes: channelMaxBytes,
    });
    const isTaken = answered.ok && answered.status < 300;
    if (!isTaken || target.failures > 0)
      await notifications.failed(
        target.tenantId,
        target.id,
        isTaken ? null : answered.ok ? `status ${answered.status}` : answered.kind,
      );
  } catch (error) {
    console.error(JSON.stringify({ at: 'notify channel', error: describeError(error) }));
  }
}
