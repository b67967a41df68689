/**
 * Invitations: for one address, one role that is not above the inviter's, once, for a week. Who accepts has to know the
 * address, too; a member who was removed comes back with the new role (S30).
 */
import { plainEmail } from '#core/member';
import { checkPassword } from '#core/password';
import { mayGiveRole, mayGrant, mayInvite } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import { memberKey, placeOf } from '#flows/member-card';
import { sendTo } from '#flows/reset-password';
import type { ResetDeps } from '#flows/reset-password';
import { showSealed } from '#flows/show-sealed';
import { newSecret, secretHash } from '#flows/sign-in';
import type { StaffMember } from '#flows/sign-in';
import { mayMailStranger } from '#flows/stranger-mail';
import type { StrangerMailDeps } from '#flows/stranger-mail';
import type { InvitationRow, Invitations } from '#ports/invitations';
import type { NewMemberRow } from '#ports/members';
import type {
  Invitation,
  InvitationAcceptance,
  InvitationAnswer,
  InvitationRequest,
} from '#protocol/member';
import { invitationMail } from '#worker/locales/staff-mails';

export type InviteDeps = ResetDeps & StrangerMailDeps & { invitations: Invitations };

const lifetimeDays = 7;
const lifetimeMs = lifetimeDays * 24 * 3_600_000;

export async function inviteMember(
  actor: StaffMember,
  request: InvitationRequest,
  origin: string | null,
  deps: InviteDeps,
): Promise<Result<InvitationAnswer>> {
  if (!mayGiveRole(actor, request.role)) return refuse('forbidden', 'role: not above your own');
  if (!mayGrant(actor, request.grants))
    return refuse('forbidden', 'grants: only what you may do yourself');
  const { tenantId } = actor;
  const [open, people] = await Promise.all([
    deps.invitations.open(tenantId, deps.system.now()),
    deps.members.list(tenantId),
  ]);
  const room = roomFor('invitations', open.length);
  if (!room.ok) return room;
  const here = people.filter(({ status }) => status !== 'removed');
  const seats = roomFor('members', here.length + open.length);
  if (!seats.ok) return seats;
  return ok(await invite(actor.tenantId, actor.memberId, request, origin, deps));
}

/** Also for the first owner of a new tenant. */
export async function invite(
  tenantId: string,
  invitedBy: string,
  { email, role, grants }: InvitationRequest,
  origin: string | null,
  deps: InviteDeps,
): Promise<InvitationAnswer> {
  const { system, invitations, mail } = deps;
  const { key } = await memberKey(tenantId, deps);
  const id = system.newId('inv');
  const token = newSecret(system);
  const now = system.now();
  const row: InvitationRow = {
    tenantId,
    id,
    hash: await secretHash(token),
    emailSealed: await key.seal(email, place(tenantId, id)),
    emailIndex: await key.blindIndex(plainEmail(email), 'email'),
    role,
    grants,
    invitedBy,
    createdAt: now,
    expiresAt: now + lifetimeMs,
  };
  await invitations.add(row, now);
  const link = `${origin ?? ''}/admin/#invitation=${token}`;
  // Invited again on the same day, an address gets no second mail: the inviter passes the link on.
  const isMailed =
    mail.isReady && origin !== null && (await mayMailStranger(email, deps).catch(() => false));
  if (isMailed) await sendTo(tenantId, email, invitationMail(link, lifetimeDays), deps);
  return { invitation: toInvitation(row, email), link: isMailed ? null : link };
}

export async function openInvitations(tenantId: string, deps: InviteDeps): Promise<Invitation[]> {
  const rows = await deps.invitations.open(tenantId, deps.system.now());
  const { key } = await memberKey(tenantId, deps);
  return Promise.all(
    rows.map(async (row) =>
      toInvitation(row, await showSealed(key, row.emailSealed, place(tenantId, row.id))),
    ),
  );
}

export async function acceptInvitation(
  given: InvitationAcceptance,
  deps: InviteDeps,
): Promise<Result<{ tenantId: string; memberId: string }>> {
  const { system, invitations, members, sealer, passwords } = deps;
  const now = system.now();
  const gone = refuse(
    'unauthenticated',
    'the invitation was used, has expired, or is for another e-mail',
  );
  const invitation = await invitations.byHash(await secretHash(given.token), now);
  if (!invitation) return gone;
  const { tenantId, role, grants } = invitation;
  const { tenant, key } = await memberKey(tenantId, deps);
  const email = plainEmail(given.email);
  const emailIndex = await key.blindIndex(email, 'email');
  if (emailIndex !== invitation.emailIndex || tenant.status !== 'active') return gone;
  if (!(await stillStands(invitation, members))) return gone;
  const own = [given.name, email, tenant.name, tenant.slug, 'parley'];
  const checked = checkPassword(given.password, { hasMfa: false, own });
  if (!checked.ok) return checked;
  const known = await members.byEmail(tenantId, emailIndex);
  if (known && known.status !== 'removed') return refuse('stale', 'you are a member already');
  const passwordHash = await passwords.hash(given.password);
  if (!(await invitations.accept(tenantId, invitation.id, now))) return gone;
  const id = known?.id ?? system.newId('mem');
  const row: NewMemberRow = {
    id,
    tenantId,
    role,
    grants,
    isPlatformOwner: false,
    status: 'active',
    emailSealed: await key.seal(email, placeOf({ tenantId, id }, 'email')),
    emailIndex,
    emailLookup: await sealer.lookup(email, 'email'),
    nameSealed: await key.seal(given.name, placeOf({ tenantId, id }, 'name')),
    passwordHash,
    passwordChangedAt: now,
    totpSealed: null,
    totpPendingSealed: null,
    totpLastStep: 0,
    createdAt: now,
    removedAt: null,
  };
  if (known) {
    const { nameSealed } = row;
    const back = { role, grants, status: 'active', removedAt: null, nameSealed } as const;
    await members.change(tenantId, id, {
      ...back,
      passwordHash,
      passwordChangedAt: now,
      totpSealed: null,
    });
    await deps.credentials.setRecoveryCodes(tenantId, id, []);
  } else if (!(await members.add(row))) return refuse('stale', 'you are a member already');
  return ok({ tenantId, memberId: id });
}

/** Whoever invited may still do so: a member of the company, or the owner of the installation for a new one. */
async function stillStands(
  { tenantId, invitedBy, role, grants }: InvitationRow,
  members: InviteDeps['members'],
): Promise<boolean> {
  const inviter = await members.byId(invitedBy);
  if (inviter?.status !== 'active') return false;
  return inviter.tenantId === tenantId ? mayInvite(inviter, role, grants) : inviter.isPlatformOwner;
}

const place = (tenantId: string, row: string) => ({
  tenantId,
  table: 'invitation',
  column: 'email',
  row,
});

const toInvitation = (row: InvitationRow, email: string): Invitation => ({
  id: row.id,
  email,
  role: row.role,
  grants: row.grants,
  invitedBy: row.invitedBy,
  createdAt: new Date(row.createdAt).toISOString(),
  expiresAt: new Date(row.expiresAt).toISOString(),
});
