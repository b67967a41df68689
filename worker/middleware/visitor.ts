/**
 * Who is asking, for whom, from where, how often: a visitor's token gives tenant and conversation; the site must be one of
 * the tenant's; the address must have acts left. CORS answers only after that, so a foreign site reads nothing.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { addressKey } from '#core/address';
import { originAllowed } from '#core/origin';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { isExpired } from '#core/session-token';
import { addressRule } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import { limiterRefusal } from '#ports/limiter';
import type { Refusal } from '#protocol/problem';
import { socketProtocol, tokenProtocolPrefix } from '#protocol/version';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';

export const visitor: MiddlewareHandler<AppTypes> = async (c, next) => {
  const deps = c.get('deps');
  const token = bearer(c) ?? subprotocolToken(c);
  const claims = token ? await deps.sessionTokens.read(token) : null;
  if (!claims) return problem(c, { code: 'unauthenticated' });
  const tenant = await deps.tenants.byId(claims.tenantId);
  if (!tenant || tenant.status !== 'active') return problem(c, { code: 'unauthenticated' });
  const refused = await admitSite(c, tenant);
  if (refused) return problem(c, refused);
  if (isExpired(claims, deps.system.now())) return problem(c, { code: 'token-expired' });
  c.set('claims', claims);
  c.set('tenant', tenant);
  return next();
};

/** The active tenant of a site key. Keys that nobody has are looked for a limited number of times. */
export async function tenantOf(c: Context<AppTypes>, siteKey: string): Promise<Result<Tenant>> {
  const { tenants, guesses } = c.get('deps');
  const isGuess = !tenants.remembers(siteKey);
  const refused = isGuess ? guesses.take(addressOf(c)) : null;
  if (refused) return { ok: false, refusal: refused };
  const tenant = await tenants.bySiteKey(siteKey);
  if (tenant && isGuess) guesses.giveBack(addressOf(c));
  return tenant?.status === 'active' ? ok(tenant) : refuse('not-found', 'no such site key');
}

const addressOf = (c: Context<AppTypes>): string =>
  addressKey(c.req.header('cf-connecting-ip') ?? null);

/** Origin, CORS and address limit; shared by the token routes and those that name a site key. */
export async function admitSite(c: Context<AppTypes>, tenant: Tenant): Promise<Refusal | null> {
  const origin = c.req.header('origin') ?? null;
  if (!originAllowed(tenant.origins, origin, ownOrigin(c))) return { code: 'origin-not-allowed' };
  allowCors(c, origin);
  const { limiter } = c.get('deps');
  const rule = addressRule(tenant.settings);
  const lease = await limiter.take(`address:${tenant.id}:${addressOf(c)}`, rule);
  return lease.granted > 0 ? null : limiterRefusal(rule, lease);
}

export function allowCors(c: Context<AppTypes>, origin: string | null): void {
  c.header('vary', 'Origin');
  if (origin === null) return;
  c.header('access-control-allow-origin', origin);
  c.header(
    'access-control-expose-headers',
    'Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, ETag',
  );
}

/** Preflights carry no credential, so no tenant is known; the real request decides. Never with credentials. */
export const preflight: MiddlewareHandler<AppTypes> = async (c, next) => {
  const origin = c.req.header('origin');
  if (c.req.method !== 'OPTIONS' || !c.req.header('access-control-request-method')) return next();
  if (origin && /^https?:\/\/[^\s/]+$/.test(origin)) {
    c.header('access-control-allow-origin', origin);
    c.header('access-control-allow-methods', 'GET, POST');
    c.header(
      'access-control-allow-headers',
      'authorization, content-type, content-disposition, last-event-id, accept',
    );
    c.header('access-control-max-age', '600');
  }
  c.header('vary', 'Origin');
  return c.body(null, 204);
};

export const ownOrigin = (c: Context<AppTypes>): string =>
  c.get('deps').settings.PUBLIC_ORIGIN ?? new URL(c.req.url).origin;

function bearer(c: Context<AppTypes>): string | null {
  return /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

function subprotocolToken(c: Context<AppTypes>): string | null {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return null;
  const protocols = (c.req.header('sec-websocket-protocol') ?? '')
    .split(',')
    .map((name) => name.trim());
  if (!protocols.includes(socketProtocol)) return null;
  const carrying = protocols.find((name) => name.startsWith(tokenProtocolPrefix));
  return carrying?.slice(tokenProtocolPrefix.length) ?? null;
}
