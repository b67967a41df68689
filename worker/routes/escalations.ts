/** `/v1/admin/escalations`: when a person was needed, who came, how it ended, which call-backs are owed. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { readEscalation } from '#flows/read-escalation';
import { EscalationFilter } from '#protocol/ticket';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const escalations = new Hono<AppTypes>()
  .get('/', staff('escalation.read'), async (c) => {
    const filter = v.safeParse(EscalationFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const page = await c.get('deps').escalations.page(c.get('member').tenantId, filter.output);
    return c.json(shownTo(c.get('member'), page));
  })
  .get('/:id', staff('escalation.read'), async (c) =>
    answer(
      c,
      shownTo(
        c.get('member'),
        await readEscalation(c.get('member').tenantId, c.req.param('id'), c.get('deps')),
      ),
    ),
  );
