/**
 * The second factor: a code of the authenticator, good once and for one step around now, or a recovery code. Setting it up,
 * and what stands in for it. Tries are counted for the member, whichever of the two it is (S21, S22).
 */
import { codeRule } from '#core/attempts';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { CardDeps } from '#flows/member-card';
import { memberKey, openCard, placeOf } from '#flows/member-card';
import { secretHash } from '#flows/sign-in';
import type { SignInDeps } from '#flows/sign-in';
import { tooMany } from '#flows/sign-in-by-password';
import type { AttemptCounter } from '#ports/attempts';
import type { Credentials } from '#ports/credentials';
import type { MemberRow, Members } from '#ports/members';
import type { Totp } from '#ports/totp';

export type FactorDeps = SignInDeps &
  CardDeps & {
    members: Members;
    credentials: Credentials;
    totp: Totp;
    attempts: AttemptCounter;
  };

const recoveryCodes = 10;

export const codeKey = (memberId: string): string => `code:${memberId}`;

export async function checkCode(
  member: MemberRow,
  given: { code?: string | undefined; recoveryCode?: string | undefined },
  deps: FactorDeps,
): Promise<Result<null>> {
  const { totpSealed, tenantId, id } = member;
  if (!totpSealed) return refuse('invalid-credential', 'there is no second factor');
  const now = deps.system.now();
  const begun = await deps.attempts.begin(codeKey(id), codeRule, now);
  if (!begun.ok) return tooMany(begun.retryAfterMs);
  if (given.recoveryCode !== undefined) {
    const hash = await secretHash(plainCode(given.recoveryCode));
    if (!(await deps.credentials.useRecoveryCode(tenantId, id, hash, now)))
      return refuse('invalid-credential', 'the recovery code is wrong or was used');
    await deps.attempts.succeed(codeKey(id), now);
    return ok(null);
  }
  const { key } = await memberKey(tenantId, deps);
  const secret = await key.open(totpSealed, placeOf(member, 'totp'));
  const step = deps.totp.stepOf(secret, given.code ?? '', now);
  if (step === null) return refuse('invalid-credential', 'the code is wrong');
  const isFirst = await deps.members.useTotpStep(tenantId, id, step);
  if (!isFirst) {
    // A right code that was used is no guess; who has only seen it must not wipe out the guesses before it either.
    await deps.attempts.withdraw(codeKey(id), now);
    return refuse('invalid-credential', 'the code was used already');
  }
  await deps.attempts.succeed(codeKey(id), now);
  return ok(null);
}

/** A secret for an authenticator; it counts from the first right code on. */
export async function prepareTotp(
  member: MemberRow,
  deps: FactorDeps,
): Promise<{ secret: string; address: string }> {
  const keys = await memberKey(member.tenantId, deps);
  const { email } = await openCard(member, keys);
  const secret = deps.totp.newSecret();
  const sealed = await keys.key.seal(secret, placeOf(member, 'totp'));
  await deps.members.change(member.tenantId, member.id, { totpPendingSealed: sealed });
  return { secret, address: deps.totp.address(secret, `${keys.tenant.name} (${email})`) };
}

export async function confirmTotp(
  member: MemberRow,
  code: string,
  deps: FactorDeps,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { totpPendingSealed: pending, tenantId, id } = member;
  if (!pending) return refuse('stale', 'begin with a new secret');
  const now = deps.system.now();
  const begun = await deps.attempts.begin(codeKey(id), codeRule, now);
  if (!begun.ok) return tooMany(begun.retryAfterMs);
  const { key } = await memberKey(tenantId, deps);
  const secret = await key.open(pending, placeOf(member, 'totp'));
  const step = deps.totp.stepOf(secret, code, now);
  if (step === null) return refuse('invalid-credential', 'the code is wrong');
  await deps.attempts.succeed(codeKey(id), now);
  if (!(await deps.members.confirmTotp(tenantId, id, pending, step)))
    return refuse('stale', 'begin with a new secret');
  return ok(await newRecoveryCodes(member, deps));
}

export async function newRecoveryCodes(
  { tenantId, id }: MemberRow,
  { system, credentials }: FactorDeps,
): Promise<{ recoveryCodes: string[] }> {
  // 16 letters of 62: 95 bits, so that a plain hash of one cannot be reversed.
  const codes = Array.from({ length: recoveryCodes }, () => system.newId('mem').slice(4, 20));
  const hashes = await Promise.all(codes.map((code) => secretHash(plainCode(code))));
  await credentials.setRecoveryCodes(tenantId, id, hashes);
  return { recoveryCodes: codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-')) };
}

export async function removeTotp(
  { tenantId, id }: MemberRow,
  { members, credentials }: Pick<FactorDeps, 'members' | 'credentials'>,
): Promise<void> {
  await members.change(tenantId, id, { totpSealed: null, totpPendingSealed: null });
  await credentials.setRecoveryCodes(tenantId, id, []);
}

/** As people type it: with or without dashes and blanks. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '');
