/**
 * The only outgoing HTTP door. Redirects are never followed (a redirect may point inside), every call has a
 * deadline. For addresses that the operator has set (providers); what a tenant enters goes through adapters/outgoing,
 * which checks the address first.
 */
export class RedirectRefused extends Error {
  override name = 'RedirectRefused';
  readonly status: number;

  constructor(status: number) {
    super(`the host answered with a redirect (${status}), which is not followed`);
    this.status = status;
  }
}

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
    throw new RedirectRefused(response.status);
  }
  return response;
}
