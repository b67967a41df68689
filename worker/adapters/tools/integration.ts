/**
 * Tools that are endpoints of a connection: the mapping makes the request (core/integration/mapping), the connection proves itself
 * (adapters/connected), the mapping picks what is wanted of the answer. Implements ports/tool-adapter.
 */
import { hiddenStatus, isFault } from '#core/integration/fault';
import { at, mappedRequest, picked } from '#core/integration/mapping';
import { withoutSecret } from '#core/integration/connection';
import { toolLimits } from '#core/tool/tool';
import type { Connect, Connected, OpenConnection } from '#ports/integrations';
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';

const openFaults = {
  absent: 'the integration is gone',
  off: 'the integration is switched off',
  sealed: 'the secret belongs to another host',
} as const;

export function integrationAdapter(deps: { connect: Connect; connected: Connected }): ToolAdapter {
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
      const { method, url, headers, body } = request;
      const { secrets, ...answer } = await deps.connected.call(open, {
        method: method as 'GET',
        url,
        headers,
        ...(body === null ? {} : { body }),
        timeoutMs: call.timeoutMs,
        maxBytes: toolLimits.answerMaxBytes,
        accept: 'json',
        ...(call.signal ? { signal: call.signal } : {}),
      });
      // A refusal that is no JSON (a gateway's page) is a refusal all the same.
      if (!answer.ok && answer.kind === 'bad-body' && (answer.status ?? 0) >= 400)
        return { ok: true, status: answer.status ?? 0, headers: {}, text: '' };
      if (!answer.ok) return { ...answer, detail: withoutSecret(answer.detail, secrets) };
      return shaped({ ...answer, text: withoutSecret(answer.text, secrets) }, call);
    },
  };
}

/** Only good answers are picked from: of the others staff see what was said. */
function shaped(answer: AdapterAnswer & { ok: true }, { tool, arguments: given }: AdapterCall) {
  if (answer.status < 200 || answer.status > 299 || !tool.mapping || answer.text.trim() === '')
    return answer;
  try {
    const read: unknown = JSON.parse(answer.text);
    const { fault } = tool.mapping;
    const refused = fault === '' ? undefined : at(read, fault);
    if (isFault(refused))
      return {
        ...answer,
        status: hiddenStatus(refused),
        text: JSON.stringify({ errors: refused }),
      };
    return { ...answer, text: JSON.stringify(picked(read, tool.mapping, given)) };
  } catch {
    return {
      ok: false as const,
      kind: 'bad-body' as const,
      detail: 'not JSON',
      status: answer.status,
    };
  }
}
