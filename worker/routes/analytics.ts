/** `/v1/admin/analytics`: how the company's conversations go, what models cost, and what the assistant could not answer. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { readAnalytics } from '#flows/read-analytics';
import { AnalyticsFilter } from '#protocol/analytics';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

const usualDays = 30;

export const analytics = new Hono<AppTypes>().get('/', staff('analytics.read'), async (c) => {
  const filter = v.safeParse(AnalyticsFilter, c.req.query());
  if (!filter.success) return problem(c, refusalOf(filter.issues));
  const days = Number(filter.output.days ?? usualDays);
  const member = c.get('member');
  return c.json(shownTo(member, await readAnalytics(member.tenantId, days, c.get('deps'))));
});
