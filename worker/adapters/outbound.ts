/**
 * The only outgoing HTTP door. Redirects are never followed (a redirect may point inside), every call has a
 * deadline. For addresses that the operator has set (providers); none that a tenant enters may come here.
 */
export interface OutboundOptions {
  /** Whole-call limit in ms; streams set it to their own total limit. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export async function outbound(
  request: RequestInfo | URL,
  init: RequestInit | undefined,
  options: OutboundOptions,
): Promise<Response> {
  const signals = [AbortSignal.timeout(options.timeoutMs)];
  if (options.signal) signals.push(options.signal);
  const response = await fetch(request, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.any(signals),
  });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new Error(
      `the host answered with a redirect (${response.status}), which is not followed`,
    );
  }
  return response;
}
