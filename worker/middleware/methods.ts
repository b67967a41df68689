/**
 * A known path with a method that it does not have: 405 and what it has, before anything else looks at the request. HEAD is
 * GET for the public routes only; on a stream it would open one that nobody reads.
 */
import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';

interface Known {
  method: string;
  path: string;
  auth: string;
}

export function methods(operations: Known[]): MiddlewareHandler<AppTypes> {
  const byPath = new Map<string, { pattern: RegExp; allowed: Set<string> }>();
  for (const { method, path, auth } of operations) {
    const known = byPath.get(path) ?? {
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replace(/\./g, '\\.')}$`),
      allowed: new Set<string>(),
    };
    known.allowed.add(method.toUpperCase());
    if (method === 'get' && auth === 'none') known.allowed.add('HEAD');
    byPath.set(path, known);
  }
  const table = [...byPath.values()];
  return async (c, next) => {
    const known = table.find(({ pattern }) => pattern.test(c.req.path));
    if (!known || known.allowed.has(c.req.method)) return next();
    c.header('allow', [...known.allowed].join(', '));
    return problem(c, { code: 'method-not-allowed' });
  };
}
