/** Request id, dependencies, and the headers that every answer of the API carries (S80, S90). */
import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { wire } from '#worker/wiring';

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-resource-policy': 'cross-origin',
};

export const headers: MiddlewareHandler<AppTypes> = async (c, next) => {
  const deps = wire(c.env);
  c.set('deps', deps);
  c.set('requestId', `req_${deps.system.newId('msg').slice(4)}`);
  await next();
  // A response with a socket has immutable headers and needs none of these.
  if (c.res.status === 101) return;
  for (const [name, value] of Object.entries(always))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  c.res.headers.set('x-request-id', c.get('requestId'));
  if (c.res.headers.get('content-type') === 'application/json')
    c.res.headers.set('content-type', 'application/json; charset=utf-8');
};
