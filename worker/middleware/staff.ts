/**
 * Who of the staff is asking, and whether they may: a session cookie or a scoped API key (`Authorization: Bearer ps_…`), the
 * second factor, the role, and a fresh authentication for dangerous acts. Makes the audit entry. Default deny: a route of the
 * staff API without `staff(action)` is found by tests.
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { Action } from '#core/permission';
import { may, ruleOf } from '#core/permission';
import { isFresh } from '#core/session';
import type { Refusal } from '#protocol/problem';
import { isWrite, recordRequest } from '#worker/middleware/audit';
import type { AppTypes } from '#worker/middleware/context';
import { hasKey, keyOf, memberOf } from '#worker/middleware/credential';
import type { Asking } from '#worker/middleware/credential';
import { problem } from '#worker/middleware/problem';
import { subjectOf } from '#worker/middleware/subject';

const asked = new WeakMap<object, Action>();

/** Which action a route's middleware asks for: by this tests find every route and what it is open to. */
export const actionOf = (middleware: object): Action | undefined => asked.get(middleware);

/** Lets pass whose role or key may do `action`; the tenant of all that follows is theirs. */
export function staff(action: Action): MiddlewareHandler<AppTypes> {
  const middleware: MiddlewareHandler<AppTypes> = async (c, next) => {
    const asking = hasKey(c) ? await keyOf(c) : await memberOf(c);
    if (!asking) return problem(c, { code: 'unauthenticated' });
    const { member } = asking;
    const refusal = refusalFor(action, asking, c.get('deps').system.now());
    if (refusal) {
      const refused = problem(c, refusal);
      await recordRequest(c, action, member, refused.status);
      return refused;
    }
    c.set('member', member);
    if (asking.session) c.set('session', asking.session);
    const is = isWrite(c) ? subjectOf(c, member) : null;
    const was = await is?.().catch(() => null);
    await next();
    await recordRequest(c, action, member, c.res.status, is ? { was, is } : {});
  };
  asked.set(middleware, action);
  return middleware;
}

/** For a route of which only some bodies need a fresh sign-in: the refusal when it is too old. A key of a script has none. */
export function tooOldFor(c: Context<AppTypes>): Response | null {
  const session = c.get('session');
  if (!session || isFresh(session, c.get('deps').system.now())) return null;
  return problem(c, { code: 'step-up-required' });
}

function refusalFor(action: Action, { member, session }: Asking, now: number): Refusal | null {
  if (session?.stage === 'mfa') return { code: 'mfa-required' };
  if (!may(member, action)) return { code: 'forbidden' };
  if (session && ruleOf(action).stepUp && !isFresh(session, now))
    return { code: 'step-up-required' };
  return null;
}
