/**
 * Tools that are functions of the page the visitor is on. Only a conversation reaches one (durable-objects/conversation/page-link); without
 * a conversation, as when staff try a tool by hand, there is no page. Implements ports/tool-adapter.
 */
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';

export const pageAdapter = (
  ask: ((call: AdapterCall) => Promise<AdapterAnswer>) | null,
): ToolAdapter => ({
  preview: ({ tool, key, arguments: given }) => ({
    method: 'page_call',
    url: `page:${tool.target ?? tool.name}`,
    headers: { 'idempotency-key': key },
    body: JSON.stringify(given),
  }),
  run: async (call) =>
    ask
      ? ask(call)
      : { ok: false, kind: 'no-page', detail: 'it runs in the page of a visitor, and only there' },
});
