/** The staff API as far as it goes: sign in with a one-time link, who am I, sign out. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { signIn, signOut, staffOf } from '#flows/sign-in';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { ownOrigin } from '#worker/middleware/visitor';

const cookie = 'parley_staff';
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
    const signed = await signIn(request.value.token, depsOf(c));
    if (!signed.ok) return problem(c, signed.refusal);
    setCookie(c, cookie, signed.value.session, {
      ...prefix,
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    return c.json({ ok: true });
  })
  .get('/me', async (c) => {
    const session = getCookie(c, cookie, 'host');
    const staff = session ? await staffOf(session, depsOf(c)) : null;
    return staff ? c.json(staff) : problem(c, { code: 'unauthenticated' });
  })
  .post('/sign-out', async (c) => {
    const session = getCookie(c, cookie, 'host');
    if (session) await signOut(session, depsOf(c));
    deleteCookie(c, cookie, { ...prefix, secure: true, path: '/' });
    return c.body(null, 204);
  });

const depsOf = (c: Context<AppTypes>) => ({
  system: c.get('deps').system,
  store: c.get('deps').staff,
});
