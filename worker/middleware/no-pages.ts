/** For routes between servers: a page of another site is refused, whatever it sends (MCP asks for this against DNS rebinding). */
import type { MiddlewareHandler } from 'hono';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { ownOrigin } from '#worker/middleware/visitor';

export const noPages: MiddlewareHandler<AppTypes> = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== ownOrigin(c))
    return problem(c, { code: 'origin-not-allowed' });
  return next();
};
