/**
 * The admin's one way to the server: JSON over the session cookie. Every failure, also of the network, becomes an
 * `ApiProblem` with the code of the problems table, so that pages have one kind of error to show. A 401 tells the
 * session (onUnauthenticated). Used by pages through `resource.ts` and by `session.ts`.
 */
import type { ProblemCode } from '#protocol/problem';

const timeoutMs = 15_000;

export type ApiCode = ProblemCode | 'unreachable' | 'timeout' | 'unexpected-answer';

export class ApiProblem extends Error {
  readonly code: ApiCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(code: ApiCode, details: Partial<ApiProblem> = {}) {
    super(details.message ?? code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

let whenUnauthenticated: () => void = () => undefined;

export function onUnauthenticated(listener: () => void): void {
  whenUnauthenticated = listener;
}

let confirmIdentity: () => Promise<boolean> = () => Promise.resolve(false);

/** Asks who is there when the server wants it confirmed; the call is then made again. */
export function onStepUp(ask: () => Promise<boolean>): void {
  confirmIdentity = ask;
}

/** The answer's JSON, `undefined` for 204. Throws ApiProblem, or the AbortError of `signal`. */
export async function api<T>(path: string, call: Call = {}, isSecond = false): Promise<T> {
  const response = await send(path, call);
  const text = await textOf(response, call.signal);
  const json = parse(text);
  if (response.ok) {
    if (text !== '' && json === undefined) throw unexpected(response);
    return json as T;
  }
  const problem = toProblem(response, json);
  if (problem.code === 'unauthenticated') whenUnauthenticated();
  if (problem.code === 'step-up-required' && !isSecond && (await confirmIdentity()))
    return api<T>(path, call, true);
  throw problem;
}

/** An answer whose body is read by the caller, however long that takes; throws as `api` does. */
export async function stream(path: string, call: Call = {}, isSecond = false): Promise<Response> {
  const response = await send(path, call, null);
  if (response.ok) return response;
  const problem = toProblem(response, parse(await textOf(response, call.signal)));
  if (problem.code === 'unauthenticated') whenUnauthenticated();
  if (problem.code === 'step-up-required' && !isSecond && (await confirmIdentity()))
    return stream(path, call, true);
  throw problem;
}

async function send(
  path: string,
  { method = 'GET', query, body, signal }: Call,
  limitMs: number | null = timeoutMs,
) {
  const deadline = limitMs === null ? new AbortController().signal : AbortSignal.timeout(limitMs);
  try {
    return await fetch(path + search(query), {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(deadline.aborted ? 'timeout' : 'unreachable');
  }
}

/** An answer that breaks off is a failure of the network; one that was taken back is nobody's. */
async function textOf(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ApiProblem(isLate ? 'timeout' : 'unreachable');
  }
}

function search(query: Call['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  return parameters.size > 0 ? `?${parameters}` : '';
}

function toProblem(response: Response, json: unknown): ApiProblem {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isProblem || typeof json !== 'object' || json === null) return unexpected(response);
  const { code, title, detail, requestId, retryAfterSeconds } = json as Record<string, unknown>;
  const message = typeof detail === 'string' ? detail : title;
  return new ApiProblem(code as ApiCode, {
    message: typeof message === 'string' ? message : undefined,
    status: response.status,
    requestId: typeof requestId === 'string' ? requestId : null,
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
  });
}

const unexpected = (response: Response) =>
  new ApiProblem('unexpected-answer', {
    status: response.status,
    requestId: response.headers.get('x-request-id'),
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
