/** The staff API: who signs in, and one resource for each collection. Every route but those of signing in has its action. */
import { Hono } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { audit } from '#worker/routes/audit';
import { failures } from '#worker/routes/failures';
import { articles } from '#worker/routes/articles';
import { archive } from '#worker/routes/archive';
import { conversations } from '#worker/routes/conversations';
import { leads } from '#worker/routes/leads';
import { live } from '#worker/routes/live';
import { tools } from '#worker/routes/tools';
import { savedViews } from '#worker/routes/saved-views';
import { account } from '#worker/routes/account';
import { signIn } from '#worker/routes/sign-in';

export const admin = new Hono<AppTypes>()
  .route('/', signIn)
  .route('/account', account)
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
  .route('/live', live);
