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
import type { MemberRow, Members } from '#ports/members';
import type { Line, Notifications, TargetRow } from '#ports/notifications';
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
  const at = deps.system.now();
  const line = { id: `${conversationId}~${told.seq}`, kind: told.kind, conversationId, at };
  // Who had it already was told by a try that ended in the middle.
  const since = at - stormWindowMs;
  const recent = await deps.notifications.add(tenantId, ids, line, since);
  if (recent.size === 0) return;
  const isNew = [...recent].map(([memberId, before]) => ({
    memberId,
    pace: paceOf(before),
    ways: waysOf(told.kind, preferences.get(memberId) ?? {}, at),
  }));
  const tooMany = isNew.filter(({ pace }) => pace !== 'tell').map(({ memberId }) => memberId);
  const folded =
    tooMany.length > 0
      ? await deps.notifications.fold(tenantId, tooMany, line, since)
      : new Map<string, Line>();
  const shown = isNew
    .filter(({ ways }) => ways.inApp)
    .map(({ memberId }) => {
      const standing = { ...line, count: 1, ...folded.get(memberId) };
      const notification = { ...standing, at: new Date(standing.at).toISOString(), readAt: null };
      return { memberId, notification };
    });
  if (shown.length > 0) await deps.inbox.notify(tenantId, shown).catch(() => undefined);
  // Who has a window open sees it there.
  const away = isNew.filter(({ memberId, pace }) => pace !== 'count' && !online.has(memberId));
  const people = away.some(({ ways }) => ways.email) ? await mailable(tenantId, deps) : new Map();
  const deliveries = away.flatMap(({ memberId, pace, ways }) => {
    const words = pace === 'digest' ? deskDigest : deskWords[told.kind];
    const own = targets.filter((target) => target.memberId === memberId);
    const data = { ...words, conversationId, kind: told.kind };
    const person = people.get(memberId);
    return [
      ...own.flatMap((target) => {
        if (target.kind === 'push')
          return ways.push ? [() => toBrowser(target, data, key, deps)] : [];
        return ways.webhook ? [() => toChannel(target, words.text, conversationId, key, deps)] : [];
      }),
      ...(ways.email && person ? [() => byMail(person, words, conversationId, key, deps)] : []),
    ];
  });
  void inTurn([...deliveries, ...(await toChannels(tenantId, conversationId, told, key, deps))]);
}

/** So many at once: a company of many members is not many open connections. */
const atOnce = 10;

async function inTurn(deliveries: (() => Promise<void>)[]): Promise<void> {
  for (let from = 0; from < deliveries.length; from += atOnce)
    await Promise.all(deliveries.slice(from, from + atOnce).map((deliver) => deliver()));
}

async function mailable(
  tenantId: string,
  { mail, members }: NotifyDeps,
): Promise<Map<string, MemberRow>> {
  if (!mail.isReady) return new Map();
  return new Map((await members.list(tenantId)).map((one) => [one.id, one]));
}

const linkTo = (conversationId: string, { settings }: Pick<NotifyDeps, 'settings'>): string =>
  `${settings.PUBLIC_ORIGIN ?? ''}/admin/inbox?c=${conversationId}`;

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
  { id, tenantId, emailSealed }: MemberRow,
  { title, text }: { title: string; text: string },
  conversationId: string,
  key: TenantKey,
  deps: NotifyDeps,
): Promise<void> {
  try {
    const to = await key.open(emailSealed, { tenantId, table: 'member', column: 'email', row: id });
    const link = linkTo(conversationId, deps);
    await deps.mail.send({ to, subject: title, text: `${text}\n\n${link}` });
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
): Promise<(() => Promise<void>)[]> {
  // What concerns one member is not for a room of many.
  if (kind === 'mention' || kind === 'assigned' || kind === 'reply') return [];
  const rooms = await deps.notifications.targets(tenantId, null);
  return rooms
    .filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind))
    .map((room) => () => toChannel(room, deskWords[kind].text, conversationId, key, deps));
}

async function toChannel(
  target: TargetRow,
  text: string,
  conversationId: string,
  key: TenantKey,
  deps: NotifyDeps,
): Promise<void> {
  if (target.failures >= failuresMax) return;
  try {
    const url = await key.open(target.addressSealed, targetPlace(target));
    const answered = await deps.outgoing.call({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${text} ${linkTo(conversationId, deps)}` }),
      timeoutMs: channelTimeoutMs,
      maxBytes: channelMaxBytes,
    });
    const isTaken = answered.ok && answered.status < 300;
    if (!isTaken || target.failures > 0)
      await deps.notifications.failed(
        target.tenantId,
        target.id,
        isTaken ? null : answered.ok ? `status ${answered.status}` : answered.kind,
      );
  } catch (error) {
    console.error(JSON.stringify({ at: 'notify channel', error: describeError(error) }));
  }
}
