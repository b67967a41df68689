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
    // A word may stand where another path has an id: what one of them takes is taken.
    const allowed = table
      .filter(({ pattern }) => pattern.test(c.req.path))
      .flatMap((known) => [...known.allowed]);
    if (allowed.length === 0 || allowed.includes(c.req.method)) return next();
    c.header('allow', [...new Set(allowed)].join(', '));
    return problem(c, { code: 'method-not-allowed' });
  };
}
