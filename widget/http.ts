/** The widget's only `fetch`: no cookies, no referrer, null-prototype options (a page may have put a
 * `cache` or `mode` on Object.prototype), a deadline, and problems instead of exceptions. */
import { number, parseJson, text } from '#widget/parse';

export interface Answer {
  /** 0: no answer arrived. */
  status: number;
  body: unknown;
  /** Problem code of a refusal. */
  code: string;
  retryAfterMs?: number;
}

const send = fetch;

export const bare = <T extends object>(from: T): T => Object.assign(Object.create(null), from);

export function request(
  url: string,
  token: string | undefined,
  body: unknown,
  more: { accept?: string; signal?: AbortSignal } = {},
): Promise<Response> {
  const headers: Record<string, string> = bare({ accept: more.accept ?? 'application/json' });
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  return send.call(
    window,
    url,
    bare({
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'omit',
      referrerPolicy: 'origin',
      signal: more.signal,
    } as RequestInit),
  );
}

export async function refusal(response: Response): Promise<Answer> {
  const body = parseJson(await response.text());
  const after = Number(response.headers.get('retry-after')) || number(body, 'retryAfterSeconds');
  return {
    status: response.status,
    body,
    code: response.ok ? '' : (text(body, 'code') ?? 'internal'),
    retryAfterMs: after ? after * 1000 : undefined,
  };
}

/** JSON in, JSON out. */
export async function ask(
  url: string,
  token?: string,
  body?: unknown,
  timeoutMs = 15_000,
): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    return await refusal(await request(url, token, body, { signal: stop.signal }));
  } catch {
    return { status: 0, body: null, code: 'unavailable' };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads `data:` fields of a `text/event-stream` answer (WHATWG HTML, server-sent events). */
export async function readStream(
  response: Response,
  onData: (data: unknown, characters: number) => void,
): Promise<void> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, bare({ stream: true }));
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data) onData(parseJson(data), data.length);
        data = '';
      } else if (line.startsWith('data:')) data += (data && '\n') + line.slice(5).trimStart();
      else if (line[0] === ':') onData(null, 0);
    }
  }
}
