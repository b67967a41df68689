/** The `WebhookLines` port: one object an endpoint. */
import type { WebhookObject } from '#durable-objects/webhook/webhook-object';
import type { WebhookLines } from '#ports/webhooks';

export function webhookLines(namespace: DurableObjectNamespace<WebhookObject>): WebhookLines {
  const object = (tenantId: string, webhookId: string) =>
    namespace.getByName(`${tenantId}/${webhookId}`);
  return {
    enqueue: async (tenantId, webhookId, events) =>
      await object(tenantId, webhookId).enqueue({ tenantId, webhookId }, events),
    page: async (tenantId, webhookId, filter) => await object(tenantId, webhookId).page(filter),
    replay: async (tenantId, webhookId, id) => await object(tenantId, webhookId).replay(id),
    clear: async (tenantId, webhookId) => await object(tenantId, webhookId).clear(),
  };
}
