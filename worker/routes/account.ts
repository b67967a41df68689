/** `/v1/admin/account`: one's own name, password, second factor, recovery codes and sessions. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { changeEmail } from '#flows/change-email';
import { memberKey, openCard, placeOf } from '#flows/member-card';
import { changePassword, checkFor } from '#flows/reset-password';
import { confirmTotp, newRecoveryCodes, prepareTotp, removeTotp } from '#flows/second-factor';
import { newSecret, secretHash } from '#flows/sign-in';
import { confirmPassword } from '#flows/sign-in-by-password';
import type { MemberRow } from '#ports/members';
import type { StaffSession } from '#ports/staff';
import {
  EmailChange,
  NameChange,
  PasswordChange,
  TotpConfirmation,
  TotpRemoval,
} from '#protocol/access';
import type { SessionInfo } from '#protocol/access';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { setSession } from '#worker/middleware/credential';
import { notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

type C = Context<AppTypes>;

export const account = new Hono<AppTypes>()
  .get('/', staff('account.read'), async (c) => {
    const deps = c.get('deps');
    const me = await own(c);
    const card = await openCard(me, await memberKey(me.tenantId, deps));
    const recoveryCodesLeft = await deps.credentials.recoveryCodesLeft(me.tenantId, me.id);
    const changedAt = me.passwordChangedAt;
    return c.json({
      memberId: me.id,
      ...card,
      role: me.role,
      hasPassword: me.passwordHash !== null,
      passwordChangedAt: changedAt === null ? null : new Date(changedAt).toISOString(),
      hasMfa: me.totpSealed !== null,
      recoveryCodesLeft,
    });
  })
  .patch('/', staff('account.write'), async (c) => {
    const change = await body(c.req.raw, NameChange);
    if (!change.ok) return problem(c, change.refusal);
    const deps = c.get('deps');
    const me = await own(c);
    const { key } = await memberKey(me.tenantId, deps);
    const nameSealed = await key.seal(change.value.name, placeOf(me, 'name'));
    await deps.members.change(me.tenantId, me.id, { nameSealed });
    return c.json({ ok: true });
  })
  .post('/password', staff('account.security'), async (c) => {
    c.set('audit', { target: c.get('member').memberId, after: null });
    const change = await body(c.req.raw, PasswordChange);
    if (!change.ok) return problem(c, change.refusal);
    const hash = c.get('session')?.hash ?? '';
    const changed = await changePassword(await own(c), change.value.password, hash, c.get('deps'));
    if (!changed.ok) return problem(c, changed.refusal);
    return renewed(c, { ok: true });
  })
  .post('/email', staff('account.security'), async (c) => {
    const change = await body(c.req.raw, EmailChange);
    if (!change.ok) return problem(c, change.refusal);
    const hash = c.get('session')?.hash ?? '';
    const changed = await changeEmail(await own(c), change.value.email, hash, c.get('deps'));
    return changed.ok ? renewed(c, { ok: true }) : problem(c, changed.refusal);
  })
  .post('/totp', staff('account.security'), async (c) => {
    const me = await own(c);
    if (me.totpSealed) return problem(c, { code: 'stale', detail: 'remove the one you have' });
    return c.json(await prepareTotp(me, c.get('deps')));
  })
  .post('/totp/confirm', staff('account.security'), async (c) => {
    c.set('audit', { target: c.get('member').memberId, after: null });
    const request = await body(c.req.raw, TotpConfirmation);
    if (!request.ok) return problem(c, request.refusal);
    const confirmed = await confirmTotp(await own(c), request.value.code, c.get('deps'));
    return confirmed.ok ? renewed(c, confirmed.value) : problem(c, confirmed.refusal);
  })
  .post('/totp/remove', staff('account.security'), async (c) => {
    c.set('audit', { target: c.get('member').memberId, after: null });
    const request = await body(c.req.raw, TotpRemoval);
    if (!request.ok) return problem(c, request.refusal);
    const deps = c.get('deps');
    const me = await own(c);
    // Alone a password must be longer; only who knows it can say whether it is.
    if (me.passwordHash !== null) {
      const password = request.value.password ?? '';
      const { email } = await openCard(me, await memberKey(me.tenantId, deps));
      const known = await confirmPassword(me, email, password, deps);
      if (!known.ok) return problem(c, known.refusal);
      const longEnough = await checkFor(me, password, deps, false);
      if (!longEnough.ok) return problem(c, longEnough.refusal);
    }
    await removeTotp(me, deps);
    return renewed(c, { ok: true });
  })
  .post('/recovery-codes', staff('account.security'), async (c) => {
    const me = await own(c);
    if (!me.totpSealed)
      return problem(c, { code: 'stale', detail: 'there is no second factor to stand in for' });
    return c.json(await newRecoveryCodes(me, c.get('deps')));
  })
  .get('/sessions', staff('account.read'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const sessions = await c.get('deps').staff.sessionsOf(tenantId, memberId);
    return c.json({ sessions: sessions.map((one) => sessionInfo(one, c.get('session')?.hash)) });
  })
  .delete('/sessions', staff('account.write'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    await c.get('deps').staff.dropSessionsOf(tenantId, memberId, c.get('session')?.hash);
    return c.body(null, 204);
  })
  .delete('/sessions/:id', staff('account.write'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const { staff: store } = c.get('deps');
    const sessions = await store.sessionsOf(tenantId, memberId);
    const one = sessions.find((session) => sessionId(session) === c.req.param('id'));
    if (!one) return notFound(c);
    await store.dropSession(one.hash);
    return c.body(null, 204);
  });

/** A part of the hash: names a session and opens nothing. */
export const sessionId = ({ hash }: StaffSession): string => `ses_${hash.slice(0, 22)}`;

export const sessionInfo = (session: StaffSession, own: string | undefined): SessionInfo => ({
  id: sessionId(session),
  createdAt: new Date(session.createdAt).toISOString(),
  seenAt: new Date(session.seenAt).toISOString(),
  address: session.address,
  userAgent: session.userAgent,
  isThis: session.hash === own,
});

async function own(c: C): Promise<MemberRow> {
  const { tenantId, memberId } = c.get('member');
  const row = await c.get('deps').members.get(tenantId, memberId);
  if (!row) throw new Error('a session without a member');
  return row;
}

/** What may be done has changed: all other sessions end, this one goes on under a new secret. */
async function renewed(c: C, answer: object): Promise<Response> {
  const { staff: store, system } = c.get('deps');
  const { tenantId, memberId } = c.get('member');
  const hash = c.get('session')?.hash ?? '';
  const secret = newSecret(system);
  const to = { hash: await secretHash(secret), now: system.now(), stage: 'full' };
  await store.dropSessionsOf(tenantId, memberId, hash);
  if (await store.renewSession(hash, to)) setSession(c, secret);
  return c.json(answer);
}
