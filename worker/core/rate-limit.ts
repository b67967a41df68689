/**
 * Sliding-window counters for the session, address and tenant limits. A window is cut into slots; the count
 * of all slots that still touch the window is compared with the limit, so that no stretch of `windowMs`
 * ever holds more than `limit` acts, at the price of forgetting up to one slot late. Pure: the caller keeps
 * the counter (a conversation's state, the limiter object) and gives the instant.
 */
export interface RateLimit {
  /** Name on the wire (RateLimit header). */
  name: string;
  limit: number;
  windowMs: number;
}

/** Slots as [start epoch ms, count], oldest first; plain JSON. */
export type Counter = [start: number, count: number][];

export interface Taken {
  ok: boolean;
  counter: Counter;
  /** Acts left in the window after this one. */
  remaining: number;
  /** When the next act will be allowed, counted from now; 0 while some are left. */
  retryAfterMs: number;
  /** How many were granted (for leases; 0 when refused). */
  granted: number;
}

const slotsPerWindow = 12;

/** Takes between 1 and `wanted` acts; refuses when not even one is left. */
export function take(counter: Counter, rule: RateLimit, now: number, wanted = 1): Taken {
  const slotMs = rule.windowMs / slotsPerWindow;
  const oldest = now - rule.windowMs - slotMs;
  // Mostly nothing has left the window: then the counter is taken as it is.
  const live =
    (counter[0]?.[0] ?? now) > oldest ? counter : counter.filter(([start]) => start > oldest);
  let used = 0;
  for (const [, count] of live) used += count;
  const left = rule.limit - used;
  if (left < 1) {
    // The first moment at which enough of the oldest slots have left the window.
    let held = used;
    let free = now + rule.windowMs;
    for (const [start, count] of live) {
      held -= count;
      free = start + slotMs + rule.windowMs;
      if (held < rule.limit) break;
    }
    const retryAfterMs = Math.max(1, Math.ceil(free - now));
    return { ok: false, counter: live, remaining: 0, retryAfterMs, granted: 0 };
  }
  const granted = Math.min(wanted, left);
  const last = live.at(-1);
  const slotStart = Math.floor(now / slotMs) * slotMs;
  // A clock that steps back keeps counting in the newest slot.
  if (last && last[0] >= slotStart) {
    const next = [...live.slice(0, -1), [last[0], last[1] + granted] as [number, number]];
    return { ok: true, counter: next, remaining: left - granted, retryAfterMs: 0, granted };
  }
  return {
    ok: true,
    counter: [...live, [slotStart, granted]],
    remaining: left - granted,
    retryAfterMs: 0,
    granted,
  };
}

const leaseMax = 16;
/** A lease is at most this part of the limit. */
const leasePart = 1 / 500;
/** Above this used part everybody counts one by one, so idle leases cost at most this much of the limit. */
const leaseUsedPart = 0.25;

/** How many acts to take at once, given what was left after the last take. */
export function leaseShare(limit: number, remaining: number): number {
  if (remaining < limit * (1 - leaseUsedPart)) return 1;
  return Math.max(1, Math.min(leaseMax, Math.floor(limit * leasePart)));
}
