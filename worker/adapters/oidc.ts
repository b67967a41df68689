/**
 * The `Oidc` port over `oauth4webapi`: state, nonce and code verifier travel in a sealed ticket (a cookie of the browser that
 * began), the answer must fit it, the ID token must be the provider's, for us, with a verified e-mail. The issuer is the operator's
 * choice; the addresses that its discovery document names are the provider's, and may lead where a tenant's may.
 */
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { ok, refuse } from '#core/result';
import type { Oidc } from '#ports/oidc';
import type { OutgoingCall } from '#ports/outgoing';
import { outgoing } from '#worker/adapters/outgoing';

const timeoutMs = 10_000;
/** Discovery documents and key sets have some thousands. */
const answerMaxBytes = 256 * 1_024;
const ticketSeconds = 600;

const Ticket = v.object({ state: v.string(), nonce: v.string(), verifier: v.string() });
const Claims = v.object({ email: v.pipe(v.string(), v.email()), email_verified: v.literal(true) });

interface Settings {
  OIDC_ISSUER: string;
  OIDC_CLIENT_ID: string;
  OIDC_CLIENT_SECRET: string;
  SESSION_SECRET: string;
  PUBLIC_ORIGIN?: string | undefined;
  OUTBOUND_ALLOW: string[];
  DNS_RESOLVER_URL: string;
}

export function oidc(settings: Settings): Oidc {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = settings;
  const client: oauth.Client = { client_id: clientId };
  const options = {
    [oauth.customFetch]: guardedFetch(settings),
    // A provider on this machine, for trying it out; never behind a public https address.
    [oauth.allowInsecureRequests]:
      issuer.startsWith('http:') && !settings.PUBLIC_ORIGIN?.startsWith('https:'),
  };
  const authentication = () => (secret === '' ? oauth.None() : oauth.ClientSecretPost(secret));
  const discover = async () => {
    const url = new URL(issuer);
    return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options));
  };
  const key = async () =>
    new Uint8Array(
      await crypto.subtle.digest(
        'SHA-256',
        new TextEncoder().encode(`oidc:${settings.SESSION_SECRET}`),
      ),
    );
  return {
    isReady: issuer !== '' && clientId !== '',
    async begin(redirectUri, now) {
      const server = await discover();
      if (!server.authorization_endpoint) throw new Error('no authorization endpoint');
      const ticket = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
      };
      const address = new URL(server.authorization_endpoint);
      if (address.protocol !== 'https:' && address.protocol !== new URL(issuer).protocol)
        throw new Error('the authorization endpoint is no https address');
      for (const [name, value] of Object.entries({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'openid email',
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(ticket.verifier),
        code_challenge_method: 'S256',
      }))
        address.searchParams.set(name, value);
      const sealed = await new EncryptJWT(ticket)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(now / 1000) + ticketSeconds)
        .encrypt(await key());
      return { address: address.href, ticket: sealed };
    },
    async finish(callback, sealed, redirectUri, now) {
      const refused = refuse('unauthenticated', 'the company account was not accepted');
      try {
        const { payload } = await jwtDecrypt(sealed, await key(), { currentDate: new Date(now) });
        const ticket = v.parse(Ticket, payload);
        const server = await discover();
        const granted = oauth.validateAuthResponse(server, client, callback, ticket.state);
        const answered = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication(),
          granted,
          redirectUri,
          ticket.verifier,
          options,
        );
        const tokens = await oauth.processAuthorizationCodeResponse(server, client, answered, {
          expectedNonce: ticket.nonce,
          requireIdToken: true,
        });
        await oauth.validateApplicationLevelSignature(server, answered, options);
        const claims = v.safeParse(Claims, oauth.getValidatedIdTokenClaims(tokens));
        return claims.success ? ok({ email: claims.output.email }) : refused;
      } catch (error) {
        // The name only: messages may quote what the provider sent.
        console.error(JSON.stringify({ at: 'oidc', error: (error as Error).name }));
        return refused;
      }
    },
  };
}

/** `fetch` for the library, through the guard of tenants' addresses: no address inside but the issuer's own, no redirect, a cap. */
function guardedFetch({ OIDC_ISSUER: issuer, OUTBOUND_ALLOW, DNS_RESOLVER_URL }: Settings) {
  const own = URL.canParse(issuer) ? [hostAndPort(new URL(issuer))] : [];
  const out = outgoing({ allow: [...own, ...OUTBOUND_ALLOW], own: [] }, DNS_RESOLVER_URL);
  return async (
    url: string,
    { method, headers, body }: { method?: string; headers?: HeadersInit; body?: unknown },
  ): Promise<Response> => {
    const answer = await out.call({
      url,
      method: (method ?? 'GET') as OutgoingCall['method'],
      headers: Object.fromEntries(new Headers(headers)),
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs,
      maxBytes: answerMaxBytes,
    });
    if (!answer.ok) throw new Error(answer.kind);
    const { status, text } = answer;
    const type = { 'content-type': answer.headers['content-type'] ?? '' };
    return new Response(text === '' ? null : text, { status, headers: type });
  };
}

const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
