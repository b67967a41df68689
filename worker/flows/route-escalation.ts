/**
 * Who is asked for a visitor that waits: the desk as it is right now, and the rules of core/routing. Called by the
 * conversation's router; with the database away nobody is asked, everybody may still take it.
 */
import { may } from '#core/permission';
import { route } from '#core/routing';
import type { Candidate, Desk, Need, Routing } from '#core/routing';
import type { Tenant } from '#core/tenant';
import { segmentFor } from '#flows/segment-for';
import type { SegmentDeps } from '#flows/segment-for';
import type { ConversationList } from '#ports/conversation-list';
import type { Inbox } from '#ports/inbox';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { DeskRows, Teams } from '#ports/teams';
import type { Tenants } from '#ports/tenants';
import type { TenantId } from '#protocol/ids';

export interface RouteDeps extends SegmentDeps {
  teams: Teams;
  inbox: Inbox;
  conversationList: ConversationList;
  tenants: Tenants;
  sealer: Sealer;
  system: System;
}

/** A viewer looks on: nobody is sent to them. */
const mayTake = ({ role }: { role: string }): boolean => may({ role }, 'conversation.write');

const leading = new Set(['owner', 'admin', 'supervisor']);

export async function routeEscalation(
  tenantId: TenantId,
  {
    conversationId,
    contactKey,
    claimed,
    ...need
  }: Omit<Need, 'isVip'> & {
    conversationId: string;
    contactKey: string | null;
    claimed: (tenant: Tenant) => Promise<string | null>;
  },
  deps: RouteDeps,
): Promise<Routing | null> {
  const [tenant, desk, online, loads] = await Promise.all([
    deps.tenants.byId(tenantId),
    deps.teams.desk(tenantId),
    deps.inbox.online(tenantId),
    // Who is asked for this one already is not the busier for it.
    deps.conversationList.loads(tenantId, conversationId),
  ]);
  if (!tenant) return null;
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const known =
    contactKey === null ? null : await segmentFor(tenant, contactKey, await claimed(tenant), deps);
  const isVip = known?.segment === 'vip';
  // With the inbox away nobody is before it.
  const ahead = await deps.inbox.waits(tenantId, conversationId, isVip).catch(() => 0);
  const rules = deskOf(desk, online, loads);
  const candidates = await Promise.all(
    rules.candidates.map(async (candidate): Promise<Candidate> => {
      const { memberId, isOnline } = candidate;
      const sealed = desk.members.find((one) => one.memberId === memberId)?.nameSealed;
      // Only who may be asked is named.
      if (!isOnline || sealed === undefined) return candidate;
      const place = { tenantId, table: 'member', column: 'name', row: memberId };
      return { ...candidate, name: await key.open(sealed, place) };
    }),
  );
  return route({ ...need, isVip }, { ...rules, candidates }, deps.system.now(), ahead);
}

/** What the rules look at, without names. */
export function deskOf(
  { teams, inboxes, members }: DeskRows,
  online: ReadonlySet<string>,
  loads: ReadonlyMap<string, number>,
): Desk {
  return {
    teams,
    inboxes,
    candidates: members.filter(mayTake).map(({ memberId, profile }) => ({
      memberId,
      name: '',
      isOnline: online.has(memberId),
      availability: profile.availability,
      languages: profile.languages,
      skills: profile.skills,
      capacity: profile.capacity,
      load: loads.get(memberId) ?? 0,
    })),
    supervisorIds: members.flatMap(({ memberId, role }) => (leading.has(role) ? [memberId] : [])),
  };
}
