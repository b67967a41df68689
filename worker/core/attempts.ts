/**
 * How often somebody may try a secret: at most so many evaluated in a window, with growing pauses, and so many in a row
 * until somebody else unlocks. An attempt counts when it begins, so that a hundred at once get no further than a hundred
 * one by one; a success takes back its own. Pure; durable-objects/attempts keeps the state.
 */
export interface AttemptRule {
  /** Evaluated within the window. */
  limit: number;
  windowMs: number;
  /** Failures in a row until a reset; null counts none (an address is shared). */
  inARow: number | null;
  /** Ever longer pauses between failures; a few tries in a window need none. */
  pauses?: true;
}

const minute = 60_000;

/** S18: at most ten in a quarter of an hour and a hundred in a row (NIST SP 800-63B-4, 3.2.2). */
export const passwordRule: AttemptRule = {
  limit: 10,
  windowMs: 15 * minute,
  inARow: 100,
  pauses: true,
};
/** Of one address over all accounts: an office that comes to work, not a list of names. Successes do not count. */
export const addressRule: AttemptRule = { limit: 30, windowMs: 15 * minute, inARow: null };
/** S21: six digits, three of a million right at any moment. */
export const codeRule: AttemptRule = { limit: 5, windowMs: 15 * minute, inARow: 50 };
/** Reset mails and links; one mail an attempt. */
export const resetRule: AttemptRule = { limit: 10, windowMs: 60 * minute, inARow: null };
/** Guessing of link tokens (131 bits and more) from one address; right ones do not count. */
export const linkRule: AttemptRule = { limit: 30, windowMs: 15 * minute, inARow: null };

export interface Attempts {
  /** Epoch ms of what was evaluated in the window and was no success, oldest first. */
  at: number[];
  inARow: number;
}

export const noAttempts: Attempts = { at: [], inARow: 0 };

/** From this failure in a row on there is a pause before the next, twice as long each time. */
const pauseFrom = 6;
const pauseMaxMs = 15_000;
/** There is no time after which it opens again; clients are asked to come back tomorrow. */
const lockedMs = 24 * 60 * minute;

export type Begun =
  | { ok: true; attempts: Attempts }
  | { ok: false; attempts: Attempts; retryAfterMs: number };

export function begin(before: Attempts, rule: AttemptRule, now: number): Begun {
  const at = before.at.filter((instant) => instant > now - rule.windowMs);
  const attempts = { ...before, at };
  if (rule.inARow !== null && before.inARow >= rule.inARow)
    return { ok: false, attempts, retryAfterMs: lockedMs };
  const [oldest] = at;
  if (at.length >= rule.limit && oldest !== undefined)
    return { ok: false, attempts, retryAfterMs: Math.max(1, oldest + rule.windowMs - now) };
  const last = at.at(-1);
  const pauseMs =
    rule.pauses && before.inARow >= pauseFrom
      ? Math.min(pauseMaxMs, 1_000 * 2 ** (before.inARow - pauseFrom))
      : 0;
  if (last !== undefined && now < last + pauseMs)
    return { ok: false, attempts, retryAfterMs: last + pauseMs - now };
  return { ok: true, attempts: { at: [...at, now], inARow: before.inARow + 1 } };
}

/** The attempt that began at `begunAt` was right. */
export function succeed(before: Attempts, begunAt: number): Attempts {
  const index = before.at.lastIndexOf(begunAt);
  return { at: before.at.filter((_, place) => place !== index), inARow: 0 };
}

/** The attempt that began at `begunAt` was never evaluated. */
export function withdraw(before: Attempts, begunAt: number): Attempts {
  return { ...succeed(before, begunAt), inARow: Math.max(0, before.inARow - 1) };
}
