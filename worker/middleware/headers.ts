/** Request id, dependencies, and the headers that every answer of the API carries (S80, S90). */
import type { Context, MiddlewareHandler } from 'hono';
import { SettingsFault } from '#worker/env';
import { problem } from '#worker/middleware/problem';
import { system } from '#worker/adapters/system';
import type { AppTypes } from '#worker/middleware/context';
import { wire } from '#worker/wiring';

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  // Neither a frame's ancestors nor the target of a form fall back to default-src.
  'content-security-policy':
    "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-resource-policy': 'cross-origin',
};

export const headers: MiddlewareHandler<AppTypes> = async (c, next) => {
  c.set('requestId', `req_${system.newId('msg').slice(4)}`);
  const refused = prepare(c);
  if (refused) c.res = refused;
  else await next();
  // A response with a socket has immutable headers and needs none of these.
  if (c.res.status === 101) return;
  for (const [name, value] of Object.entries(always))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  c.res.headers.set('x-request-id', c.get('requestId'));
  if (c.res.headers.get('content-type') === 'application/json')
    c.res.headers.set('content-type', 'application/json; charset=utf-8');
};

/** A deployment with wrong settings says so in its log, with every fault, and serves nothing. */
function prepare(c: Context<AppTypes>): Response | null {
  try {
    c.set('deps', wire(c.env));
    return null;
  } catch (error) {
    if (!(error instanceof SettingsFault)) throw error;
    console.error(JSON.stringify({ at: 'settings', faults: error.message }));
    return problem(c, { code: 'unavailable', detail: 'the service is not configured' });
  }
}
