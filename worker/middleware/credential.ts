/** The credential of a staff request: the session behind the cookie, or a key of a script. Says who, not what they may. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { addressKey } from '#core/address';
import { linkRule } from '#core/attempts';
import { liveScopes } from '#core/permission';
import { ok } from '#core/result';
import type { Result } from '#core/result';
import { tooMany } from '#flows/sign-in-by-password';
import { secretHash, signOut, staffOf } from '#flows/sign-in';
import type { SignedIn, StaffMember } from '#flows/sign-in';
import type { AppTypes } from '#worker/middleware/context';

export const staffCookie = 'parley_staff';

/** "Last used" of a key is kept this exactly. */
const touchEveryMs = 60_000;

export type Asking = { member: StaffMember; session: SignedIn['session'] | null };

/** Any Authorization at all: a request that brings one is never taken for the cookie's. */
export const hasKey = (c: Context<AppTypes>): boolean =>
  c.req.header('authorization') !== undefined;

export async function memberOf(c: Context<AppTypes>): Promise<SignedIn | null> {
  const secret = getCookie(c, staffCookie, 'host');
  return secret && /^\w{40,64}$/.test(secret) ? staffOf(secret, c.get('deps')) : null;
}

export async function keyOf(c: Context<AppTypes>): Promise<Asking | null> {
  const secret = /^Bearer (ps_\w{20,64})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (!secret) return null;
  const { apiKeys, system } = c.get('deps');
  const now = system.now();
  const key = await apiKeys.byHash(await secretHash(secret), now);
  if (!key) return null;
  if (now - (key.lastUsedAt ?? 0) > touchEveryMs) await apiKeys.touch(key.tenantId, key.id, now);
  const { tenantId, tenantName, siteKey } = key;
  const scopes = liveScopes(key.scopes, key.maker);
  return {
    member: { memberId: key.id, role: 'api-key', tenantId, tenantName, siteKey, scopes },
    session: null,
  };
}

/** Strict, host-only, out of reach of scripts; gone with the browser, and after twelve hours anyway. */
export function setSession(c: Context<AppTypes>, secret: string): void {
  setCookie(c, staffCookie, secret, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
}

/** After signing in: the session that the browser came with ends, so that nobody goes on with it (ASVS 7.2.4). */
export async function replaceSession(c: Context<AppTypes>, secret: string): Promise<void> {
  const before = getCookie(c, staffCookie, 'host');
  if (before && /^\w{40,64}$/.test(before)) await signOut(before, c.get('deps'));
  setSession(c, secret);
}

export const dropSession = (c: Context<AppTypes>): void =>
  void deleteCookie(c, staffCookie, { prefix: 'host', secure: true, path: '/' });

/** From where the request comes, for counters and the list of sessions. */
export const originOf = (c: Context<AppTypes>) => ({
  address: c.req.header('cf-connecting-ip') ?? '',
  userAgent: c.req.header('user-agent') ?? '',
});

/** Where links in mails lead: the configured origin and nothing from the request (S23); null when there is none. */
export function publicOrigin(c: Context<AppTypes>): string | null {
  const { PUBLIC_ORIGIN, LINK_ORIGIN } = c.get('deps').settings;
  const configured = PUBLIC_ORIGIN ?? LINK_ORIGIN;
  return configured === '' ? null : new URL(configured).origin;
}

/** Counts a try of a link's token for the address; what comes back takes it back, when the token was right. */
export async function countLink(c: Context<AppTypes>): Promise<Result<() => Promise<void>>> {
  const { attempts, system } = c.get('deps');
  const key = `link:address:${addressKey(originOf(c).address || null)}`;
  const now = system.now();
  const begun = await attempts.begin(key, linkRule, now);
  return begun.ok ? ok(() => attempts.succeed(key, now)) : tooMany(begun.retryAfterMs);
}
