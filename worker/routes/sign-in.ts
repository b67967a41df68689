/**
 * The doors of the staff API, the only routes without `staff(action)`: sign in by link or password, the second factor,
 * step-up, a forgotten password, who am I, sign out. Each makes its own audit entry, as far as it knows whose.
 */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { addressKey } from '#core/address';
import { linkRule, resetRule } from '#core/attempts';
import { plainEmail } from '#core/member';
import { allowedTo } from '#core/permission';
import { memberKey, openCard } from '#flows/member-card';
import { mailResetLinks, resetPassword } from '#flows/reset-password';
import { checkCode } from '#flows/second-factor';
import { newSecret, secretHash, signInByLink, signOut } from '#flows/sign-in';
import { confirmPassword, signInByPassword, tooMany } from '#flows/sign-in-by-password';
import type { PasswordSignIn } from '#flows/sign-in-by-password';
import {
  CodeRequest,
  ResetConfirmation,
  ResetRequest,
  SignInRequest,
  StepUpRequest,
} from '#protocol/access';
import type { MemberRow } from '#ports/members';
import type { Refusal } from '#protocol/problem';
import { actorOf, nobody, record } from '#worker/middleware/audit';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import {
  countLink,
  dropSession,
  memberOf,
  originOf,
  publicOrigin,
  replaceSession,
  setSession,
  staffCookie,
} from '#worker/middleware/credential';
import { problem } from '#worker/middleware/problem';

type C = Context<AppTypes>;

/** Of tries that name no account; no tenant reads it. */
const nobodysTrail = 'nobody';
/** So that the answer has left before the work begins that only a known account makes. */
const afterAnswerMs = 25;

