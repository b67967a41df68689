/** `/v1/admin/saved-views`: a member's named filters of the lists, and those that colleagues share. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { roomFor } from '#core/tenant-caps';
import { SavedViewFilter, SavedViewRequest } from '#protocol/saved-view';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const savedViews = new Hono<AppTypes>()
  .get('/', staff('inbox.read'), listed('views'), async (c) => {
    const page = v.safeParse(SavedViewFilter, c.req.query());
    if (!page.success) return problem(c, refusalOf(page.issues));
    const { tenantId, memberId: own } = c.get('member');
    const views = await c.get('deps').savedViews.of(tenantId, own, page.output.page);
    return c.json({
      views: views.map(({ id, page: of, name, query, isShared, memberId }) => ({
        id,
        page: of,
        name,
        query,
        isShared,
        isOwn: memberId === own,
      })),
    });
  })
  .post('/', staff('view.write'), async (c) => {
    const request = await body(c.req.raw, SavedViewRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId, memberId } = c.get('member');
    const { system, savedViews: store } = c.get('deps');
    const known = await store.of(tenantId, memberId, request.value.page);
    const own = known.filter((view) => view.memberId === memberId);
    const room = roomFor('savedViews', own.length);
    if (!room.ok) return problem(c, room.refusal);
    const id = system.newId('viw');
    await store.add({ ...request.value, tenantId, memberId, id, createdAt: system.now() });
    return c.json({ ...request.value, id, isOwn: true }, 201);
  })
  .delete('/:id', staff('view.write'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const removed = await c.get('deps').savedViews.remove(tenantId, memberId, c.req.param('id'));
    return removed ? c.body(null, 204) : notFound(c);
  });
