/**
 * The public face of every failure: application/problem+json. A refusal keeps its code; anything thrown becomes
 * `internal` (or `unavailable` when the database or a limiter is away) and shows a request id only.
 */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeError } from '#core/describe-error';
import type { Refusal } from '#protocol/problem';
import { problemBody, problems } from '#protocol/problem';
import type { Result } from '#core/result';
import { LimiterAway } from '#ports/limiter';
import type { AppTypes } from '#worker/middleware/context';
import { isDatabaseAway } from '#worker/store/database';

export function problem(c: Context<AppTypes>, refusal: Refusal): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  if (refusal.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(refusal.retryAfterSeconds));
  const { limit } = refusal;
  if (limit) {
    headers.set('ratelimit-policy', `"${limit.name}";q=${limit.limit}`);
    headers.set('ratelimit', `"${limit.name}";r=${limit.remaining};t=${limit.resetSeconds}`);
  }
  if (refusal.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer');
  return c.body(
    JSON.stringify(problemBody(refusal, c.get('requestId') ?? 'none')),
    problems[refusal.code].status as 400,
    Object.fromEntries(headers),
  );
}

/** A result as an answer: its value as JSON, or its refusal as a problem. */
export function answer<T>(
  c: Context<AppTypes>,
  result: Result<T>,
  status: 200 | 201 = 200,
): Response {
  return result.ok ? c.json(result.value as object, status) : problem(c, result.refusal);
}

export function onError(error: Error, c: Context<AppTypes>): Response {
  if (isDatabaseAway(error)) {
    log(c, 'database', describeError(error));
    return problem(c, { code: 'unavailable', retryAfterSeconds: 5 });
  }
  if (error instanceof LimiterAway) {
    log(c, 'limiter', error.message);
    return problem(c, { code: 'unavailable', retryAfterSeconds: 1 });
  }
  if (error instanceof HTTPException && error.status < 500)
    return problem(c, { code: 'invalid-request' });
  log(c, 'bug', `${describeError(error)} ${placesOf(error)}`);
  return problem(c, { code: 'internal' });
}

/** Where it was thrown, without the message, which stands on the first lines of a stack. */
const placesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .join(' | ');

export const notFound = (c: Context<AppTypes>): Response => problem(c, { code: 'not-found' });

function log(c: Context<AppTypes>, at: string, what: string): void {
  const path = new URL(c.req.url).pathname.slice(0, 200);
  console.error(
    JSON.stringify({
      at,
      requestId: c.get('requestId'),
      method: c.req.method,
      path,
      error: what.slice(0, 600),
    }),
  );
}
