/**
 * Work that the other side has taken on and not done yet (202 Accepted, a task of MCP): where to ask for it, when, and when to stop. Pure;
 * used by adapters/tools and the conversation's late-calls.
 */
import { originOf } from '#core/tool/request';

export interface Late {
  /** Where to ask; null: the other side calls back. */
  poll: string | null;
  retryAfterSeconds: number | null;
}

const secondMs = 1_000;
export const lateLimits = {
  /** The first question when nobody has said when, in ms; then half as long again each time. */
  firstMs: 5 * secondMs,
  growth: 1.5,
  leastMs: secondMs,
  mostMs: 10 * 60 * secondMs,
  hourMs: 3_600 * secondMs,
} as const;

/**
 * Null: a plain answer. An address on another host is not asked, it would get what is meant for this one; without any, the work can only be
 * late where the tool says so and calls back.
 */
export function lateOf(
  tool: { url: string | null; slow: boolean },
  status: number,
  headers: Record<string, string>,
): Late | null {
  if (status !== 202 || tool.url === null) return null;
  const seconds = /^\d{1,6}$/.exec(headers['retry-after'] ?? '')?.[0];
  const late = {
    poll: pollOf(tool.url, headers['location']),
    retryAfterSeconds: seconds ? Number(seconds) : null,
  };
  return late.poll !== null || tool.slow ? late : null;
}

function pollOf(url: string, location: string | undefined): string | null {
  if (location === undefined || location.length > 2_048 || /[\s\\]/.test(location)) return null;
  const origin = originOf(url);
  if (location.startsWith('/') && !location.startsWith('//')) return origin + location;
  return originOf(location) === origin ? location : null;
}

/** Ms until the next question, after so many. */
export function pauseMs({ retryAfterSeconds }: Late, polls: number): number {
  const { firstMs, growth, leastMs, mostMs } = lateLimits;
  const asked =
    retryAfterSeconds === null ? firstMs * growth ** polls : retryAfterSeconds * secondMs;
  return Math.round(Math.min(mostMs, Math.max(leastMs, asked)));
}
