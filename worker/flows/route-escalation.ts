/**
 * Who is asked for a visitor that waits: the desk as it is right now, and the rules of core/routing. Called by the
 * conversation's router; with the database away nobody is asked, everybody may still take it.
 */
import { may } from '#core/permission';
import { route } from '#core/routing';
import type { Candidate, Need, Routing } from '#core/routing';
import type { Tenant } from '#core/tenant';
import { segmentFor } from '#flows/segment-for';
import type { SegmentDeps } from '#flows/segment-for';
import type { ConversationList } from '#ports/conversation-list';
import type { Inbox } from '#ports/inbox';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Teams } from '#ports/teams';
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
    contactKey,
    claimed,
    ...need
  }: Omit<Need, 'isVip'> & {
    contactKey: string | null;
    claimed: (tenant: Tenant) => Promise<string | null>;
  },
  deps: RouteDeps,
): Promise<Routing | null> {
  const [tenant, desk, online, loads] = await Promise.all([
    deps.tenants.byId(tenantId),
    deps.teams.desk(tenantId),
    deps.inbox.online(tenantId),
    deps.conversationList.loads(tenantId),
  ]);
  if (!tenant) return null;
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const known =
    contactKey === null ? null : await segmentFor(tenant, contactKey, await claimed(tenant), deps);
  const isVip = known?.segment === 'vip';
  const candidates = await Promise.all(
    desk.members
      .filter(mayTake)
      .map(async ({ memberId, nameSealed, profile }): Promise<Candidate> => {
        const isOnline = online.has(memberId);
        const place = { tenantId, table: 'member', column: 'name', row: memberId };
        return {
          memberId,
          // Only who may be asked is named.
          name: isOnline ? await key.open(nameSealed, place) : '',
          isOnline,
          availability: profile.availability,
          languages: profile.languages,
          skills: profile.skills,
          capacity: profile.capacity,
          load: loads.get(memberId) ?? 0,
        };
      }),
  );
  return route(
    { ...need, isVip },
    {
      teams: desk.teams,
      inboxes: desk.inboxes,
      candidates,
      supervisorIds: desk.members.flatMap(({ memberId, role }) =>
        leading.has(role) ? [memberId] : [],
      ),
    },
    deps.system.now(),
  );
}
