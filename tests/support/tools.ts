/** Tools for tests: whole ones from little. */
import * as v from 'valibot';
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
