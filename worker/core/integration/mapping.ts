/**
 * From arguments to the request of an endpoint, and from its answer to what the assistant gets: `{argument}` in path, query and body,
 * JSON pointers into the answer. Values never change the host or climb in the path (core/tool/request). Pure; used by adapters/tools.
 */
import { templateFault, toolRequest } from '#core/tool/request';
import type { RequestFault, ToolRequest } from '#core/tool/request';
import type { Tool } from '#core/tool/tool';
import type { ToolMapping } from '#protocol/tool-mapping';

const placeholder = /\{([A-Za-z][A-Za-z0-9_]{0,63})\}/g;
const names = (text: string): string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name);
const bodyMaxBytes = 16_384;

/** Why a mapping is refused, or null. */
export function mappingFault(mapping: ToolMapping, parameters: string[]): string | null {
  const fault = templateFault(`https://x${mapping.path}`, parameters);
  if (fault) return fault;
  if (/(^|\/)\.{1,2}(\/|$)/.test(mapping.path)) return 'the path must not climb';
  const body = JSON.stringify(mapping.body ?? {});
  if (body.length > bodyMaxBytes) return `the body has at most ${bodyMaxBytes} characters`;
  const unknown = [...Object.values(mapping.query), ...texts(mapping.body)]
    .flatMap(names)
    .concat(Object.values(mapping.only))
    .find((name) => !parameters.includes(name));
  return unknown ? `the mapping names {${unknown}}, which is no parameter` : null;
}

export function mappedRequest(
  tool: Pick<Tool, 'method' | 'headers' | 'name'>,
  mapping: ToolMapping,
  baseUrl: string,
  given: Record<string, unknown>,
  context: { key: string; conversationId: string | null },
): ToolRequest | RequestFault {
  const query = Object.entries(mapping.query).filter(([, text]) =>
    names(text).every((name) => given[name] !== undefined && given[name] !== ''),
  );
  const template = query.map(([name, text]) => `${encodeURIComponent(name)}=${encoded(text)}`);
  const url = `${joined(baseUrl, mapping.path)}${template.length > 0 ? `?${template.join('&')}` : ''}`;
  // What a mapping of the body says is all that is sent in it; and a mapped reading sends what its query names.
  const isMapped = mapping.body !== null || Object.keys(mapping.query).length > 0;
  const sent = isMapped
    ? Object.fromEntries(Object.entries(given).filter(([name]) => names(url).includes(name)))
    : given;
  const request = toolRequest({ ...tool, url }, sent, context);
  if ('fault' in request || request.body === null) return request;
  const values =
    mapping.body === null ? (JSON.parse(request.body) as unknown) : filled(mapping.body, given);
  return mapping.encoding === 'form'
    ? {
        ...request,
        headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: formOf(values),
      }
    : { ...request, body: JSON.stringify(values) };
}

export const joined = (baseUrl: string, path: string): string =>
  `${baseUrl.replace(/\/+$/, '')}${path}`;

/** The answer under its new names; what is not there is null. */
export function picked(
  value: unknown,
  { root, only, pick }: Pick<ToolMapping, 'root' | 'only' | 'pick'>,
  given: Record<string, unknown>,
): unknown {
  const found = at(value, root);
  const isMeant = (entry: unknown) =>
    Object.entries(only).every(([pointer, name]) => isSame(at(entry, pointer), given[name]));
  const meant = Array.isArray(found)
    ? found.filter(isMeant)
    : found !== undefined && isMeant(found)
      ? found
      : undefined;
  if (Object.keys(pick).length === 0) return meant ?? null;
  const one = (entry: unknown) =>
    Object.fromEntries(
      Object.entries(pick).map(([name, pointer]) => [name, at(entry, pointer) ?? null]),
    );
  return Array.isArray(meant) ? meant.map(one) : meant === undefined ? null : one(meant);
}

/** Numbers and texts of the same letters are the same; nothing is the same as an absent value. */
function isSame(found: unknown, wanted: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value).trim().toLowerCase()
      : null;
  return plain(found) !== null && plain(found) !== '' && plain(found) === plain(wanted);
}

/** RFC 6901. */
export function at(value: unknown, pointer: string): unknown {
  let here = value;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** Fixed text is encoded, placeholders stay for core/tool/request. */
const encoded = (text: string): string =>
  text
    .split(/(\{[A-Za-z][A-Za-z0-9_]{0,63}\})/)
    .map((part) => (/^\{[A-Za-z]/.test(part) ? part : encodeURIComponent(part)))
    .join('');

/** A text that is one placeholder becomes the value with its type; an entry whose argument is absent is left out. */
function filled(node: unknown, given: Record<string, unknown>): unknown {
  if (typeof node === 'string') {
    const [name, ...more] = names(node);
    if (name === undefined) return node;
    if (more.length === 0 && node === `{${name}}`) return given[name];
    return node.replace(placeholder, (_, each: string) => String(given[each] ?? ''));
  }
  if (Array.isArray(node))
    return node.map((entry) => filled(entry, given)).filter((entry) => entry !== undefined);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, entry]) => {
      const value = filled(entry, given);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(texts) : [];
}

/** `a[b]=c`, as payment providers read it. */
function formOf(values: unknown): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown) => {
    if (value === null || value === undefined) return;
    if (typeof value === 'object')
      for (const [key, entry] of Object.entries(value))
        add(name === '' ? key : `${name}[${key}]`, entry);
    else pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value as string))}`);
  };
  add('', values);
  return pairs.join('&');
}
