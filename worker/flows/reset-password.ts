/**
 * A forgotten password: a link by mail, good for half an hour and once, only the newest; then a new password, which ends all
 * sessions. The second factor is asked at the next sign-in as ever. Nothing tells whether an account exists (S19, S23, S24).
 */
import { plainEmail } from '#core/member';
import { checkPassword } from '#core/password';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { CardDeps } from '#flows/member-card';
import { memberKey, openCard } from '#flows/member-card';
import { newSecret, secretHash } from '#flows/sign-in';
import { accountKey, candidatesFor, isShared } from '#flows/sign-in-by-password';
import type { PasswordDeps } from '#flows/sign-in-by-password';
import type { Credentials } from '#ports/credentials';
import type { Failures } from '#ports/failures';
import type { Mail } from '#ports/mail';
import type { MemberRow } from '#ports/members';
import { passwordChangedMail, resetMail } from '#worker/locales/staff-mails';

export type ResetDeps = PasswordDeps &
  CardDeps & { credentials: Credentials; mail: Mail; failures: Failures };

const linkLifetimeMs = 30 * 60_000;

/** Of whom there is not: a link that nobody gets and that opens nothing. */
const absent = { tenantId: 'nobody', id: 'nobody' };

/** `origin` is the configured one, never the request's. Run after the answer; what nobody has asks for the same work (S19). */
export async function mailResetLinks(
  email: string,
  tenant: string | undefined,
  origin: string,
  deps: ResetDeps,
): Promise<MemberRow[]> {
  const members = await candidatesFor({ email, tenant }, deps);
  if (members.length === 0) await newResetLink(absent, origin, deps);
  for (const member of members) {
    const link = await newResetLink(member, origin, deps);
    await sendTo(member.tenantId, plainEmail(email), resetMail(link), deps);
  }
  return members;
}

export async function newResetLink(
  { tenantId, id: memberId }: Pick<MemberRow, 'tenantId' | 'id'>,
  origin: string,
  { system, credentials }: ResetDeps,
): Promise<string> {
  const token = newSecret(system);
  const expiresAt = system.now() + linkLifetimeMs;
  await credentials.setResetLink({ tenantId, memberId, hash: await secretHash(token), expiresAt });
  return `${origin}/admin/#reset=${token}`;
}

export async function resetPassword(
  token: string,
  password: string,
  origin: string | null,
  deps: ResetDeps,
): Promise<Result<MemberRow>> {
  const now = deps.system.now();
  const hash = await secretHash(token);
  const link = await deps.credentials.resetLink(hash, now);
  const member = link ? await deps.members.get(link.tenantId, link.memberId) : null;
  const gone = refuse('unauthenticated', 'the link was used or has expired');
  if (!member || member.status !== 'active') return gone;
  const checked = await checkFor(member, password, deps);
  if (!checked.ok) return checked;
  const passwordHash = await deps.passwords.hash(password);
  if (!(await deps.credentials.useResetLink(hash, now))) return gone;
  const { tenantId, id } = member;
  await deps.members.change(tenantId, id, { passwordHash, passwordChangedAt: now });
  await deps.staff.dropSessionsOf(tenantId, id);
  const { email } = checked.value;
  // A link that was handed over proves nothing about the address, which may be somebody's at another company, too.
  const isProven = deps.mail.isReady && origin !== null;
  if (isProven || !(await isShared(email, deps))) await deps.attempts.forget(accountKey(email));
  if (origin) await sendTo(tenantId, email, passwordChangedMail(`${origin}/admin/`), deps);
  return ok(member);
}

/** A new password of somebody who is signed in; all other sessions end. */
export async function changePassword(
  member: MemberRow,
  password: string,
  session: string,
  deps: ResetDeps,
): Promise<Result<null>> {
  const checked = await checkFor(member, password, deps);
  if (!checked.ok) return checked;
  const { tenantId, id } = member;
  const passwordHash = await deps.passwords.hash(password);
  await deps.members.change(tenantId, id, { passwordHash, passwordChangedAt: deps.system.now() });
  await deps.credentials.dropResetLink(tenantId, id);
  await deps.staff.dropSessionsOf(tenantId, id, session);
  return ok(null);
}

export async function checkFor(
  member: MemberRow,
  password: string,
  deps: CardDeps,
  hasMfa: boolean = member.totpSealed !== null,
): Promise<Result<{ email: string }>> {
  const keys = await memberKey(member.tenantId, deps);
  const { name, email } = await openCard(member, keys);
  const own = [name, email, keys.tenant.name, keys.tenant.slug, 'parley'];
  const checked = checkPassword(password, { hasMfa, own });
  return checked.ok ? ok({ email }) : checked;
}

/** A mail that does not go out is a line of the error log, not an answer. */
export async function sendTo(
  tenantId: string,
  to: string,
  words: { subject: string; text: string },
  { mail, failures, system }: Pick<ResetDeps, 'mail' | 'failures' | 'system'>,
): Promise<void> {
  try {
    await mail.send({ to, ...words });
  } catch (error) {
    const example = (error as Error).message;
    const failure = { kind: 'mail', source: 'staff', code: 'not-sent', example } as const;
    await failures.record(tenantId, failure, system.now());
  }
}
