/** `/v1/admin/analytics`: how the company's conversations go, by day and by agent, what models cost, and what found no answer. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { exportAnalytics, readAnalytics } from '#flows/read-analytics';
import { AnalyticsExportFilter, AnalyticsFilter } from '#protocol/analytics';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { download } from '#worker/middleware/download';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

const usualDays = 30;

export const analytics = new Hono<AppTypes>()
  .get('/', staff('analytics.read'), async (c) => {
    const filter = v.safeParse(AnalyticsFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const member = c.get('member');
    return c.json(
      shownTo(member, await readAnalytics(member.tenantId, periodOf(filter.output), c.get('deps'))),
    );
  })
  .get('/export', staff('analytics.read'), async (c) => {
    const filter = v.safeParse(AnalyticsExportFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { table, ...period } = filter.output;
    const made = await exportAnalytics(c.get('member'), table, periodOf(period), c.get('deps'));
    return download(c, { name: `analytics-${table}`, format: 'csv', ...made });
  });

const periodOf = ({ days, offset }: v.InferOutput<typeof AnalyticsFilter>) => ({
  days: Number(days ?? usualDays),
  offset: Number(offset),
});
