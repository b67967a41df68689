/**
 * HTTP to tenant-entered addresses: core/outgoing-url decides, the names are looked up where a resolver is configured, the door is
 * adapters/outbound. The answer is read up to its cap, counted after decompression, and never beyond its time.
 */
import { isPublicAddress, nameToResolve, outgoingUrl } from '#core/outgoing-url';
import type { OutgoingPolicy } from '#core/outgoing-url';
import type { Result } from '#core/result';
import { refuse } from '#core/result';
import { RedirectRefused, outbound } from '#worker/adapters/outbound';
import type { Outgoing, OutgoingAnswer, OutgoingCall, OutgoingFailure } from '#ports/outgoing';

/** How long a look-up may take: a part of its call's time. */
interface Within {
  timeoutMs: number;
  signal?: AbortSignal;
}

/** DNS-over-HTTPS: a look-up answers within milliseconds or is not worth waiting for. */
const resolveTimeoutMs = 3_000;
/** A name whose owner wants to change its address in between is looked at again after this. */
const resolvedForMs = 10_000;
const resolvedMax = 1_000;
const dnsBytes = 16_384;

export function outgoing(policy: OutgoingPolicy, resolverUrl: string): Outgoing {
  const isPublicName = publicNames(resolverUrl);
  const check = async (text: string, within: Within): Promise<Result<string>> => {
    const url = outgoingUrl(text, policy);
    if (!url.ok) return url;
    const name = resolverUrl === '' ? null : nameToResolve(url.value, policy);
    if (name !== null && !(await isPublicName(name, within)))
      return refuse('invalid-request', 'the URL leads to a host without a public address');
    return url;
  };
  return {
    check: (text) => check(text, { timeoutMs: resolveTimeoutMs }),
    async call(call) {
      const begunAt = Date.now();
      const end = (failure: Pick<OutgoingFailure, 'kind' | 'detail' | 'status'>) => ({
        ...failure,
        ok: false as const,
        latencyMs: Date.now() - begunAt,
      });
      const { signal, timeoutMs } = call;
      const lookUpMs = Math.min(timeoutMs, resolveTimeoutMs);
      const url = await check(call.url, { timeoutMs: lookUpMs, ...(signal ? { signal } : {}) });
      const leftMs = begunAt + timeoutMs - Date.now();
      if (signal?.aborted) return end({ kind: 'aborted', detail: 'stopped' });
      // A timer may be a millisecond early.
      if (leftMs <= 1) return end({ kind: 'timeout', detail: 'the name was not found in time' });
      if (!url.ok) return end({ kind: 'refused-url', detail: url.refusal.detail ?? '' });
      const done = new AbortController();
      const onAbort = () => done.abort(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        const answer = await ask({ ...call, url: url.value, timeoutMs: leftMs }, done.signal);
        return { ...answer, latencyMs: Date.now() - begunAt };
      } catch (error) {
        return end(failureOf(error, signal));
      } finally {
        // Ends the deadline's timer, and the stream of an answer that was not read to its end.
        done.abort();
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}

class BadAnswer extends Error {
  readonly kind: OutgoingFailure['kind'];
  readonly status: number;

  constructor(kind: OutgoingFailure['kind'], message: string, status: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

async function ask(
  call: OutgoingCall,
  signal: AbortSignal,
): Promise<Omit<OutgoingAnswer, 'latencyMs'>> {
  const { url, method, headers, body, timeoutMs } = call;
  const response = await outbound(
    url,
    { method, headers, ...(body === undefined ? {} : { body }) },
    { timeoutMs, signal },
  );
  const { status } = response;
  const contentType = response.headers.get('content-type') ?? '';
  const isEmpty = response.body === null || status === 204;
  if (!isEmpty && call.accept !== undefined && !accepted[call.accept].test(contentType))
    throw new BadAnswer('bad-body', `content type ${contentType || 'missing'}`, status);
  const bytes = response.body ? await read(response.body, call.maxBytes, status) : new Uint8Array();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new BadAnswer('bad-body', 'not UTF-8', status);
  }
  return { ok: true, status, headers: Object.fromEntries(response.headers), text };
}

const accepted = { json: /^application\/(?:[\w.-]+\+)?json\b/i, text: /^text\/|\bjson\b|\bxml\b/i };

async function read(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  status: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BadAnswer('too-large', `over ${maxBytes} bytes`, status);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function failureOf(
  error: unknown,
  signal: AbortSignal | undefined,
): Pick<OutgoingFailure, 'kind' | 'detail' | 'status'> {
  if (error instanceof BadAnswer)
    return { kind: error.kind, detail: error.message, status: error.status };
  if (error instanceof RedirectRefused)
    return { kind: 'redirect', detail: error.message, status: error.status };
  if (signal?.aborted) return { kind: 'aborted', detail: 'stopped' };
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { kind: 'timeout', detail: error.message };
  return { kind: 'unreachable', detail: error instanceof Error ? error.message.slice(0, 200) : '' };
}

/**
 * Every address of the name must be public; no answer is no leave, or a name server could answer us late and the real call in
 * time. Values are kept per isolate, never promises.
 */
function publicNames(resolverUrl: string): (name: string, within: Within) => Promise<boolean> {
  const known = new Map<string, { isPublic: boolean; until: number }>();
  return async (name, within) => {
    const seen = known.get(name);
    if (seen && seen.until > Date.now()) return seen.isPublic;
    const [four, six] = await Promise.all([
      addresses(resolverUrl, name, 'A', within),
      addresses(resolverUrl, name, 'AAAA', within),
    ]);
    // Not kept: another call may have more time.
    if (!four || !six) return false;
    const all = [...four, ...six];
    const isPublic = all.length > 0 && all.every(isPublicAddress);
    if (known.size >= resolvedMax) known.clear();
    known.set(name, { isPublic, until: Date.now() + resolvedForMs });
    return isPublic;
  };
}

/** Null when the resolver gave no usable answer. */
async function addresses(
  resolverUrl: string,
  name: string,
  type: 'A' | 'AAAA',
  { timeoutMs, signal }: Within,
): Promise<string[] | null> {
  const query = new URL(resolverUrl);
  query.searchParams.set('name', name);
  query.searchParams.set('type', type);
  const done = new AbortController();
  const onAbort = () => done.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const response = await outbound(
      query,
      { headers: { accept: 'application/dns-json' } },
      { timeoutMs, signal: done.signal },
    );
    if (!response.ok || !response.body) return null;
    const bytes = await read(response.body, dnsBytes, response.status);
    const answer = JSON.parse(new TextDecoder().decode(bytes)) as {
      Answer?: { type?: number; data?: unknown }[];
    };
    const wanted = type === 'A' ? 1 : 28;
    return (answer.Answer ?? []).flatMap((record) =>
      record.type === wanted && typeof record.data === 'string' ? [record.data] : [],
    );
  } catch {
    return null;
  } finally {
    done.abort();
    signal?.removeEventListener('abort', onAbort);
  }
}
