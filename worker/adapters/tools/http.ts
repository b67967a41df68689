/**
 * Tools behind a URL: a tenant's own endpoint, or a webhook of n8n. Every call is signed by Standard Webhooks and carries its
 * idempotency key; what goes out passes the guard of adapters/outgoing. Implements ports/tool-adapter.
 */
import { toolLimits } from '#core/tool/tool';
import { toolRequest } from '#core/tool/request';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type { AdapterCall, ToolAdapter } from '#ports/tool-adapter';
import type { WebhookSigner } from '#ports/webhook-signer';

export function httpAdapter(deps: {
  outgoing: Outgoing;
  signer: WebhookSigner;
  system: Pick<System, 'now'>;
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
      const { method, url, headers, body } = request;
      return deps.outgoing.call({
        method: method as 'GET',
        url,
        headers: {
          ...headers,
          ...deps.signer.sign(call.signingSecrets, call.key, deps.system.now(), body ?? ''),
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
    },
  };
}
