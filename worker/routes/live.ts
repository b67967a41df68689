/**
 * `GET /v1/admin/live`: the staff's socket. A browser sends cookies with a WebSocket from any site and CORS does not look at
 * it, so the Origin must be our own page (S28), before anything else.
 */
import { Hono } from 'hono';
import { may } from '#core/permission';
import { openMemberNames } from '#flows/member-names';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';
import { ownOrigin } from '#worker/middleware/visitor';

export const live = new Hono<AppTypes>()
  .use('/', async (c, next) =>
    c.req.header('origin') === ownOrigin(c) ? next() : problem(c, { code: 'forbidden' }),
  )
  .get('/', staff('inbox.listen'), async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return problem(c, { code: 'upgrade-required' });
    const deps = c.get('deps');
    const member = c.get('member');
    const { tenantId, memberId } = member;
    const names = await openMemberNames(tenantId, [memberId], deps);
    const joined = await deps.inbox.socket({
      tenantId,
      memberId,
      name: names.get(memberId) ?? '',
      mayWrite: may(member, 'conversation.write'),
      mayReadPii: may(member, 'pii.read'),
      sessionHash: c.get('session')?.hash ?? '',
    });
    return joined.ok ? joined.value : problem(c, joined.refusal);
  });
