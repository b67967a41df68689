/**
 * The people of a tenant: who there is, and what may be changed of whom. Any change of what somebody may do ends their
 * sessions; their open sockets follow within seconds. Somebody always stays the owner.
 */
import { mayChange } from '#core/member';
import { may, mayGiveRole, mayGrant } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import type { MemberKey } from '#flows/member-card';
import { memberKey, openCard, showCard } from '#flows/member-card';
import { newResetLink, sendTo } from '#flows/reset-password';
import type { ResetDeps } from '#flows/reset-password';
import { removeTotp } from '#flows/second-factor';
import type { StaffMember } from '#flows/sign-in';
import type { ConversationList } from '#ports/conversation-list';
import type { Conversations } from '#ports/conversations';
import type { MemberRow } from '#ports/members';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { Member, MemberChange, MemberFilter, MemberPage } from '#protocol/member';
import { resetMail } from '#worker/locales/staff-mails';

export type MemberDeps = ResetDeps & {
  conversations: Pick<Conversations, 'tellAsStaff'>;
  conversationList: Pick<ConversationList, 'ofMember'>;
};

/** What one change gives back; an agent has ten at once. What is beyond it is noticed when the visitor waits (people-watch). */
const givenBackMax = 400;
const atOnce = 8;

export async function listMembers(
  reader: StaffMember,
  filter: MemberFilter,
  deps: MemberDeps,
): Promise<MemberPage> {
  const rows = await deps.members.list(reader.tenantId);
  const keys = await memberKey(reader.tenantId, deps);
  const manages = may(reader, 'member.manage');
  const shown = rows.filter(({ role, status }) => {
    if (!manages && status !== 'active') return false;
    if (filter.role !== undefined && role !== filter.role) return false;
    return filter.status === undefined ? status !== 'removed' : status === filter.status;
  });
  const all = await Promise.all(shown.map((row) => toMember(row, keys, manages)));
  const sought = filter.q?.toLowerCase() ?? '';
  const found = all.filter(({ name, email }) =>
    `${name} ${email ?? ''}`.toLowerCase().includes(sought),
  );
  const start = found.findIndex(({ id }) => id === filter.cursor) + 1;
  const members = found.slice(start, start + filter.limit);
  const hasMore = start + filter.limit < found.length;
  return { members, cursor: hasMore ? (members.at(-1)?.id ?? null) : null };
}

export async function readMember(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  reader: StaffMember,
  deps: MemberDeps,
): Promise<Result<Member>> {
  const row = await deps.members.get(tenantId, memberId);
  if (!row) return refuse('not-found');
  const keys = await memberKey(tenantId, deps);
  return ok(await toMember({ ...row, seenAt: null }, keys, may(reader, 'member.manage')));
}

export async function changeMember(
  actor: StaffMember,
  id: string,
  change: MemberChange,
  deps: MemberDeps,
): Promise<Result<{ before: MemberRow; after: MemberRow }>> {
  const found = await changeable(actor, id, deps);
  if (!found.ok) return found;
  const before = found.value;
  const { role, grants, status } = change;
  if (role !== undefined && !mayGiveRole(actor, role)) return refuse('forbidden');
  if (!mayGrant(actor, grants ?? []))
    return refuse('forbidden', 'grants: only what you may do yourself');
  if (before.status === 'removed') return refuse('not-found');
  const loses = (role !== undefined && role !== 'owner') || status === 'disabled';
  if (loses && id === actor.memberId && status === 'disabled')
    return refuse('forbidden', 'nobody disables themselves');
  const isOwner = before.role === 'owner' && before.status === 'active';
  return apply(before, { ...change }, loses && isOwner, deps);
}

export async function removeMember(
  actor: StaffMember,
  id: string,
  deps: MemberDeps,
): Promise<Result<{ before: MemberRow; after: MemberRow }>> {
  const found = await changeable(actor, id, deps);
  if (!found.ok) return found;
  if (id === actor.memberId) return refuse('forbidden', 'nobody removes themselves');
  if (found.value.status === 'removed') return refuse('not-found');
  const gone = { status: 'removed', removedAt: deps.system.now() } as const;
  const isOwner = found.value.role === 'owner' && found.value.status === 'active';
  return apply(found.value, gone, isOwner, deps);
}

