/** Outgoing webhooks: the endpoints of a tenant (store/webhooks) and the line of deliveries to each (adapters/webhook-lines). */
import type { WebhookEvent } from '#core/webhook';
import type { DeliveryFilter, DeliveryPage } from '#protocol/webhook';

export interface StoredWebhook {
  tenantId: string;
  id: string;
  url: string;
  types: string[];
  description: string;
  includesContactData: boolean;
  enabled: boolean;
  disabledBecause: 'gone' | 'host-changed' | null;
  secretSealed: string;
  oldSecretSealed: string | null;
  /** Epoch ms. */
  oldSecretUntil: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface Webhooks {
  all(tenantId: string): Promise<StoredWebhook[]>;
  /** As `all`, from memory for a few seconds: asked after every delivery of a conversation's log. */
  known(tenantId: string): Promise<StoredWebhook[]>;
  get(tenantId: string, id: string): Promise<StoredWebhook | null>;
  add(webhook: StoredWebhook): Promise<void>;
  /** False when somebody changed it after `seen` (its `updatedAt`): then nothing is written. */
  save(webhook: StoredWebhook, seen: number): Promise<boolean>;
  /** False when there is none. */
  remove(tenantId: string, id: string): Promise<boolean>;
}

/** One endpoint's deliveries: a Durable Object each, so that a bad receiver delays nobody else's. */
export interface WebhookLines {
  /** Those it has already are left alone. */
  enqueue(tenantId: string, webhookId: string, events: WebhookEvent[]): Promise<void>;
  page(tenantId: string, webhookId: string, filter: DeliveryFilter): Promise<DeliveryPage>;
  /** One delivery, or all parked ones: tried again from the start. Answers how many. */
  replay(tenantId: string, webhookId: string, id?: string): Promise<number>;
  /** Forgets everything. */
  clear(tenantId: string, webhookId: string): Promise<void>;
}
