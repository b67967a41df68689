/** `/v1/admin/leads`: what visitors left to be called back by: list, counts, one, its state, and exports. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { changeLead } from '#flows/change-lead';
import { exportLeads } from '#flows/export-leads';
import { leadCounts, listLeads, readLead } from '#flows/list-leads';
import { LeadChange, LeadExportFilter, LeadFilter } from '#protocol/lead';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { download } from '#worker/middleware/download';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const leads = new Hono<AppTypes>()
  .get('/', staff('lead.read'), async (c) => {
    const filter = v.safeParse(LeadFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await listLeads(c.get('member'), filter.output, c.get('deps')));
  })
  .get('/counts', staff('lead.read'), async (c) =>
    c.json(await leadCounts(c.get('member').tenantId, c.get('deps'))),
  )
  .get('/export', staff('lead.export'), async (c) => {
    const filter = v.safeParse(LeadExportFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const made = await exportLeads(c.get('member'), filter.output, c.get('deps'));
    return download(c, { name: 'leads', format: filter.output.format, ...made });
  })
  .get('/:id', staff('lead.read'), async (c) =>
    answer(c, await readLead(c.get('member'), c.req.param('id'), c.get('deps'))),
  )
  .patch('/:id', staff('lead.write'), async (c) => {
    const change = await body(c.req.raw, LeadChange);
    if (!change.ok) return problem(c, change.refusal);
    return answer(
      c,
      await changeLead(c.get('member'), c.req.param('id'), change.value, c.get('deps')),
    );
  });
