/** Tools for tests: whole ones from little. */
import * as v from 'valibot';
import { PageLink } from '#durable-objects/conversation/page-link';
import type { Tab } from '#durable-objects/conversation/page-link';
import { system } from '#worker/adapters/system';
import { newTool } from '#core/tool/set-up';
import type { Tool } from '#core/tool/tool';
import type { Connect } from '#ports/integrations';
import { ToolDraft } from '#protocol/tool';

export function toolOf(draft: v.InferInput<typeof ToolDraft>): Tool {
  const made = newTool(v.parse(ToolDraft, { url: 'https://shop.example.com/tool', ...draft }));
  if (!made.ok) throw new Error(made.refusal.detail);
  return made.value.tool;
}

export const orderId = { type: 'string', 'x-entity': 'ORDER_ID' };

/** Reads one order; writes one; moves money. */
export const statusTool = toolOf({
  name: 'order_status',
  parameters: { type: 'object', required: ['order_id'], properties: { order_id: orderId } },
  triggers: { intents: ['ORDER_TRACKING'], asksFor: ['where is my order'] },
});
export const addressTool = toolOf({
  name: 'change_address',
  risk: 'write',
  parameters: {
    type: 'object',
    required: ['order_id', 'city', 'customer'],
    properties: {
      order_id: orderId,
      city: { type: 'string', maxLength: 40 },
      express: { type: 'boolean', default: false },
      customer: { type: 'string', 'x-identity': 'customer' },
    },
  },
  triggers: { intents: ['ORDER_MODIFICATION'], says: ['address', 'adresse'] },
});

export const connectionId = 'int_0000000000000000000001';
/** A connection that is open, whoever asks. */
export const connectTo =
  (baseUrl: string): Connect =>
  async (tenantId, id) => ({
    tenantId,
    connection: {
      id,
      type: 'rest',
      name: 'Shop',
      baseUrl,
      auth: { kind: 'bearer' },
      headers: {},
      testPath: '/',
      enabled: true,
    },
    secret: 'sesame-1',
    updatedAt: 1,
  });

type Act = 'answer' | 'failure' | 'silence';

/** A visitor's page with one function, that plays along. */
export function playingPage(
  name: string,
  act: (call: { key: string; arguments: unknown }) => Act,
): PageLink {
  const given = new Map<string, string>();
  const kept = {
    pageOf: (id: string) => given.get(id) ?? null,
    givePage: (id: string, to: string) => void given.set(id, to),
  };
  const tab: Tab = {
    page: { tab: 't1', tools: [name], active: true, at: 1 },
    call({ callId, key, arguments: args }) {
      const acted = act({ key, arguments: args });
      const said = acted === 'answer' ? { result: { done: true } } : { error: 'no' };
      if (acted !== 'silence')
        queueMicrotask(() => link.result(tab, { callId, ok: acted === 'answer', ...said }));
    },
  };
  const link = new PageLink(() => [tab], kept, system);
  return link;
}
