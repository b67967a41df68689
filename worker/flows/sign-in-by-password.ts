/**
 * E-mail and password → a session, or the stage before the second factor. Counts tries for the address and for the account,
 * whether there is such an account or not, and answers both alike: the same words, the same work (S18, S19).
 */
import { addressRule, passwordRule } from '#core/attempts';
import { addressKey } from '#core/address';
import { plainEmail } from '#core/member';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { SessionStage } from '#core/session';
import type { CardDeps } from '#flows/member-card';
import { beginSession } from '#flows/sign-in';
import type { Origin, SignInDeps } from '#flows/sign-in';
import type { AttemptCounter } from '#ports/attempts';
import type { MemberRow, Members } from '#ports/members';
import type { Passwords } from '#ports/passwords';
import type { TenantId } from '#protocol/ids';

export type PasswordDeps = SignInDeps &
  CardDeps & { members: Members; passwords: Passwords; attempts: AttemptCounter };

export interface PasswordSignIn {
  email: string;
  password: string;
  /** Whose desk, for people who work for several. */
  tenant?: string | undefined;
}

export type SignInOutcome =
  | { ok: true; session: string; stage: SessionStage; member: MemberRow }
  /** `member` is whose account was tried, for the audit trail; never for the answer. */
  | { ok: false; refusal: Result<never> & { ok: false }; member: MemberRow | null };

export const accountKey = (email: string): string => `sign-in:account:${plainEmail(email)}`;

export async function signInByPassword(
  given: PasswordSignIn,
  from: Origin,
  deps: PasswordDeps,
): Promise<SignInOutcome> {
  const now = deps.system.now();
  const { attempts } = deps;
  const byAddress = `sign-in:address:${addressKey(from.address || null)}`;
  const byAccount = accountKey(given.email);
  const address = await attempts.begin(byAddress, addressRule, now);
  if (!address.ok) return { ok: false, refusal: tooMany(address.retryAfterMs), member: null };
  const account = await attempts.begin(byAccount, passwordRule, now);
  if (!account.ok) {
    await attempts.withdraw(byAddress, now);
    return { ok: false, refusal: tooMany(account.retryAfterMs), member: null };
  }
  const candidates = await candidatesFor(given, deps);
  let member: MemberRow | null = null;
  for (const candidate of candidates.length > 0 ? candidates : [null])
    if (await deps.passwords.verify(given.password, candidate?.passwordHash ?? null)) {
      member = candidate;
      break;
    }
  if (!member)
    return {
      ok: false,
      refusal: refuse('unauthenticated', 'the e-mail or the password is wrong') as Refused,
      member: candidates[0] ?? null,
    };
  await attempts.succeed(byAddress, now);
  await settleAccount(given.email, now, deps);
  const stage = member.totpSealed ? 'mfa' : 'full';
  return {
    ok: true,
    session: await beginSession(member.id, stage, from, deps),
    stage,
    member,
  };
}

type Refused = Result<never> & { ok: false };

export const tooMany = (retryAfterMs: number): Refused =>
  refuse('rate-limited', 'too many tries', {
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)),
  }) as Refused;

/** Active members of active tenants with this address; usually one. */
export async function candidatesFor(
  { email, tenant: slug }: { email: string; tenant?: string | undefined },
  { sealer, members, tenants }: CardDeps & { members: Members },
): Promise<MemberRow[]> {
  const rows = await members.byLookup(await sealer.lookup(plainEmail(email), 'email'));
  // Nobody's company is looked up as well, so that an absent account takes as long.
  if (rows.length === 0) await tenants.byId('nobody' as TenantId);
  const checked = await Promise.all(
    rows.map(async (row) => {
      const tenant = await tenants.byId(row.tenantId as TenantId);
      return tenant?.status === 'active' && (slug === undefined || tenant.slug === slug);
    }),
  );
  return rows.filter((_, index) => checked[index]);
}

/** For step-up: is this the member's password? Counted with the tries of signing in. */
export async function confirmPassword(
  member: MemberRow,
  email: string,
  password: string,
  deps: PasswordDeps,
): Promise<Result<null>> {
  const now = deps.system.now();
  const begun = await deps.attempts.begin(accountKey(email), passwordRule, now);
  if (!begun.ok) return tooMany(begun.retryAfterMs);
  if (!(await deps.passwords.verify(password, member.passwordHash)))
    return refuse('invalid-credential', 'the password is wrong');
  await settleAccount(email, now, deps);
  return ok(null);
}

/**
 * A right password ends the row of failures. Where several companies have somebody with this address it takes back its own try
 * only: the address was never proven, and somebody at one of them must not wipe out the guesses at another.
 */
async function settleAccount(email: string, begunAt: number, deps: PasswordDeps): Promise<void> {
  const { attempts } = deps;
  const settle = (await isShared(email, deps)) ? attempts.withdraw : attempts.succeed;
  await settle(accountKey(email), begunAt);
}

export const isShared = async (
  email: string,
  deps: CardDeps & { members: Members },
): Promise<boolean> => (await candidatesFor({ email }, deps)).length > 1;