export const signIn = new Hono<AppTypes>()
  .get('/sign-in/options', (c) => {
    const { oidc, mail } = c.get('deps');
    return c.json({ oidc: oidc.isReady, mail: mail.isReady && publicOrigin(c) !== null });
  })
  .post('/sign-in', async (c) => {
    const request = await body(c.req.raw, SignInRequest);
    if (!request.ok) return problem(c, request.refusal);
    if ('email' in request.value) return byPassword(c, request.value);
    const tried = await countLink(c);
    if (!tried.ok) return problem(c, tried.refusal);
    const signed = await signInByLink(request.value.token, originOf(c), c.get('deps'));
    if (!signed.ok) return problem(c, signed.refusal);
    await tried.value();
    const { session, stage, tenantId, memberId } = signed.value;
    await replaceSession(c, session);
    await record(c, tenantId, member(memberId), 'sign-in.link', 200, {});
    return c.json({ ok: true, mfaRequired: stage === 'mfa' });
  })
  .post('/sign-in/code', async (c) => {
    const request = await body(c.req.raw, CodeRequest);
    if (!request.ok) return problem(c, request.refusal);
    const signed = await memberOf(c);
    const row = signed && (await rowOf(c, signed.member));
    if (!signed || !row) return problem(c, { code: 'unauthenticated' });
    if (signed.session.stage !== 'mfa') return problem(c, { code: 'stale' });
    const checked = await checkCode(row, request.value, c.get('deps'));
    const action = 'code' in request.value ? 'sign-in.code' : 'sign-in.recovery-code';
    return confirmed(c, signed, checked.ok ? null : checked.refusal, action);
  })
  .post('/step-up', async (c) => {
    const request = await body(c.req.raw, StepUpRequest);
    if (!request.ok) return problem(c, request.refusal);
    const signed = await memberOf(c);
    const row = signed && (await rowOf(c, signed.member));
    if (!signed || !row) return problem(c, { code: 'unauthenticated' });
    if (signed.session.stage !== 'full') return problem(c, { code: 'mfa-required' });
    return confirmed(c, signed, await confirmWhole(c, row, request.value), 'step-up');
  })
  .post('/password-reset', async (c) => {
    const request = await body(c.req.raw, ResetRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { email, tenant } = request.value;
    const refused = await limitedMails(c, email);
    if (refused) return problem(c, refused);
    const deps = c.get('deps');
    const origin = publicOrigin(c);
    // After the answer, which is the same for everybody and takes as long.
    if (origin !== null)
      c.executionCtx.waitUntil(
        (async () => {
          await deps.system.sleep(afterAnswerMs);
          const asked = await mailResetLinks(email, tenant, origin, deps);
          const trails = asked.map(({ tenantId, id }) => [tenantId, id] as const);
          for (const [trail, target] of trails.length > 0
            ? trails
            : [[nobodysTrail, null] as const])
            await record(c, trail, nobody, 'password-reset.request', 202, { target });
        })(),
      );
    return c.json({ ok: true }, 202);
  })
  .post('/password-reset/confirm', async (c) => {
    const request = await body(c.req.raw, ResetConfirmation);
    if (!request.ok) return problem(c, request.refusal);
    const tried = await countLink(c);
    if (!tried.ok) return problem(c, tried.refusal);
    const { token, password } = request.value;
    const deps = c.get('deps');
    const reset = await resetPassword(token, password, publicOrigin(c), deps);
    if (!reset.ok) return problem(c, reset.refusal);
    await tried.value();
    const { tenantId, id } = reset.value;
    dropSession(c);
    await record(c, tenantId, member(id), 'password-reset.confirm', 200, { target: id });
    return c.json({ ok: true });
  })
  .get('/me', async (c) => {
    const signed = await memberOf(c);
    if (!signed) return problem(c, { code: 'unauthenticated' });
    if (signed.session.stage === 'mfa') return problem(c, { code: 'mfa-required' });
    return c.json({ ...signed.member, allowed: allowedTo(signed.member) });
  })
  .post('/sign-out', async (c) => {
    const secret = getCookie(c, staffCookie, 'host');
    const signed = await memberOf(c);
    if (secret) await signOut(secret, c.get('deps'));
    dropSession(c);
    if (signed)
      await record(c, signed.member.tenantId, actorOf(signed.member), 'sign-out', 204, {});
    return c.body(null, 204);
  });

const member = (actorId: string) => ({ actorKind: 'member', actorId, actorRole: null }) as const;

async function byPassword(c: C, given: PasswordSignIn): Promise<Response> {
  const signed = await signInByPassword(given, originOf(c), c.get('deps'));
  if (!signed.ok) {
    const { refusal, member: tried } = signed;
    // After the answer, and for an account that there is not as well: the same work for both (S19).
    const [trail, target] = tried ? [tried.tenantId, tried.id] : [nobodysTrail, null];
    if (refusal.refusal.code === 'unauthenticated')
      c.executionCtx.waitUntil(record(c, trail, nobody, 'sign-in.password', 401, { target }));
    return problem(c, refusal.refusal);
  }
  await replaceSession(c, signed.session);
  const { tenantId, id } = signed.member;
  await record(c, tenantId, member(id), 'sign-in.password', 200, {});
  return c.json({ ok: true, mfaRequired: signed.stage === 'mfa' });
}

/** All that the member signs in with; somebody who has neither signs in again by link. */
async function confirmWhole(
  c: C,
  row: MemberRow,
  given: {
    password?: string | undefined;
    code?: string | undefined;
    recoveryCode?: string | undefined;
  },
): Promise<Refusal | null> {
  const deps = c.get('deps');
  if (row.passwordHash === null && row.totpSealed === null)
    return { code: 'step-up-required', detail: 'sign in again, or set a password' };
  if (row.passwordHash !== null) {
    const { email } = await openCard(row, await memberKey(row.tenantId, deps));
    const checked = await confirmPassword(row, email, given.password ?? '', deps);
    if (!checked.ok) return checked.refusal;
  }
  if (row.totpSealed === null) return null;
  const checked = await checkCode(row, given, deps);
  return checked.ok ? null : checked.refusal;
}

/** The session goes on under a new secret, fresh and whole; or the try is noted. */
async function confirmed(
  c: C,
  signed: NonNullable<Awaited<ReturnType<typeof memberOf>>>,
  refusal: Refusal | null,
  action: string,
): Promise<Response> {
  const { tenantId } = signed.member;
  const { staff, system } = c.get('deps');
  if (refusal) {
    await record(c, tenantId, actorOf(signed.member), action, 400, {});
    return problem(c, refusal);
  }
  const secret = newSecret(system);
  const to = { hash: await secretHash(secret), now: system.now(), stage: 'full' };
  if (!(await staff.renewSession(signed.session.hash, to)))
    return problem(c, { code: 'unauthenticated' });
  setSession(c, secret);
  await record(c, tenantId, actorOf(signed.member), action, 200, {});
  return c.json({ ok: true, mfaRequired: false });
}

const rowOf = (c: C, { tenantId, memberId }: { tenantId: string; memberId: string }) =>
  c.get('deps').members.get(tenantId, memberId);

/** Mails to one address, and from one address. */
async function limitedMails(c: C, email: string): Promise<Refusal | null> {
  const { attempts, system } = c.get('deps');
  const from = `reset:address:${addressKey(originOf(c).address || null)}`;
  for (const [key, rule] of [
    [from, linkRule],
    [`reset:account:${plainEmail(email)}`, resetRule],
  ] as const) {
    const begun = await attempts.begin(key, rule, system.now());
    if (!begun.ok) return tooMany(begun.retryAfterMs).refusal;
  }
  return null;
}