/** Undoes a removal. */
export async function restoreMember(
  actor: StaffMember,
  id: string,
  deps: MemberDeps,
): Promise<Result<{ before: MemberRow; after: MemberRow }>> {
  const found = await changeable(actor, id, deps);
  if (!found.ok) return found;
  if (found.value.status !== 'removed') return refuse('stale', 'this member was not removed');
  const people = await deps.members.list(actor.tenantId);
  const seats = roomFor('members', people.filter(({ status }) => status !== 'removed').length);
  if (!seats.ok) return seats;
  return apply(found.value, { status: 'active', removedAt: null }, false, deps);
}

/** A link for a new password, mailed or handed over; with `mfa` the lost second factor goes, and the password with it. */
export async function resetMember(
  actor: StaffMember,
  id: string,
  { mfa }: { mfa: boolean },
  origin: string | null,
  deps: MemberDeps,
): Promise<Result<{ link: string | null }>> {
  const found = await changeable(actor, id, deps);
  if (!found.ok) return found;
  const member = found.value;
  if (member.status !== 'active') return refuse('stale', 'this member is not active');
  if (mfa) {
    await removeTotp(member, deps);
    // It may be shorter than one that stands alone.
    await deps.members.change(member.tenantId, id, { passwordHash: null });
    await deps.staff.dropSessionsOf(member.tenantId, id);
  }
  const link = await newResetLink(member, origin ?? '', deps);
  if (!deps.mail.isReady || origin === null) return ok({ link });
  const { email } = await openCard(member, await memberKey(member.tenantId, deps));
  await sendTo(member.tenantId, email, resetMail(link), deps);
  return ok({ link: null });
}

async function changeable(
  actor: StaffMember,
  id: string,
  { members }: MemberDeps,
): Promise<Result<MemberRow>> {
  const row = await members.get(actor.tenantId, id);
  if (!row) return refuse('not-found');
  return mayChange(actor, row) ? ok(row) : refuse('forbidden');
}

async function apply(
  before: MemberRow,
  change: Partial<MemberRow>,
  keepsAnOwner: boolean,
  deps: MemberDeps,
): Promise<Result<{ before: MemberRow; after: MemberRow }>> {
  const { tenantId, id } = before;
  if (!(await deps.members.change(tenantId, id, change, keepsAnOwner))) return refuse('last-owner');
  await deps.staff.dropSessionsOf(tenantId, id);
  await deps.credentials.dropResetLink(tenantId, id);
  const after = { ...before, ...change };
  if (after.status !== 'active' || !may(after, 'conversation.write')) await giveBack(after, deps);
  return ok({ before, after });
}

/** Whoever may not work at the desk has no conversations: those they answered go back to the queue. */
async function giveBack(
  { tenantId, id: agentId }: MemberRow,
  { conversations, conversationList }: MemberDeps,
): Promise<void> {
  const ids = await conversationList.ofMember(tenantId, agentId, givenBackMax);
  for (let from = 0; from < ids.length; from += atOnce)
    await Promise.all(
      ids.slice(from, from + atOnce).map((id) =>
        conversations.tellAsStaff(tenantId as TenantId, id as ConversationId, {
          kind: 'leave',
          agentId,
        }),
      ),
    );
}

async function toMember(
  row: MemberRow & { seenAt: number | null },
  keys: MemberKey,
  manages: boolean,
): Promise<Member> {
  const { id, role, status, grants, isPlatformOwner } = row;
  const { name, email } = await showCard(row, keys);
  if (!manages) return { id, name, role, status };
  return {
    id,
    name,
    role,
    status,
    email,
    grants,
    isPlatformOwner,
    hasPassword: row.passwordHash !== null,
    hasMfa: row.totpSealed !== null,
    createdAt: new Date(row.createdAt).toISOString(),
    seenAt: row.seenAt === null ? null : new Date(row.seenAt).toISOString(),
  };
}
