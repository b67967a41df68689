/**
 * How much mail an address gets that nobody has shown to be theirs (S48): one a day in the whole installation, whoever asks and for
 * whatever. Who has written a code back that was mailed there is no stranger for a month. Pure; used by flows/stranger-mail.
 */
import type { RateLimit } from '#core/rate-limit';

const dayMs = 24 * 3_600_000;

export const toStranger: RateLimit = { name: 'stranger-mail', limit: 1, windowMs: dayMs };

/** Two, so that one look that takes nothing tells one proof from none. */
export const proofs: RateLimit = { name: 'email-proved', limit: 2, windowMs: 30 * dayMs };

export const isProved = (remaining: number): boolean => remaining < proofs.limit;
