/** Full-jitter exponential back-off: every delay is random between 0 and a doubling window, so that a
 * server that restarts is not met by everybody at once. Pure. */
export const backoffMs = (attempt: number, random: number, firstMs: number, maxMs = 30_000) =>
  Math.round(random * Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 16)));
