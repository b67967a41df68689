/** `/v1/admin/members`: the people of the tenant: list, roles, disable, remove and undo, a way back in, their sessions. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Result } from '#core/result';
import {
  changeMember,
  listMembers,
  readMember,
  removeMember,
  resetMember,
  restoreMember,
} from '#flows/manage-members';
import type { MemberRow } from '#ports/members';
import { MemberChange, MemberFilter, MemberReset } from '#protocol/member';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { publicOrigin } from '#worker/middleware/credential';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';
import { sessionInfo } from '#worker/routes/account';

type C = Context<AppTypes>;

export const members = new Hono<AppTypes>()
  .get('/', staff('member.read'), async (c) => {
    const filter = v.safeParse(MemberFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await listMembers(c.get('member'), filter.output, c.get('deps')));
  })
  .get('/:id', staff('member.read'), (c) => one(c, c.req.param('id')))
  .patch('/:id', staff('member.write'), async (c) => {
    const change = await body(c.req.raw, MemberChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    return changed(c, await changeMember(c.get('member'), id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('member.write'), async (c) =>
    changed(c, await removeMember(c.get('member'), c.req.param('id'), c.get('deps'))),
  )
  .post('/:id/restore', staff('member.write'), async (c) =>
    changed(c, await restoreMember(c.get('member'), c.req.param('id'), c.get('deps'))),
  )
  .post('/:id/reset', staff('member.write'), async (c) => {
    const request = await body(c.req.raw, MemberReset);
    if (!request.ok) return problem(c, request.refusal);
    const id = c.req.param('id');
    const origin = publicOrigin(c);
    return answer(c, await resetMember(c.get('member'), id, request.value, origin, c.get('deps')));
  })
  .get('/:id/sessions', staff('member.manage'), async (c) => {
    const { members: people, staff: store } = c.get('deps');
    const { tenantId } = c.get('member');
    if (!(await people.get(tenantId, c.req.param('id')))) return notFound(c);
    const sessions = await store.sessionsOf(tenantId, c.req.param('id'));
    return c.json({ sessions: sessions.map((each) => sessionInfo(each, c.get('session')?.hash)) });
  })
  .delete('/:id/sessions', staff('session.revoke'), async (c) => {
    const { members: people, staff: store } = c.get('deps');
    const { tenantId } = c.get('member');
    if (!(await people.get(tenantId, c.req.param('id')))) return notFound(c);
    await store.dropSessionsOf(tenantId, c.req.param('id'), c.get('session')?.hash);
    return c.body(null, 204);
  });

async function one(c: C, memberId: string): Promise<Response> {
  const { tenantId } = c.get('member');
  return answer(c, await readMember({ tenantId, memberId }, c.get('member'), c.get('deps')));
}

async function changed(
  c: C,
  result: Result<{ before: MemberRow; after: MemberRow }>,
): Promise<Response> {
  if (!result.ok) return problem(c, result.refusal);
  const { before, after } = result.value;
  const shown = ({ role, grants, status }: MemberRow) => ({ role, grants, status });
  c.set('audit', { target: before.id, before: shown(before), after: shown(after) });
  return one(c, before.id);
}
