/**
 * The mapping editor's try of an endpoint: the request that would be made, and what the mapping makes of an answer, which is a pasted
 * sample or, for a reading, a real one. Nothing is stored, no secret is shown, and a write is never made to try it. Used by
 * routes/integrations.
 */
import { withoutSecret } from '#core/integration/connection';
import { faultWords, hiddenStatus, isFault } from '#core/integration/fault';
import { fieldsOf, rootsOf } from '#core/integration/fields';
import { at, mappedRequest, mappingFault, picked } from '#core/integration/mapping';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { readJson } from '#core/tool/read-json';
import type { TestIntegrationDeps } from '#flows/test-integration';
import type { OpenConnection } from '#ports/integrations';
import type { EndpointPreview, EndpointPreviewAnswer } from '#protocol/integration';

const timeoutMs = 10_000;
const maxBytes = 262_144;
const shownMax = 20_000;

export async function previewEndpoint(
  tenantId: string,
  id: string,
  { method, mapping, arguments: given, sample }: EndpointPreview,
  deps: TestIntegrationDeps,
): Promise<Result<EndpointPreviewAnswer>> {
  const open = await deps.connect(tenantId, id);
  if (open === 'absent') return refuse('not-found');
  if (typeof open === 'string')
    return refuse(
      'invalid-request',
      open === 'off' ? 'it is switched off' : 'enter the secret again',
    );
  const whole = { ...mapping, id };
  const fault = mappingFault(whole, Object.keys(given));
  if (fault) return refuse('invalid-request', `mapping: ${fault}`);
  const request = mappedRequest(
    { method, headers: {}, name: 'preview' },
    whole,
    open.connection.baseUrl,
    given,
    {
      key: 'preview',
      conversationId: null,
    },
  );
  if ('fault' in request) return refuse('invalid-request', request.fault);
  const shown = { method: request.method, url: request.url, body: request.body };
  if (sample === undefined && method !== 'GET')
    return refuse('invalid-request', 'sample: paste an answer; a write is not made to try it');
  const answered =
    sample === undefined
      ? await called(open, request, deps)
      : { text: sample, httpStatus: null, latencyMs: 0, detail: '' };
  const { text, ...rest } = answered;
  const read = readJson(text);
  if (!read)
    return sample === undefined
      ? ok({
          request: shown,
          ...rest,
          answer: text.slice(0, shownMax),
          roots: [],
          fields: [],
          result: null,
          detail: rest.detail || 'the answer is no JSON',
        })
      : refuse('invalid-request', 'sample: no JSON');
  const refused = whole.fault === '' ? undefined : at(read.value, whole.fault);
  return ok({
    request: shown,
    ...rest,
    ...(isFault(refused) ? { detail: faultWords(hiddenStatus(refused), { errors: refused }) } : {}),
    answer: text.slice(0, shownMax),
    roots: rootsOf(read.value),
    fields: fieldsOf(read.value, whole.root),
    result: picked(read.value, whole, given),
  });
}

async function called(
  open: OpenConnection,
  request: { url: string; headers: Record<string, string> },
  deps: TestIntegrationDeps,
): Promise<{ text: string; httpStatus: number | null; latencyMs: number; detail: string }> {
  const { secrets, ...answer } = await deps.connected.call(open, {
    url: request.url,
    method: 'GET',
    headers: { ...request.headers, accept: 'application/json' },
    timeoutMs,
    maxBytes,
    accept: 'text',
  });
  const { latencyMs } = answer;
  return answer.ok
    ? {
        text: withoutSecret(answer.text, secrets),
        httpStatus: answer.status,
        latencyMs,
        detail: '',
      }
    : {
        text: '',
        httpStatus: answer.status ?? null,
        latencyMs,
        detail: withoutSecret(answer.detail, secrets),
      };
}
