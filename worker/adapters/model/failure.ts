/** What a status, its headers and its body mean for the model chain. Used by the model adapters. */
import type { FailureKind } from '#core/model-chain';
import { ModelFailure } from '#ports/model';

export function statusFailure(
  status: number,
  headers: Pick<Headers, 'get'>,
  body: string,
): ModelFailure {
  return new ModelFailure(kindOf(status, body), `status ${status}`, {
    status,
    retryAfterMs: retryAfterMs(headers, Date.now()),
  });
}

function kindOf(status: number, body: string): FailureKind {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  // Azure's filter of questions answers 400.
  return /content_filter|ResponsibleAIPolicyViolation/.test(body) ? 'filtered' : 'refused';
}

/** `retry-after-ms` (OpenAI, Azure) or `Retry-After` in seconds or as a date (RFC 9110 10.2.3). */
export function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const exact = headers.get('retry-after-ms')?.trim();
  if (exact && /^\d+(\.\d+)?$/.test(exact)) return Math.ceil(Number(exact));
  const given = headers.get('retry-after')?.trim();
  if (!given) return undefined;
  if (/^\d+(\.\d+)?$/.test(given)) return Math.ceil(Number(given) * 1000);
  const at = Date.parse(given);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
