/** What members are told of, where, and how they want it: frames of the live socket and bodies of routes/notifications. */
import * as v from 'valibot';
import { ConversationId, NotificationTargetId } from '#protocol/ids';
import { plainText } from '#protocol/text';

export const notificationKinds = [
  'waiting',
  'overdue',
  'assigned',
  'mention',
  'reply',
  'callback-missed',
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
  /** Of the same kind, when they came too fast to be told one by one. */
  count: v.number(),
});
export type Notification = v.InferOutput<typeof Notification>;
export const NotificationPage = v.object({
  notifications: v.array(Notification),
  unread: v.number(),
});
export type NotificationPage = v.InferOutput<typeof NotificationPage>;
/** Without ids: all. */
export const NotificationsRead = v.strictObject({
  ids: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(200))),
});

const Ways = v.strictObject({ inApp: v.boolean(), push: v.boolean(), email: v.boolean() });
export type Ways = v.InferOutput<typeof Ways>;
export const NotificationPreferences = v.strictObject({
  waiting: v.optional(Ways),
  overdue: v.optional(Ways),
  assigned: v.optional(Ways),
  mention: v.optional(Ways),
  reply: v.optional(Ways),
  'callback-missed': v.optional(Ways),
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
export const PushKey = v.object({ publicKey: v.nullable(v.string()) });
