/**
 * What a connection is, where its secret may go, and how it shows itself to the other side. A secret belongs to the origins it was entered
 * for: another host, port or scheme gets none. Pure; used by flows/save-integration and adapters/tools.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { faultWords } from '#core/integration/fault';
import { integrationTypes } from '#core/integration/types';
import { originOf } from '#core/tool/request';
import type {
  Auth,
  IntegrationChange,
  IntegrationDraft,
  IntegrationType,
} from '#protocol/integration';

export interface Connection {
  id: string;
  type: IntegrationType;
  name: string;
  baseUrl: string;
  auth: Auth;
  headers: Record<string, string>;
  testPath: string;
  enabled: boolean;
}

/** All places that see the secret, as one text: it is part of where the secret is sealed. */
export const boundTo = ({ baseUrl, auth }: Pick<Connection, 'baseUrl' | 'auth'>): string =>
  `${auth.kind} ${originOf(baseUrl)} ${auth.kind === 'oauth2' ? originOf(auth.tokenUrl) : ''}`;

export function newConnection(id: string, draft: IntegrationDraft): Result<Connection> {
  const { secret, auth, testPath, headers, endpoints: _, ...rest } = draft;
  const type = integrationTypes[draft.type];
  return checked(
    {
      ...rest,
      id,
      auth: auth ?? type.auth,
      testPath: testPath ?? type.testPath,
      headers: headers ?? type.headers ?? {},
    },
    secret !== undefined,
  );
}

export function changedConnection(
  before: Connection,
  change: IntegrationChange,
): Result<Connection> {
  const { secret, ...given } = change;
  const known = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return checked({ ...before, ...known }, typeof secret === 'string');
}

function checked(connection: Connection, hasSecret: boolean): Result<Connection> {
  const { baseUrl, auth } = connection;
  if (/[?#{}]/.test(baseUrl))
    return refuse('invalid-request', 'baseUrl: without query and placeholders');
  if (/^[^/]*\/\/[^/]*@/.test(baseUrl))
    return refuse('invalid-request', 'baseUrl: without a user name');
  if (auth.kind === 'none' && hasSecret)
    return refuse('invalid-request', 'secret: this kind of auth has none');
  return ok(connection);
}

/** What is added to a request. `token` is the secret itself, or what the token endpoint gave for it. */
export function proof(
  auth: Auth,
  token: string | null,
): { headers: Record<string, string>; query: Record<string, string> } {
  const none = { headers: {}, query: {} };
  if (auth.kind === 'none' || token === null) return none;
  if (auth.kind === 'api-key')
    return auth.in === 'query'
      ? { ...none, query: { [auth.name]: token } }
      : { ...none, headers: { [auth.name.toLowerCase()]: token } };
  if (auth.kind === 'oauth2' && auth.header !== '')
    return { ...none, headers: { [auth.header.toLowerCase()]: token } };
  const authorization =
    auth.kind === 'basic' ? `Basic ${btoa(`${auth.username}:${token}`)}` : `Bearer ${token}`;
  return { ...none, headers: { authorization } };
}

export function withQuery(url: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  if (pairs.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** What the answer to the connection test says about the connection. */
export function testVerdict(
  { type, testPath }: Pick<Connection, 'type' | 'testPath'>,
  status: number,
  text: string,
): { ok: boolean; code: string; detail: string } {
  if (status >= 200 && status < 300) return { ok: true, code: 'ok', detail: '' };
  const kind = integrationTypes[type];
  if (testPath === kind.testPath && kind.proves?.includes(status))
    return {
      ok: true,
      code: 'ok',
      detail: 'the key is accepted; the test asks for something that is not there',
    };
  return { ok: false, code: 'status', detail: faultWords(status, parsed(text)) };
}

/** What the other side sends back is shown without the secret, also when it is encoded. */
export function withoutSecret(text: string, secrets: string[]): string {
  let shown = text;
  for (const secret of secrets)
    for (const form of [
      secret,
      encodeURIComponent(secret),
      btoa(secret),
      JSON.stringify(secret).slice(1, -1),
    ])
      if (form.length > 3) shown = shown.replaceAll(form, '•••');
  return shown;
}

/** The form of a request to a token endpoint (RFC 6749, section 4.4). */
export function tokenRequest(auth: Extract<Auth, { kind: 'oauth2' }>, secret: string) {
  const fields: Record<string, string> = {
    grant_type: 'client_credentials',
    ...(auth.scope === '' ? {} : { scope: auth.scope }),
    ...(auth.style === 'body' ? { client_id: auth.clientId, client_secret: secret } : {}),
  };
  const form = encodeURIComponent;
  return {
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Parley',
      ...(auth.style === 'basic'
        ? { authorization: `Basic ${btoa(`${form(auth.clientId)}:${form(secret)}`)}` }
        : {}),
    },
    body: Object.entries(fields)
      .map(([name, value]) => `${form(name)}=${form(value)}`)
      .join('&'),
  };
}

const tokenMaxMs = 24 * 60 * 60_000;
/** Not used in its last seconds: it must still be good when it arrives. */
const tokenMarginMs = 30_000;
const tokenDefaultMs = 5 * 60_000;

/** Null for what is no bearer token. */
export function readToken(text: string, now: number): { token: string; until: number } | null {
  const answer = parsed(text);
  const token = at(answer, 'access_token');
  const type = at(answer, 'token_type');
  const seconds = Number(at(answer, 'expires_in'));
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8000}$/.test(token)) return null;
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer') return null;
  const lasts = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : tokenDefaultMs;
  return { token, until: now + Math.max(0, Math.min(lasts, tokenMaxMs) - tokenMarginMs) };
}

export const tokenFault = (status: number, text: string): string =>
  status === 200
    ? 'the token endpoint gave no bearer token'
    : `the token endpoint: ${faultWords(status, parsed(text))}`;

const at = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object'
    ? (value as Record<string, unknown>)[name]
    : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
