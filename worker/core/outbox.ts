/** When a delivery that failed is tried again, and when somebody should be told. Pure. */
const firstDelayMs = 500;
const maxDelayMs = 30_000;
/** At 30 s a try this is about a day of failures. */
const parkedAfterAttempts = 2_900;

/** Exponential with jitter; `random` is 0…1. Capped low, because D1 coming back should be seen soon. */
export function retryDelayMs(attempts: number, random: number): number {
  const full = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(attempts - 1, 10));
  return Math.round(full * (0.5 + random / 2));
}

export function isParked(attempts: number): boolean {
  return attempts >= parkedAfterAttempts;
}
