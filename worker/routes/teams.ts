/** `/v1/admin/{teams,inboxes,profiles}`: who is at the desk, what they can, when it is open. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import type * as v from 'valibot';
import { closesAt, isOpenAt, opensAt } from '#core/business-hours';
import { roomFor } from '#core/tenant-caps';
import { memberProfiles } from '#flows/member-profiles';
import { AvailabilityRequest, InboxRequest, ProfileRequest, TeamRequest } from '#protocol/team';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const teams = new Hono<AppTypes>()
  .get('/', staff('team.read'), listed('teams'), async (c) =>
    c.json({ teams: await c.get('deps').teams.teams(c.get('member').tenantId) }),
  )
  .post('/', staff('team.write'), async (c) => {
    const request = await body(c.req.raw, TeamRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { teams: store, system } = c.get('deps');
    const room = roomFor('teams', (await store.teams(c.get('member').tenantId)).length);
    if (!room.ok) return problem(c, room.refusal);
    return saveTeam(c, system.newId('tea'), request.value, 201);
  })
  .put('/:id', staff('team.write'), async (c) => {
    const request = await body(c.req.raw, TeamRequest);
    if (!request.ok) return problem(c, request.refusal);
    const known = await c.get('deps').teams.team(c.get('member').tenantId, c.req.param('id'));
    return known ? saveTeam(c, known.id, request.value, 200) : notFound(c);
  })
  .delete('/:id', staff('team.write'), async (c) => {
    const gone = await c.get('deps').teams.dropTeam(c.get('member').tenantId, c.req.param('id'));
    return gone ? c.body(null, 204) : notFound(c);
  });

export const inboxes = new Hono<AppTypes>()
  .get('/', staff('routing.read'), listed('inboxes'), async (c) => {
    const { teams: store, system } = c.get('deps');
    const now = system.now();
    const found = await store.inboxes(c.get('member').tenantId);
    return c.json({
      inboxes: found.map((one) => ({
        ...one,
        isOpen: isOpenAt(now, one),
        opensAt: isOpenAt(now, one) ? null : instant(opensAt(now, one)),
        closesAt: instant(closesAt(now, one)),
      })),
    });
  })
  .post('/', staff('routing.write'), async (c) => {
    const request = await body(c.req.raw, InboxRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { teams: store, system } = c.get('deps');
    const room = roomFor('inboxes', (await store.inboxes(c.get('member').tenantId)).length);
    if (!room.ok) return problem(c, room.refusal);
    return saveInbox(c, system.newId('inb'), request.value, 201);
  })
  .put('/:id', staff('routing.write'), async (c) => {
    const request = await body(c.req.raw, InboxRequest);
    if (!request.ok) return problem(c, request.refusal);
    const known = await c.get('deps').teams.inbox(c.get('member').tenantId, c.req.param('id'));
    return known ? saveInbox(c, known.id, request.value, 200) : notFound(c);
  })
  .delete('/:id', staff('routing.write'), async (c) => {
    const gone = await c.get('deps').teams.dropInbox(c.get('member').tenantId, c.req.param('id'));
    return gone ? c.body(null, 204) : notFound(c);
  });

export const profiles = new Hono<AppTypes>()
  .get('/', staff('team.read'), listed('profiles'), async (c) =>
    c.json({ profiles: await memberProfiles(c.get('member').tenantId, c.get('deps')) }),
  )
  .get('/me', staff('team.read'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const found = await memberProfiles(tenantId, c.get('deps'));
    const own = found.find((profile) => profile.memberId === memberId);
    return own ? c.json(own) : notFound(c);
  })
  /** One's own: at the desk or away. */
  .put('/me/availability', staff('presence.write'), async (c) => {
    const request = await body(c.req.raw, AvailabilityRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId, memberId } = c.get('member');
    const { teams: store, system } = c.get('deps');
    await store.saveAvailability(tenantId, memberId, request.value.availability, system.now());
    return c.json(request.value);
  })
  .put('/:memberId', staff('team.write'), async (c) => {
    const request = await body(c.req.raw, ProfileRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId } = c.get('member');
    const { teams: store, memberNames, system } = c.get('deps');
    const memberId = c.req.param('memberId');
    const known = await memberNames.sealed(tenantId, [memberId]);
    if (!known.has(memberId)) return notFound(c);
    await store.saveProfile(tenantId, memberId, request.value, system.now());
    return c.json({ memberId, ...request.value });
  });

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

async function saveTeam(
  c: Context<AppTypes>,
  id: string,
  request: v.InferOutput<typeof TeamRequest>,
  status: 200 | 201,
): Promise<Response> {
  const { tenantId } = c.get('member');
  const { teams: store, memberNames, system } = c.get('deps');
  const known = await memberNames.sealed(tenantId, request.memberIds);
  if (request.memberIds.some((member) => !known.has(member)))
    return problem(c, { code: 'not-found', detail: 'memberIds: no such member' });
  await store.saveTeam(tenantId, id, request, system.now());
  return c.json({ id, ...request }, status);
}

async function saveInbox(
  c: Context<AppTypes>,
  id: string,
  request: v.InferOutput<typeof InboxRequest>,
  status: 200 | 201,
): Promise<Response> {
  const { tenantId } = c.get('member');
  const { teams: store, system } = c.get('deps');
  if (request.teamId && !(await store.team(tenantId, request.teamId)))
    return problem(c, { code: 'not-found', detail: 'teamId: no such team' });
  await store.saveInbox(tenantId, id, request, system.now());
  return c.json({ id, ...request }, status);
}
