/**
 * The staff API answers our own page and scripts with a key, nobody else (S27): a request that names another origin is
 * refused whatever it asks for, and a write must name ours. A browser cannot send a key across sites: no preflight allows it.
 */
import type { MiddlewareHandler } from 'hono';
import { actorOf, record } from '#worker/middleware/audit';
import type { AppTypes } from '#worker/middleware/context';
import { hasKey, memberOf } from '#worker/middleware/credential';
import { problem } from '#worker/middleware/problem';
import { ownOrigin } from '#worker/middleware/visitor';

const reads = ['GET', 'HEAD', 'OPTIONS'];
/** Where another site sends the browser back to us. */
const callback = '/v1/admin/oidc/callback';

export const sameOrigin: MiddlewareHandler<AppTypes> = async (c, next) => {
  const origin = c.req.header('origin');
  const isForeign = origin !== undefined && origin !== ownOrigin(c);
  const isNamelessWrite = origin === undefined && !reads.includes(c.req.method) && !hasKey(c);
  const isCrossSite = c.req.header('sec-fetch-site') === 'cross-site' && c.req.path !== callback;
  if (isForeign || isNamelessWrite || isCrossSite) {
    const signed = await memberOf(c).catch(() => null);
    if (signed) await record(c, signed.member.tenantId, actorOf(signed.member), 'origin', 403, {});
    return problem(c, { code: 'forbidden' });
  }
  await next();
  if (c.res.status !== 101) c.res.headers.set('cross-origin-resource-policy', 'same-origin');
};
