/**
 * What an act of staff is about, as it is stored: read before and after the act, so that its audit entry has the digest of both
 * (S87). By the first part of the path below /v1/admin; what is not here has its digests from its route. Used by staff(action).
 */
import type { Context } from 'hono';
import { keyFromAddress } from '#core/memory/contact';
import type { AppTypes } from '#worker/middleware/context';
import type { StaffMember } from '#flows/sign-in';
import type { TenantId } from '#protocol/ids';
import type { Deps } from '#worker/wiring';

type Reader = (deps: Deps, member: StaffMember, id: string) => Promise<unknown>;

/** There is one of these for each company, or for each member. */
const single: Record<string, Reader> = {
  account: async ({ members, credentials, staff }, { tenantId, memberId }) => [
    await members.get(tenantId, memberId),
    await credentials.recoveryCodesLeft(tenantId, memberId),
    (await staff.sessionsOf(tenantId, memberId)).length,
  ],
  settings: ({ tenants }, { tenantId }) => tenants.byId(tenantId as TenantId),
  intents: ({ intents }, { tenantId }) => intents.all(tenantId),
  prompts: async ({ prompts }, { tenantId }) => [
    (await prompts.versions(tenantId)).length,
    await prompts.draft(tenantId),
  ],
};

const byId: Record<string, Reader> = {
  members: async ({ members, staff }, { tenantId }, id) => {
    const member = await members.get(tenantId, id);
    return member && [member, (await staff.sessionsOf(tenantId, id)).length];
  },
  invitations: async ({ invitations, system }, { tenantId }, id) =>
    (await invitations.open(tenantId, system.now())).find((one) => one.id === id),
  'api-keys': async ({ apiKeys }, { tenantId }, id) =>
    (await apiKeys.list(tenantId)).find((one) => one.id === id && one.revokedAt === null),
  errors: async ({ failures }, { tenantId }, id) =>
    (await failures.list(tenantId)).find((one) => one.id === id),
  articles: ({ articles }, { tenantId }, id) => articles.get(tenantId, id),
  instructions: ({ instructions }, { tenantId }, id) => instructions.get(tenantId, id),
  'canned-responses': ({ cannedResponses }, { tenantId }, id) => cannedResponses.get(tenantId, id),
  tools: ({ tools }, { tenantId }, name) => tools.get(tenantId, name),
  hooks: ({ hooks }, { tenantId }, id) => hooks.get(tenantId, id),
  webhooks: ({ webhooks }, { tenantId }, id) => webhooks.get(tenantId, id),
  integrations: ({ integrations }, { tenantId }, id) => integrations.get(tenantId, id),
  memory: ({ contactMemories }, { tenantId }, id) =>
    contactMemories.get(tenantId, keyFromAddress(id)),
  contacts: ({ contacts }, { tenantId }, id) => contacts.get(tenantId, id),
  leads: ({ leads }, { tenantId }, id) => leads.get(tenantId, id),
  tickets: ({ tickets }, { tenantId }, id) => tickets.get(tenantId, id),
  teams: ({ teams }, { tenantId }, id) => teams.team(tenantId, id),
  inboxes: ({ teams }, { tenantId }, id) => teams.inbox(tenantId, id),
  'saved-views': ({ savedViews }, { tenantId, memberId }, id) =>
    savedViews.get(tenantId, memberId, id),
  profiles: async ({ teams }, { tenantId, memberId }, id) => {
    const whose = id === '' ? memberId : id;
    return (await teams.profiles(tenantId)).find((one) => one.memberId === whose);
  },
  notifications: async ({ notifications }, { tenantId, memberId }, id) => {
    if (id === '') return [...(await notifications.preferences(tenantId, [memberId]))];
    const targets = await Promise.all([
      notifications.targets(tenantId, null),
      notifications.targets(tenantId, [memberId]),
    ]);
    return targets.flat().find((one) => one.id === id);
  },
};

/** Has no id in its path, and is about one thing all the same. */
const ofWhoeverAsks = /^(profiles\/me|notifications\/preferences)/;

/** Null where the route itself says what was and what is. */
export function subjectOf(
  c: Context<AppTypes>,
  member: StaffMember,
): (() => Promise<unknown>) | null {
  const path = c.req.path.slice('/v1/admin/'.length);
  const collection = path.split('/')[0] ?? '';
  const id = Object.values(c.req.param())[0] ?? '';
  const named = id !== '' || ofWhoeverAsks.test(path) ? byId[collection] : undefined;
  const reader = single[collection] ?? named;
  return reader ? () => reader(c.get('deps'), member, id) : null;
}
