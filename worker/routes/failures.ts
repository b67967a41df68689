/** `/v1/admin/errors`: what failed outside (providers, tools, deliveries), how often, and the last example. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { FailureFilter } from '#protocol/failure';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const failures = new Hono<AppTypes>()
  .get('/', staff('error.read'), listed('failures', true), async (c) => {
    const filter = v.safeParse(FailureFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { kind, q } = filter.output;
    const sought = q?.toLowerCase() ?? '';
    const all = await c.get('deps').failures.list(c.get('member').tenantId);
    return c.json({
      failures: all.filter(
        (one) =>
          (kind === undefined || one.kind === kind) &&
          `${one.source} ${one.code} ${one.example}`.toLowerCase().includes(sought),
      ),
    });
  })
  .delete('/:id', staff('error.write'), async (c) => {
    const { tenantId } = c.get('member');
    const removed = await c.get('deps').failures.remove(tenantId, c.req.param('id'));
    return removed ? c.body(null, 204) : notFound(c);
  });
