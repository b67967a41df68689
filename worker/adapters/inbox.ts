/** The `Inbox` port: one object a tenant. Its name comes from the member's session or the conversation's own state. */
import { describeError } from '#core/describe-error';
import { refuse } from '#core/result';
import { windowHeader } from '#durable-objects/inbox/desk';
import type { InboxObject } from '#durable-objects/inbox/inbox-object';
import type { Inbox } from '#ports/inbox';
import type { InboxSummary } from '#protocol/inbox';
import type { Refusal } from '#protocol/problem';

export function inbox(namespace: DurableObjectNamespace<InboxObject>): Inbox {
  const object = (tenantId: string) => namespace.getByName(tenantId);
  return {
    changed: async (tenantId, summary) => await object(tenantId).changed(tenantId, summary),
    recent: async (tenantId, memberId, filter, listed) =>
      (await object(tenantId).recent(memberId, filter, listed)) as InboxSummary[],
    online: async (tenantId) => new Set(await object(tenantId).online()),
    seenAt: async (tenantId, memberId) => await object(tenantId).seenAt(memberId),
    waits: async (tenantId, conversationId, isVip) =>
      await object(tenantId).waits(tenantId, conversationId, isVip),
    notify: async (tenantId, told) => await object(tenantId).notify(told),
    visitorTypes: async (tenantId, conversationId, on) =>
      await object(tenantId).visitorTypes(conversationId, on),
    async socket(window) {
      try {
        // Built here: nothing of the client's request reaches the object. Names may hold any letter, headers may not.
        const response = await object(window.tenantId).fetch('https://inbox/socket', {
          headers: {
            upgrade: 'websocket',
            [windowHeader]: encodeURIComponent(JSON.stringify(window)),
          },
        });
        if (response.webSocket) return { ok: true, value: response };
        const { refusal } = (await response.json()) as { refusal: Refusal };
        return { ok: false, refusal };
      } catch (error) {
        console.error(JSON.stringify({ at: 'inbox object', error: describeError(error) }));
        return refuse('unavailable', undefined, { retryAfterSeconds: 1 });
      }
    },
  };
}
