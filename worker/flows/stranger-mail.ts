/**
 * How much mail an address gets that nobody has shown to be theirs (S48): one a day in the whole installation, whoever asks and for
 * whatever. Who has written a code back that was mailed there is no stranger for a month. Used by invitations and by the code that proves
 * an address in a conversation. The counters' names are hashes.
 */
import { plainEmail } from '#core/member';
import type { RateLimit } from '#core/rate-limit';
import type { Limiter } from '#ports/limiter';

const dayMs = 24 * 3_600_000;
const toStranger: RateLimit = { name: 'stranger-mail', limit: 1, windowMs: dayMs };
/** Two, so that one look that takes nothing tells one proof from none. */
const proofs: RateLimit = { name: 'email-proved', limit: 2, windowMs: 30 * dayMs };

export interface StrangerMailDeps {
  limiter: Limiter;
}

export async function mayMailStranger(
  email: string,
  { limiter }: StrangerMailDeps,
): Promise<boolean> {
  const address = plainEmail(email);
  const proved = await limiter.take(`email-proved:${address}`, proofs, 0);
  if (proved.remaining < proofs.limit) return true;
  return (await limiter.take(`stranger-mail:${address}`, toStranger)).granted > 0;
}

export async function noteProof(email: string, { limiter }: StrangerMailDeps): Promise<void> {
  await limiter.take(`email-proved:${plainEmail(email)}`, proofs);
}
