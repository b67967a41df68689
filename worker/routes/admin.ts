/** The staff API as far as it goes: sign in with a one-time link, who am I, sign out; the collections below it. */
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { signIn, signOut } from '#flows/sign-in';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { memberOf, signInDeps, staffCookie } from '#worker/middleware/staff';
import { ownOrigin } from '#worker/middleware/visitor';
import { articles } from '#worker/routes/articles';
import { archive } from '#worker/routes/archive';
import { conversations } from '#worker/routes/conversations';
import { leads } from '#worker/routes/leads';
import { live } from '#worker/routes/live';

const prefix = { prefix: 'host' } as const;

export const admin = new Hono<AppTypes>()
  .use('/*', async (c, next) => {
    // A write with a cookie must come from our own page (S27).
    if (c.req.method !== 'GET' && c.req.header('origin') !== ownOrigin(c))
      return problem(c, { code: 'forbidden' });
    return next();
  })
  .post('/sign-in', async (c) => {
    const request = await body(
      c.req.raw,
      v.object({ token: v.pipe(v.string(), v.regex(/^\w{44}$/)) }),
    );
    if (!request.ok) return problem(c, request.refusal);
    const signed = await signIn(request.value.token, signInDeps(c));
    if (!signed.ok) return problem(c, signed.refusal);
    setCookie(c, staffCookie, signed.value.session, {
      ...prefix,
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    return c.json({ ok: true });
  })
  .get('/me', async (c) => {
    const member = await memberOf(c);
    return member ? c.json(member) : problem(c, { code: 'unauthenticated' });
  })
  .post('/sign-out', async (c) => {
    const session = getCookie(c, staffCookie, 'host');
    if (session) await signOut(session, signInDeps(c));
    deleteCookie(c, staffCookie, { ...prefix, secure: true, path: '/' });
    return c.body(null, 204);
  })
  .route('/articles', articles)
  .route('/archive', archive)
  .route('/conversations', conversations)
  .route('/leads', leads)
  .route('/live', live);
