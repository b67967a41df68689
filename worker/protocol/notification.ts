/** What members are told of, where, and how they want it: frames of the live socket and bodies of routes/notifications. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';
import { ConversationId, NotificationTargetId } from '#protocol/ids';
import { Clock, Zone } from '#protocol/team';
import { plainText } from '#protocol/text';

export const notificationKinds = [
  'waiting',
  'overdue',
  'assigned',
  'mention',
  'reply',
  'callback-missed',
  'lead',
] as const;
export const NotificationKind = v.picklist(notificationKinds);
export type NotificationKind = v.InferOutput<typeof NotificationKind>;

/** Says where to look, never what was said. */
export const Notification = v.object({
  id: v.string(),
  kind: NotificationKind,
  conversationId: ConversationId,
  at: v.string(),
  readAt: v.nullable(v.string()),
  /** How many of the same kind this line stands for, when they came too fast to be told one by one. */
  count: v.number(),
});
export type Notification = v.InferOutput<typeof Notification>;
export const NotificationPage = v.object({
  notifications: v.array(Notification),
  /** Lines that are not read. */
  unread: v.number(),
  cursor: v.nullable(v.string()),
});
/** A place in the list: not read (0) or read (1), an instant, an id. */
export const NotificationFilter = v.strictObject({
  /** In the kind. */
  q: ListQuery.entries.q,
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[01]~\d{1,15}~[\w~]{1,80}$/))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '50',
  ),
});
export type NotificationFilter = v.InferOutput<typeof NotificationFilter>;
export type NotificationPage = v.InferOutput<typeof NotificationPage>;
/** Without ids: all. */
export const NotificationsRead = v.strictObject({
  ids: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(200))),
});

/** `webhook`: an address of one's own that takes `{ "text": … }`, as Slack's do. */
const Ways = v.strictObject({
  inApp: v.boolean(),
  push: v.boolean(),
  email: v.boolean(),
  webhook: v.optional(v.boolean(), false),
});
export type Ways = v.InferOutput<typeof Ways>;
/** Nothing rings, is pushed or mailed then; the list and the open window have it. `to` may be on the next day. */
export const QuietHours = v.pipe(
  v.strictObject({ from: Clock, to: Clock, zone: Zone }),
  v.check(({ from, to }) => from !== to, 'from and to are not the same'),
);
export type QuietHours = v.InferOutput<typeof QuietHours>;
export const NotificationPreferences = v.strictObject({
  quiet: v.optional(v.nullable(QuietHours)),
  waiting: v.optional(Ways),
  overdue: v.optional(Ways),
  assigned: v.optional(Ways),
  mention: v.optional(Ways),
  reply: v.optional(Ways),
  'callback-missed': v.optional(Ways),
  lead: v.optional(Ways),
});
export type NotificationPreferences = v.InferOutput<typeof NotificationPreferences>;

const Url = v.pipe(v.string(), v.maxLength(2_048), v.url('a URL'));
/** As a browser's `PushSubscription.toJSON()` says it. */
export const PushRequest = v.object({
  endpoint: v.pipe(Url, v.startsWith('https://')),
  expirationTime: v.optional(v.nullable(v.number()), null),
  keys: v.object({
    auth: v.pipe(v.string(), v.regex(/^[\w-]{16,64}=*$/)),
    p256dh: v.pipe(v.string(), v.regex(/^[\w-]{80,140}=*$/)),
  }),
});
export type PushRequest = v.InferOutput<typeof PushRequest>;
/** A channel of the company that takes `{ "text": … }`, as Slack's incoming webhooks do. */
export const ChannelRequest = v.strictObject({
  name: v.pipe(plainText(80), v.trim(), v.minLength(1)),
  url: Url,
  kinds: v.optional(v.array(NotificationKind), []),
});
export type ChannelRequest = v.InferOutput<typeof ChannelRequest>;
/** A webhook of one's own. */
export const OwnWebhookRequest = v.omit(ChannelRequest, ['kinds']);
export type OwnWebhookRequest = v.InferOutput<typeof OwnWebhookRequest>;
/** Without its address, which is a secret. */
export const NotificationTarget = v.object({
  id: NotificationTargetId,
  kind: v.picklist(['push', 'channel']),
  name: v.string(),
  kinds: v.array(v.string()),
  failures: v.number(),
  lastError: v.nullable(v.string()),
});
export type NotificationTarget = v.InferOutput<typeof NotificationTarget>;
export const NotificationTargets = v.object({ targets: v.array(NotificationTarget) });
export type NotificationTargets = v.InferOutput<typeof NotificationTargets>;
export const PushKey = v.object({ publicKey: v.nullable(v.string()) });
