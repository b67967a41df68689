/**
 * A request through a tenant's connection: key, basic, bearer, or a token of OAuth 2 client credentials that is fetched through the same
 * outgoing door and kept, as a value, until it expires. A token that is refused is fetched anew, once. Implements ports/integrations.
 */
import {
  proof,
  readToken,
  tokenFault,
  tokenRequest,
  withQuery,
} from '#core/integration/connection';
import { originOf } from '#core/tool/request';
import type { Connected, OpenConnection } from '#ports/integrations';
import type { Outgoing, OutgoingAnswer, OutgoingFailure } from '#ports/outgoing';
import type { System } from '#ports/system';

/** Tokens kept in an isolate. */
const tokensMax = 1_000;
const tokenMaxBytes = 32_768;
const tokenTimeoutMs = 10_000;

export function connected(deps: { outgoing: Outgoing; system: Pick<System, 'now'> }): Connected {
  const tokens = new Map<string, { token: string; until: number }>();
  const nameOf = ({ tenantId, connection, updatedAt }: OpenConnection) =>
    `${tenantId} ${connection.id} ${updatedAt}`;

  async function tokenOf(
    open: OpenConnection,
    timeoutMs: number,
  ): Promise<string | null | OutgoingFailure> {
    const { auth } = open.connection;
    if (auth.kind !== 'oauth2' || open.secret === null) return open.secret;
    const kept = tokens.get(nameOf(open));
    if (kept && kept.until > deps.system.now()) return kept.token;
    const answer = await deps.outgoing.call({
      ...tokenRequest(auth, open.secret),
      url: auth.tokenUrl,
      method: 'POST',
      timeoutMs: Math.min(timeoutMs, tokenTimeoutMs),
      maxBytes: tokenMaxBytes,
      accept: 'json',
    });
    if (!answer.ok) return { ...answer, detail: `the token endpoint: ${answer.detail}` };
    const token = answer.status === 200 ? readToken(answer.text, deps.system.now()) : null;
    const { status, latencyMs } = answer;
    if (!token)
      return {
        ok: false,
        kind: 'bad-body',
        detail: tokenFault(status, answer.text),
        status,
        latencyMs,
      };
    if (tokens.size >= tokensMax) tokens.clear();
    tokens.set(nameOf(open), token);
    return token.token;
  }

  return {
    async call(open, call) {
      const { connection, secret } = open;
      const secrets = secret === null ? [] : [secret];
      // The proof goes to the host it was entered for, whatever the caller made of the address.
      if (originOf(call.url) !== originOf(connection.baseUrl))
        return { ok: false, kind: 'refused-url', detail: 'another host', latencyMs: 0, secrets };
      const endsAt = deps.system.now() + call.timeoutMs;
      for (let isSecond = false; ; isSecond = true) {
        const leftMs = Math.max(1, endsAt - deps.system.now());
        const token = await tokenOf(open, leftMs);
        if (token !== null && typeof token === 'object') return { ...token, secrets };
        const given = proof(connection.auth, token);
        const answer = plainRefusal(
          await deps.outgoing.call({
            ...call,
            url: withQuery(call.url, given.query),
            headers: { ...lowered(connection.headers), ...call.headers, ...given.headers },
            timeoutMs: Math.max(1, endsAt - deps.system.now()),
          }),
        );
        for (const value of [...Object.values(given.headers), ...Object.values(given.query)])
          secrets.push(value.replace(/^(?:Basic|Bearer) /, ''));
        const isStale = connection.auth.kind === 'oauth2' && answer.ok && answer.status === 401;
        if (!isStale || isSecond) return { ...answer, secrets };
        tokens.delete(nameOf(open));
      }
    },
  };
}

/** A refusal that is no JSON (a gateway's page, or nothing at all) is a refusal all the same. */
function plainRefusal(answer: OutgoingAnswer | OutgoingFailure): OutgoingAnswer | OutgoingFailure {
  if (answer.ok || answer.kind !== 'bad-body' || (answer.status ?? 0) < 400) return answer;
  const { status = 0, latencyMs } = answer;
  return { ok: true, status, headers: {}, text: '', latencyMs };
}

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
