/**
 * The only outgoing HTTP door. Redirects are never followed (a redirect may point inside), every call has a
 * deadline. For addresses that the operator has set (providers); none that a tenant enters may come here.
 */
export interface OutboundOptions {
  /** Whole-call limit in ms; streams set it to their own total limit. */
  timeoutMs: number;
  /** Who streams aborts it also when done: a timer that still waits keeps a Durable Object from going to sleep. */
  signal?: AbortSignal;
}

export async function outbound(
  request: RequestInfo | URL,
  init: RequestInit | undefined,
  options: OutboundOptions,
): Promise<Response> {
  const { signal, timeoutMs } = options;
  const stop = new AbortController();
  const timer = setTimeout(
    () => stop.abort(new DOMException('no answer in time', 'TimeoutError')),
    timeoutMs,
  );
  const onAbort = () => {
    clearTimeout(timer);
    stop.abort(signal?.reason);
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  let response: Response;
  try {
    response = await fetch(request, { ...init, redirect: 'manual', signal: stop.signal });
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
  if (response.status >= 300 && response.status < 400) {
    clearTimeout(timer);
    await response.body?.cancel();
    throw new Error(
      `the host answered with a redirect (${response.status}), which is not followed`,
    );
  }
  return response;
}
