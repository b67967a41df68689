/**
 * `/v1/admin/oidc`: sign-in through the company's identity provider. The browser leaves with a sealed ticket in a cookie and
 * comes back to the one address that another site may send it to. Always on to our own page, never to a given address (S49).
 */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { beginSession } from '#flows/sign-in';
import { candidatesFor } from '#flows/sign-in-by-password';
import { record } from '#worker/middleware/audit';
import type { AppTypes } from '#worker/middleware/context';
import { originOf, setSession } from '#worker/middleware/credential';
import { notFound } from '#worker/middleware/problem';
import { ownOrigin } from '#worker/middleware/visitor';

const ticketCookie = 'parley_oidc';

const redirectUri = (c: Context<AppTypes>) => `${ownOrigin(c)}/v1/admin/oidc/callback`;

export const oidc = new Hono<AppTypes>()
  .get('/start', async (c) => {
    const { oidc: provider, system } = c.get('deps');
    if (!provider.isReady) return notFound(c);
    const begun = await provider.begin(redirectUri(c), system.now()).catch(() => null);
    if (!begun) return c.redirect('/admin/#company=refused');
    // Lax: it has to come along when the provider sends the browser back.
    setCookie(c, ticketCookie, begun.ticket, {
      prefix: 'host',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 600,
    });
    return c.redirect(begun.address);
  })
  .get('/callback', async (c) => {
    const deps = c.get('deps');
    if (!deps.oidc.isReady) return notFound(c);
    const ticket = getCookie(c, ticketCookie, 'host') ?? '';
    deleteCookie(c, ticketCookie, { prefix: 'host', secure: true, path: '/' });
    const callback = new URL(c.req.url);
    const proven = await deps.oidc.finish(callback, ticket, redirectUri(c), deps.system.now());
    const [member] = proven.ok ? await candidatesFor(proven.value, deps) : [];
    if (!member) return c.redirect('/admin/#company=refused');
    const stage = member.totpSealed ? 'mfa' : 'full';
    setSession(c, await beginSession(member.id, stage, originOf(c), deps));
    const { tenantId, id: actorId } = member;
    const actor = { actorKind: 'member', actorId, actorRole: null } as const;
    await record(c, tenantId, actor, 'sign-in.company', 302, {});
    return c.redirect('/admin/');
  });
