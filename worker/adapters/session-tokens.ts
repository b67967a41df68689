/**
 * Tokens as compact JWS, HS256, by `jose`. The algorithm and type are fixed by us, never read from the token; header
 * fields that name keys (kid, jku, x5u, jwk) and critical extensions are refused.
 */
import { SignJWT, base64url, compactVerify, decodeProtectedHeader } from 'jose';
import * as v from 'valibot';
import { ConversationId, TenantId, VisitorId } from '#protocol/ids';
import { hasRepeatedKey } from '#core/repeated-key';
import type { Claims } from '#core/session-token';
import { clockLeewayMs } from '#core/session-token';
import type { IdentityClaims, SessionTokens } from '#ports/session-tokens';
import { limits } from '#protocol/limits';

const typ = 'parley-session';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const Payload = v.object({
  tid: TenantId,
  cid: ConversationId,
  vid: VisitorId,
  scope: v.picklist(['chat', 'read']),
  gen: v.number(),
  iat: v.number(),
  exp: v.number(),
});

export function sessionTokens(secret: string): SessionTokens {
  const key = new TextEncoder().encode(`session:${secret}`);
  return {
    sign: (claims) =>
      new SignJWT({
        tid: claims.tenantId,
        cid: claims.conversationId,
        vid: claims.visitorId,
        scope: claims.scope,
        gen: claims.generation,
      })
        .setProtectedHeader({ alg: 'HS256', typ })
        .setIssuedAt(Math.floor(claims.issuedAt / 1000))
        .setExpirationTime(Math.floor(claims.expiresAt / 1000))
        .sign(key),
    async read(token) {
      const payload = v.safeParse(Payload, await verified(token, key, [typ]));
      if (!payload.success) return null;
      const { tid, cid, vid, scope, gen, iat, exp } = payload.output;
      return {
        tenantId: tid,
        conversationId: cid,
        visitorId: vid,
        scope,
        generation: gen,
        issuedAt: iat * 1000,
        expiresAt: exp * 1000,
      } satisfies Claims;
    },
    async readIdentity(token, tenantSecret, audience, now) {
      const payload = await verified(token, new TextEncoder().encode(tenantSecret), [
        'JWT',
        undefined,
      ]);
      const claims = v.safeParse(Identity, payload);
      if (!claims.success) return null;
      const { sub, aud, exp, nbf, iat, email, name, segment } = claims.output;
      const audiences = typeof aud === 'string' ? [aud] : aud;
      if (!audiences.includes(audience)) return null;
      if (exp * 1000 + clockLeewayMs < now) return null;
      if (nbf !== undefined && nbf * 1000 - clockLeewayMs > now) return null;
      if (iat !== undefined && iat * 1000 - clockLeewayMs > now) return null;
      return {
        subject: sub,
        ...(email && { email }),
        ...(name && { name }),
        ...(segment && { segment }),
      } satisfies IdentityClaims;
    },
    async isUserHash(userId, userHash, secret) {
      if (!/^[0-9a-f]{64}$/i.test(userHash)) return false;
      const bytes = Uint8Array.from(userHash.match(/../g) ?? [], (pair) => parseInt(pair, 16));
      const algorithm = { name: 'HMAC', hash: 'SHA-256' };
      const utf8Bytes = new TextEncoder();
      const hmacKey = await crypto.subtle.importKey(
        'raw',
        utf8Bytes.encode(secret),
        algorithm,
        false,
        ['verify'],
      );
      return crypto.subtle.verify('HMAC', hmacKey, bytes, utf8Bytes.encode(userId));
    },
    signIdentity: ({ subject, ...claims }, { secret, audience, expiresAt }) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(subject)
        .setAudience(audience)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(new TextEncoder().encode(secret)),
  };
}

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const Seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e11));
const Identity = v.object({
  sub: Text,
  aud: v.union([Text, v.pipe(v.array(Text), v.maxLength(8))]),
  exp: Seconds,
  nbf: v.optional(Seconds),
  iat: v.optional(Seconds),
  email: v.optional(Text),
  name: v.optional(Text),
  segment: v.optional(Text),
});

async function verified(
  token: string,
  key: Uint8Array,
  types: (string | undefined)[],
): Promise<unknown> {
  if (token.length > limits.identityMaxCharacters) return null;
  try {
    // First: it refuses what is no JSON, which `hasRepeatedKey` would take long to scan.
    const header = decodeProtectedHeader(token);
    if (hasRepeatedKey(utf8.decode(base64url.decode(token.slice(0, token.indexOf('.'))))))
      return null;
    if (header.alg !== 'HS256' || !types.includes(header.typ)) return null;
    if (['kid', 'jku', 'x5u', 'jwk', 'x5c', 'crit', 'zip', 'b64'].some((name) => name in header))
      return null;
    const { payload } = await compactVerify(token, key, { algorithms: ['HS256'] });
    const text = utf8.decode(payload);
    return hasRepeatedKey(text) ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
