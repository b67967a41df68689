/** Who of the staff is asking: the member behind the session cookie, and whether the role may do this. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Action } from '#core/permission';
import { may } from '#core/permission';
import type { StaffMember } from '#flows/sign-in';
import { staffOf } from '#flows/sign-in';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';

export const staffCookie = 'parley_staff';

/** Lets a signed-in member pass whose role may do `action`; the tenant of all that follows is the member's. */
export const staff =
  (action: Action): MiddlewareHandler<AppTypes> =>
  async (c, next) => {
    const member = await memberOf(c);
    if (!member) return problem(c, { code: 'unauthenticated' });
    if (!may(member, action)) return problem(c, { code: 'forbidden' });
    c.set('member', member);
    return next();
  };

export async function memberOf(c: Context<AppTypes>): Promise<StaffMember | null> {
  const session = getCookie(c, staffCookie, 'host');
  return session ? staffOf(session, signInDeps(c)) : null;
}

export const signInDeps = (c: Context<AppTypes>) => ({
  system: c.get('deps').system,
  store: c.get('deps').staff,
});
