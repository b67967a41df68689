/**
 * Another address for one's own account: sealed, found at sign-in, links to the old one dead, the old one told. Other sessions
 * end. The address belongs to one member of a company at most.
 */
import { plainEmail } from '#core/member';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { memberKey, openCard, placeOf } from '#flows/member-card';
import { sendTo } from '#flows/reset-password';
import type { ResetDeps } from '#flows/reset-password';
import type { MemberRow } from '#ports/members';
import { emailChangedMail } from '#worker/locales/staff-mails';

export async function changeEmail(
  member: MemberRow,
  given: string,
  session: string,
  deps: ResetDeps,
): Promise<Result<null>> {
  const { members, sealer, credentials, staff } = deps;
  const { tenantId, id } = member;
  const keys = await memberKey(tenantId, deps);
  const before = await openCard(member, keys);
  const email = plainEmail(given);
  const emailIndex = await keys.key.blindIndex(email, 'email');
  const holder = await members.byEmail(tenantId, emailIndex);
  if (holder && holder.id !== id) return refuse('stale', 'somebody else has this address');
  await members.change(tenantId, id, {
    emailSealed: await keys.key.seal(email, placeOf(member, 'email')),
    emailIndex,
    emailLookup: await sealer.lookup(email, 'email'),
  });
  await credentials.dropResetLink(tenantId, id);
  await staff.dropSessionsOf(tenantId, id, session);
  if (deps.mail.isReady) await sendTo(tenantId, before.email, emailChangedMail(), deps);
  return ok(null);
}
