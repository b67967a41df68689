/** Hands events of a conversation to the lines of those webhooks that want them. Called by the conversation's outbox. */
import { isSubscribed, webhookEventOf } from '#core/webhook';
import type { WebhookLines, Webhooks } from '#ports/webhooks';
import type { ConversationEvent } from '#protocol/event';

export interface PublishDeps {
  webhooks: Webhooks;
  webhookLines: WebhookLines;
}

/** Whether anybody in the tenant listens at all. */
export async function hasListeners(tenantId: string, { webhooks }: PublishDeps): Promise<boolean> {
  return (await webhooks.known(tenantId)).some(({ enabled }) => enabled);
}

export async function publishEvents(
  tenantId: string,
  conversationId: string,
  events: ConversationEvent[],
  { webhooks, webhookLines }: PublishDeps,
): Promise<void> {
  const told = events.flatMap((event) => webhookEventOf(conversationId, event) ?? []);
  for (const webhook of await webhooks.known(tenantId)) {
    if (!webhook.enabled) continue;
    // An endpoint hears what happens from its making on, never the past of a long conversation.
    const wanted = told.filter(
      ({ type, timestamp }) =>
        isSubscribed(webhook.types, type) && Date.parse(timestamp) >= webhook.createdAt,
    );
    if (wanted.length > 0) await webhookLines.enqueue(tenantId, webhook.id, wanted);
  }
}
