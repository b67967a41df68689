/** How many files a conversation takes in a day, for both doors: `times` are of those that count, oldest first. */
import { dayMs } from '#core/conversation/evolve';
import type { Result } from '#core/result';
import { limiterRefusal } from '#ports/limiter';

export function tooManyFiles(times: number[], limit: number, now: number): Result<never> | null {
  if (times.length < limit) return null;
  const rule = { name: 'session-files', limit, windowMs: dayMs };
  const retryAfterMs = (times[0] ?? now) + dayMs - now;
  const lease = { granted: 0, remaining: 0, expiresAt: 0, retryAfterMs };
  return { ok: false, refusal: limiterRefusal(rule, lease) };
}
