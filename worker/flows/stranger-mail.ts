/** Asks the counters whether a stranger may be mailed (core/stranger-mail); their names are hashes. Used by invitations and by e-mail codes. */
import { plainEmail } from '#core/member';
import { isProved, proofs, toStranger } from '#core/stranger-mail';
import type { Limiter } from '#ports/limiter';

export interface StrangerMailDeps {
  limiter: Limiter;
}

export async function mayMailStranger(
  email: string,
  { limiter }: StrangerMailDeps,
): Promise<boolean> {
  const address = plainEmail(email);
  const proved = await limiter.take(`email-proved:${address}`, proofs, 0);
  if (isProved(proved.remaining)) return true;
  return (await limiter.take(`stranger-mail:${address}`, toStranger)).granted > 0;
}

export async function noteProof(email: string, { limiter }: StrangerMailDeps): Promise<void> {
  await limiter.take(`email-proved:${plainEmail(email)}`, proofs);
}
