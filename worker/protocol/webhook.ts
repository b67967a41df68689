/** Outgoing webhooks as staff set them up, and what became of each delivery. */
import * as v from 'valibot';
import { plainText } from '#protocol/text';
import { limits } from '#protocol/limits';

/** What can be subscribed to; `conversation.*` takes a whole family, `*` everything. */
export const webhookTypes = [
  'conversation.started',
  'conversation.identified',
  'conversation.assigned',
  'conversation.ended',
  'message.created',
  'escalation.requested',
  'escalation.accepted',
  'escalation.queued',
  'escalation.ended',
  'callback.promised',
  'ticket.created',
  'ticket.updated',
  'lead.captured',
  'feedback.given',
  'tool.called',
  'usage.recorded',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

const families = [...new Set(webhookTypes.map((type) => `${type.split('.')[0]}.*`))];
export const WebhookPattern = v.picklist([...webhookTypes, ...families, '*']);

const url = v.pipe(v.string(), v.trim(), v.maxLength(limits.urlMaxCharacters));
const types = v.pipe(v.array(WebhookPattern), v.minLength(1), v.maxLength(40));

export const WebhookDraft = v.strictObject({
  url,
  types,
  description: v.optional(plainText(200), ''),
  /** Whether contact data of leads is sent along; otherwise only their ids. */
  includesContactData: v.optional(v.boolean(), false),
});
export type WebhookDraft = v.InferOutput<typeof WebhookDraft>;

export const WebhookChange = v.pipe(
  v.strictObject({
    url: v.optional(url),
    types: v.optional(types),
    description: v.optional(plainText(200)),
    includesContactData: v.optional(v.boolean()),
    enabled: v.optional(v.boolean()),
  }),
  v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
);
export type WebhookChange = v.InferOutput<typeof WebhookChange>;

export const Webhook = v.object({
  id: v.string(),
  url: v.string(),
  types: v.array(v.string()),
  description: v.string(),
  includesContactData: v.boolean(),
  enabled: v.boolean(),
  /** Why it was switched off by itself, if it was. */
  disabledBecause: v.nullable(v.picklist(['gone', 'host-changed'])),
  /** Until then deliveries carry a signature of the old secret, too. */
  rotatingUntil: v.nullable(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Webhook = v.InferOutput<typeof Webhook>;

/** Shown once, at the making and after each rotation. */
export const WebhookWithSecret = v.object({ ...Webhook.entries, secret: v.string() });
export type WebhookWithSecret = v.InferOutput<typeof WebhookWithSecret>;

export const DeliveryStatus = v.picklist(['waiting', 'delivered', 'parked']);
export type DeliveryStatus = v.InferOutput<typeof DeliveryStatus>;

export const Delivery = v.object({
  /** The `webhook-id` of every try. */
  id: v.string(),
  type: v.string(),
  status: DeliveryStatus,
  attempts: v.number(),
  /** What the last try ended with: a status of HTTP, or a kind of failure. */
  lastResult: v.nullable(v.string()),
  lastAt: v.nullable(v.string()),
  nextAt: v.nullable(v.string()),
  createdAt: v.string(),
});
export type Delivery = v.InferOutput<typeof Delivery>;

export const DeliveryPage = v.object({
  deliveries: v.array(Delivery),
  cursor: v.nullable(v.string()),
  waiting: v.number(),
  parked: v.number(),
});
export type DeliveryPage = v.InferOutput<typeof DeliveryPage>;

export const deliveryPageMax = 100;

/** Newest first. */
export const DeliveryFilter = v.strictObject({
  status: v.optional(DeliveryStatus),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(deliveryPageMax),
    ),
    '50',
  ),
});
export type DeliveryFilter = v.InferOutput<typeof DeliveryFilter>;

/** One delivery, or every parked one. */
export const ReplayRequest = v.strictObject({ id: v.optional(v.string()) });
