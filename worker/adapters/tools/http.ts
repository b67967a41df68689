/**
 * Tools behind a URL: a tenant's own endpoint, or a webhook of n8n. Every call is signed by Standard Webhooks and carries its
 * idempotency key; what goes out passes the guard of adapters/outgoing. Implements ports/tool-adapter.
 */
import { toolLimits } from '#core/tool/tool';
import { lateLimits, lateOf } from '#core/tool/late';
import { toolRequest } from '#core/tool/request';
import type { ToolRequest } from '#core/tool/request';
import type { Callbacks } from '#ports/callbacks';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { ConversationId, TenantId, ToolCallId } from '#protocol/ids';

export function httpAdapter(deps: {
  outgoing: Outgoing;
  signer: WebhookSigner;
  system: Pick<System, 'now'>;
  callbacks: Pick<Callbacks, 'urlOf'>;
}): ToolAdapter {
  const requestOf = (call: AdapterCall) => toolRequest(call.tool, call.arguments, call);
  return {
    preview(call) {
      const request = requestOf(call);
      return 'fault' in request ? null : request;
    },
    async run(call) {
      const request = requestOf(call);
      if ('fault' in request) return { ok: false, kind: 'request', detail: request.fault };
      const callback = call.tool.slow ? await callbackOf(call) : null;
      const headers = { ...request.headers, ...(callback ? { 'parley-callback': callback } : {}) };
      const answer = await ask(call, { ...request, headers }, call.key);
      const late = answer.ok ? lateOf(call.tool, answer.status, answer.headers) : null;
      return late ? { ...answer, late } : answer;
    },
    poll: (call, url) =>
      ask(
        call,
        {
          method: 'GET',
          url,
          headers: {
            accept: 'application/json',
            'user-agent': 'Parley',
            'parley-tool': call.tool.name,
          },
          body: null,
        },
        `${call.key}-poll`,
      ),
  };

  function ask(call: AdapterCall, request: ToolRequest, id: string): Promise<AdapterAnswer> {
    const { method, url, headers, body } = request;
    return deps.outgoing.call({
      method: method as 'GET',
      url,
      headers: {
        ...headers,
        ...deps.signer.sign(call.signingSecrets, id, deps.system.now(), body ?? ''),
        ...(call.credential
          ? { [call.credential.header.toLowerCase()]: call.credential.value }
          : {}),
      },
      ...(body === null ? {} : { body }),
      timeoutMs: call.timeoutMs,
      maxBytes: toolLimits.answerMaxBytes,
      accept: 'json',
      ...(call.signal ? { signal: call.signal } : {}),
    });
  }

  /** Only a conversation can take a report. */
  async function callbackOf({ id, tenantId, conversationId, tool }: AdapterCall) {
    if (conversationId === null) return null;
    const endsAt = deps.system.now() + (tool.lateHours + 1) * lateLimits.hourMs;
    return deps.callbacks.urlOf(
      {
        tenantId: tenantId as TenantId,
        conversationId: conversationId as ConversationId,
        callId: id as ToolCallId,
        tool: tool.name,
      },
      endsAt,
    );
  }
}
