/** The staff API as far as it goes: sign in with a one-time link, who am I, sign out; the collections below it. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { allowedTo } from '#core/permission';
import { signInByLink, signOut } from '#flows/sign-in';
import { actorOf, record } from '#worker/middleware/audit';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { memberOf, staffCookie } from '#worker/middleware/credential';
import { audit } from '#worker/routes/audit';
import { failures } from '#worker/routes/failures';
import { articles } from '#worker/routes/articles';
import { archive } from '#worker/routes/archive';
import { conversations } from '#worker/routes/conversations';
import { leads } from '#worker/routes/leads';
import { live } from '#worker/routes/live';
import { tools } from '#worker/routes/tools';
import { savedViews } from '#worker/routes/saved-views';

export const admin = new Hono<AppTypes>()
  .post('/sign-in', async (c) => {
    const request = await body(
      c.req.raw,
      v.object({ token: v.pipe(v.string(), v.regex(/^\w{44}$/)) }),
    );
    if (!request.ok) return problem(c, request.refusal);
    const from = {
      address: c.req.header('cf-connecting-ip') ?? '',
      userAgent: c.req.header('user-agent') ?? '',
    };
    const signed = await signInByLink(request.value.token, from, c.get('deps'));
    if (!signed.ok) return problem(c, signed.refusal);
    const { session, stage, tenantId, memberId } = signed.value;
    setSession(c, session);
    const actor = { actorKind: 'member', actorId: memberId, actorRole: null } as const;
    await record(c, tenantId, actor, 'sign-in.link', 200, {});
    return c.json({ ok: true, mfaRequired: stage === 'mfa' });
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
    deleteCookie(c, staffCookie, { prefix: 'host', secure: true, path: '/' });
    if (signed)
      await record(c, signed.member.tenantId, actorOf(signed.member), 'sign-out', 204, {});
    return c.body(null, 204);
  })
  .route('/audit', audit)
  .route('/errors', failures)
  .route('/articles', articles)
  .route('/archive', archive)
  .route('/conversations', conversations)
  .route('/leads', leads)
  .route('/live', live)
  .route('/saved-views', savedViews)
  .route('/tools', tools);

/** Strict, host-only, out of reach of scripts; gone with the browser, and after twelve hours anyway. */
function setSession(c: Context<AppTypes>, secret: string): void {
  setCookie(c, staffCookie, secret, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
}
