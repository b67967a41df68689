/**
 * The HTTP request of a tool call: placeholders of the URL's path and query are filled, what is left goes into the query or the JSON
 * body. A value can never change the host or climb in the path. Pure; used by adapters/tools.
 */
import type { Tool } from '#core/tool/tool';

export interface ToolRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface RequestFault {
  fault: string;
}

/** Scheme, host and port as they are written; what a credential is bound to. */
export const originOf = (url: string): string =>
  /^https?:\/\/[^/?#\\]+/i.exec(url)?.[0].toLowerCase() ?? '';

const placeholder = /\{([A-Za-z][A-Za-z0-9_]{0,63})\}/g;

/** Why a URL template is refused, or null. Whether its host may be contacted is core/outgoing-url's. */
export function templateFault(url: string, parameters: string[]): string | null {
  const origin = originOf(url);
  if (origin.includes('{')) return 'the host of the URL must not hold a placeholder';
  const unknown = [...url.matchAll(placeholder)].find(
    ([, name = '']) => !parameters.includes(name),
  );
  return unknown ? `the URL names {${unknown[1]}}, which is no parameter` : null;
}

/** A URL to check when the tool is saved: its placeholders filled with a letter. */
export const sampleUrl = (url: string): string => url.replace(placeholder, 'a');

export function toolRequest(
  tool: Pick<Tool, 'url' | 'method' | 'headers' | 'name'>,
  given: Record<string, unknown>,
  context: { key: string; conversationId: string | null },
): ToolRequest | RequestFault {
  if (tool.url === null) return { fault: 'the tool has no URL' };
  const used = new Set<string>();
  let fault: string | null = null;
  let url = tool.url.replace(placeholder, (_, name: string) => {
    const value = scalar(given[name]);
    used.add(name);
    // encodeURIComponent leaves dots, and a parser takes a segment of them for a way up.
    if (value === null || value === '' || /^\.+$/.test(value))
      fault = `{${name}} has no usable value`;
    return encodeURIComponent(value ?? '');
  });
  if (fault !== null) return { fault };
  if (originOf(url) !== originOf(tool.url)) return { fault: 'the host would change' };
  const rest = Object.entries(given).filter(([name]) => !used.has(name));
  const inBody = tool.method !== 'GET' && tool.method !== 'DELETE';
  if (!inBody && rest.length > 0) {
    const query = rest.map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(scalar(value) ?? JSON.stringify(value))}`,
    );
    url = `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
  }
  return {
    method: tool.method,
    url,
    headers: {
      ...lowered(tool.headers),
      accept: 'application/json',
      'user-agent': 'Parley',
      'idempotency-key': context.key,
      'parley-tool': tool.name,
      ...(context.conversationId ? { 'parley-conversation': context.conversationId } : {}),
      ...(inBody ? { 'content-type': 'application/json' } : {}),
    },
    body: inBody ? JSON.stringify(Object.fromEntries(rest)) : null,
  };
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
