/**
 * From a one-time link to a session, and from a session's secret to who is asking. A session that was signed in without the
 * second factor which the member has stays in the stage `mfa` until it comes (flows/second-factor). Only hashes are kept.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { SessionStage } from '#core/session';
import { isLive } from '#core/session';
import type { Members } from '#ports/members';
import type { System } from '#ports/system';
import type { Staff, StaffSession } from '#ports/staff';

const linkLifetimeMs = 30 * 60_000;
/** How exactly "last seen" is kept: a write a minute, not one a request. */
const touchEveryMs = 60_000;

export interface SignInDeps {
  system: System;
  staff: Staff;
}

/** Who is asking: a member behind a session, or a key of a script (then `scopes` say what it may do). */
export interface StaffMember {
  memberId: string;
  role: string;
  tenantId: string;
  tenantName: string;
  siteKey: string;
  grants?: readonly string[];
  isPlatformOwner?: boolean;
  scopes?: readonly string[];
}

export interface SignedIn {
  member: StaffMember;
  session: StaffSession;
}

/** From where a session was begun, for the list of sessions. */
export interface Origin {
  address: string;
  userAgent: string;
}

export async function issueSignInLink({
  system,
  staff,
}: SignInDeps): Promise<Result<{ token: string; expiresAt: string }>> {
  const memberId = await staff.firstOwnerId();
  if (!memberId) return refuse('not-found', 'there is no owner to sign in');
  const token = newSecret(system);
  const expiresAt = system.now() + linkLifetimeMs;
  await staff.addSignInLink({ hash: await secretHash(token), memberId, expiresAt });
  return ok({ token, expiresAt: new Date(expiresAt).toISOString() });
}

export async function signInByLink(
  token: string,
  from: Origin,
  deps: SignInDeps & { members: Members },
): Promise<Result<{ session: string; stage: SessionStage; tenantId: string; memberId: string }>> {
  const memberId = await deps.staff.useSignInLink(await secretHash(token), deps.system.now());
  const member = memberId ? await deps.members.byId(memberId) : null;
  if (!member || member.status !== 'active')
    return refuse('unauthenticated', 'the link was used or has expired');
  const stage = member.totpSealed ? 'mfa' : 'full';
  const session = await beginSession(member.id, stage, from, deps);
  return ok({ session, stage, tenantId: member.tenantId, memberId: member.id });
}

/** A new session with a new secret: whatever cookie there was before opens nothing. */
export async function beginSession(
  memberId: string,
  stage: SessionStage,
  from: Origin,
  { system, staff }: SignInDeps,
): Promise<string> {
  const session = newSecret(system);
  const now = system.now();
  await staff.addSession({
    hash: await secretHash(session),
    memberId,
    createdAt: now,
    seenAt: now,
    authenticatedAt: now,
    stage,
    address: from.address,
    userAgent: from.userAgent.slice(0, 200),
  });
  return session;
}

export async function staffOf(
  secret: string,
  { system, staff }: SignInDeps,
): Promise<SignedIn | null> {
  const hash = await secretHash(secret);
  const session = await staff.session(hash);
  if (!session) return null;
  const now = system.now();
  if (!isLive(session, now)) {
    // Of a suspended tenant they are only asleep.
    if (session.tenantStatus === 'active') await staff.dropSession(hash);
    return null;
  }
  if (now - session.seenAt > touchEveryMs) await staff.touchSession(hash, now);
  const { memberId, role, tenantId, tenantName, siteKey, grants, isPlatformOwner } = session;
  return {
    member: { memberId, role, tenantId, tenantName, siteKey, grants, isPlatformOwner },
    session,
  };
}

export async function signOut(secret: string, { staff }: SignInDeps): Promise<void> {
  await staff.dropSession(await secretHash(secret));
}

/** 262 random bits. */
export const newSecret = (system: System): string =>
  system.newId('mem').slice(4) + system.newId('mem').slice(4);

/** What a secret is known by, so that it is kept nowhere. */
export async function secretHash(secret: string): Promise<string> {
  const bits = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)),
  );
  return [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
