/** One-time sign-in links: issued to the operator, good once and for half an hour; a session cookie comes of it. */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { System } from '#ports/system';
import type { Staff, StaffSession } from '#ports/staff';

const linkLifetimeMs = 30 * 60_000;
/** OWASP ASVS 7.3: half an hour idle, twelve hours in all. */
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;

interface SignInDeps {
  system: System;
  store: Staff;
}

export interface StaffMember {
  memberId: string;
  role: string;
  tenantId: string;
  tenantName: string;
  siteKey: string;
}

export async function issueSignInLink({
  system,
  store,
}: SignInDeps): Promise<Result<{ token: string; expiresAt: string }>> {
  const memberId = await store.firstOwnerId();
  if (!memberId) return refuse('not-found', 'there is no owner to sign in');
  const token = system.newId('mem').slice(4) + system.newId('mem').slice(4);
  const expiresAt = system.now() + linkLifetimeMs;
  await store.addSignInLink({ hash: await hash(token), memberId, expiresAt });
  return ok({ token, expiresAt: new Date(expiresAt).toISOString() });
}

export async function signIn(
  token: string,
  { system, store }: SignInDeps,
): Promise<Result<{ session: string }>> {
  const now = system.now();
  const memberId = await store.useSignInLink(await hash(token), now);
  if (!memberId) return refuse('unauthenticated', 'the link was used or has expired');
  const session = system.newId('mem').slice(4) + system.newId('mem').slice(4);
  await store.addSession({ hash: await hash(session), memberId, createdAt: now, seenAt: now });
  return ok({ session });
}

export async function staffOf(
  session: string,
  { system, store }: SignInDeps,
): Promise<StaffMember | null> {
  const key = await hash(session);
  const found = await store.session(key);
  const now = system.now();
  if (!found || found.memberStatus !== 'active') return null;
  if (!isLiveSession(found, now)) {
    await store.dropSession(key);
    return null;
  }
  if (now - found.seenAt > 60_000) await store.touchSession(key, now);
  const { memberId, role, tenantId, tenantName, siteKey } = found;
  return { memberId, role, tenantId, tenantName, siteKey };
}

/** Neither idle for too long nor too old, and the member may still sign in. */
export function isLiveSession(session: StaffSession, now: number): boolean {
  const { createdAt, seenAt, memberStatus } = session;
  return memberStatus === 'active' && now - seenAt <= idleMs && now - createdAt <= absoluteMs;
}

/** What a session is known by, so that the secret itself is kept nowhere. */
export const sessionHash = (session: string): Promise<string> => hash(session);

export async function signOut(session: string, { store }: SignInDeps): Promise<void> {
  await store.dropSession(await hash(session));
}

async function hash(secret: string): Promise<string> {
  const bits = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)),
  );
  return [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
