/**
 * Tools that are endpoints of a connection: the mapping makes the request (core/integration/mapping), the connection proves itself
 * (adapters/connected), the mapping picks what is wanted of the answer. Implements ports/tool-adapter.
 */
import { hiddenStatus, isFault } from '#core/integration/fault';
import { at, mappedRequest, picked } from '#core/integration/mapping';
import { withoutSecret } from '#core/integration/connection';
import { lateOf } from '#core/tool/late';
import { readJson } from '#core/tool/read-json';
import { originOf } from '#core/tool/request';
import type { ToolRequest } from '#core/tool/request';
import { toolLimits } from '#core/tool/tool';
import type { Connect, Connected, OpenConnection } from '#ports/integrations';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';
import type { WebhookSigner } from '#ports/webhook-signer';

const openFaults = {
  absent: 'the integration is gone',
  off: 'the integration is switched off',
  sealed: 'the secret belongs to another host',
} as const;

export function integrationAdapter(deps: {
  connect: Connect;
  connected: Connected;
  signer: WebhookSigner;
  system: Pick<System, 'now'>;
}): ToolAdapter {
  const requestOf = (call: AdapterCall, open: OpenConnection) =>
    call.tool.mapping
      ? mappedRequest(call.tool, call.tool.mapping, open.connection.baseUrl, call.arguments, call)
      : { fault: 'the tool has no mapping' };
  return {
    async preview(call) {
      const open = await deps.connect(call.tenantId, call.tool.mapping?.id ?? '');
      const request = typeof open === 'string' ? null : requestOf(call, open);
      return request && !('fault' in request) ? request : null;
    },
    async run(call) {
      const open = await deps.connect(call.tenantId, call.tool.mapping?.id ?? '');
      if (typeof open === 'string') return { ok: false, kind: 'request', detail: openFaults[open] };
      const request = requestOf(call, open);
      if ('fault' in request) return { ok: false, kind: 'request', detail: request.fault };
      const answer = await ask(call, open, request, call.key);
      if (!answer.ok) return answer;
      // A connection is asked: it has no address that could call back.
      const place = { url: open.connection.baseUrl, slow: false };
      const late = lateOf(place, answer.status, answer.headers);
      return late ? { ...answer, late } : shaped(answer, call);
    },
    async poll(call, url) {
      const open = await deps.connect(call.tenantId, call.tool.mapping?.id ?? '');
      if (typeof open === 'string') return { ok: false, kind: 'request', detail: openFaults[open] };
      if (originOf(url) !== originOf(open.connection.baseUrl))
        return { ok: false, kind: 'changed', detail: 'the connection has another host now' };
      const headers = { accept: 'application/json' };
      const request = { method: 'GET', url, headers, body: null };
      // Each question for the end is a message of its own.
      const answer = await ask(call, open, request, `${call.key}-poll-${deps.system.now()}`);
      return answer.ok ? shaped(answer, call) : answer;
    },
  };

  async function ask(
    call: AdapterCall,
    open: OpenConnection,
    { method, url, headers, body }: ToolRequest,
    id: string,
  ): Promise<AdapterAnswer> {
    // A vendor knows nothing of it; a company's own system can tell by it that the call is ours.
    const signed = deps.signer.sign(call.signingSecrets, id, deps.system.now(), body ?? '');
    const { secrets, ...answer } = await deps.connected.call(open, {
      method: method as 'GET',
      url,
      headers: { ...headers, ...signed },
      ...(body === null ? {} : { body }),
      timeoutMs: call.timeoutMs,
      maxBytes: toolLimits.answerMaxBytes,
      accept: 'json',
      ...(call.signal ? { signal: call.signal } : {}),
    });
    return answer.ok
      ? { ...answer, text: withoutSecret(answer.text, secrets) }
      : { ...answer, detail: withoutSecret(answer.detail, secrets) };
  }
}

/** Only good answers are picked from: of the others staff see what was said. */
function shaped(answer: AdapterAnswer & { ok: true }, { tool, arguments: given }: AdapterCall) {
  if (answer.status < 200 || answer.status > 299 || !tool.mapping || answer.text.trim() === '')
    return answer;
  const { status } = answer;
  const read = readJson(answer.text);
  if (!read) return { ok: false as const, kind: 'bad-body' as const, detail: 'not JSON', status };
  const { fault } = tool.mapping;
  const refused = fault === '' ? undefined : at(read.value, fault);
  if (isFault(refused))
    return { ...answer, status: hiddenStatus(refused), text: JSON.stringify({ errors: refused }) };
  return { ...answer, text: JSON.stringify(picked(read.value, tool.mapping, given)) };
}
