/** Who is among those that may be asked at all: active members who may write and are here; the rules of choice are core/routing's. */
import { expect, test } from 'vitest';
import { routeEscalation } from '#flows/route-escalation';
import type { RouteDeps } from '#flows/route-escalation';
import { idOf, noon } from '../../support/factories.ts';

const tenantId = idOf('tnt', 1);
const profile = { availability: 'online', skills: [], languages: [], capacity: 5 } as const;
const member = (memberId: string, role: string) => ({
  memberId,
  role,
  nameSealed: memberId,
  profile: { ...profile, memberId, skills: [], languages: [] },
});

const deps = (members: ReturnType<typeof member>[]): RouteDeps =>
  ({
    tenants: { byId: () => Promise.resolve({ id: tenantId, wrappedKey: '' }) },
    teams: { desk: () => Promise.resolve({ teams: [], inboxes: [], members }) },
    inbox: {
      online: () => Promise.resolve(new Set(members.map(({ memberId }) => memberId))),
      waits: () => Promise.resolve(0),
    },
    conversationList: { loads: () => Promise.resolve(new Map()) },
    contacts: { byKey: () => Promise.resolve(null) },
    sealer: { key: () => Promise.resolve({ open: (sealed: string) => Promise.resolve(sealed) }) },
    system: { now: () => noon },
  }) as unknown as RouteDeps;

const need = {
  conversationId: 'cnv_1',
  language: null,
  intent: null,
  lastAgentId: 'mem_viewer',
  contactKey: null,
  claimed: async () => null,
  teamId: null,
  supervisor: false,
  passedOver: [],
};

test('a viewer at the desk is asked by nobody, not even as the last agent', async () => {
  const both = [member('mem_viewer', 'viewer'), member('mem_agent', 'agent')];
  const routed = await routeEscalation(tenantId, need, deps(both));
  expect(routed?.assigneeId).toBe('mem_agent');
  const alone = await routeEscalation(tenantId, need, deps([member('mem_viewer', 'viewer')]));
  expect(alone).toMatchObject({ assigneeId: null, isNobodyThere: true });
});
