/** `/v1/admin/audit`: the trail of what staff and scripts did: search, export, and the check of its chain. Nothing changes it. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { exportAudit, readAudit } from '#flows/read-audit';
import { AuditExportFilter, AuditFilter } from '#protocol/audit';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { download } from '#worker/middleware/download';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const audit = new Hono<AppTypes>()
  .get('/', staff('audit.read'), async (c) => {
    const filter = v.safeParse(AuditFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await readAudit(c.get('member'), filter.output, c.get('deps')));
  })
  .get('/check', staff('audit.read'), async (c) =>
    c.json(await c.get('deps').audit.check(c.get('member').tenantId)),
  )
  .get('/export', staff('audit.export'), async (c) => {
    const filter = v.safeParse(AuditExportFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { format, ...rest } = filter.output;
    const made = await exportAudit(c.get('member'), format, rest, c.get('deps'));
    return download(c, { name: 'audit', format, ...made });
  });
