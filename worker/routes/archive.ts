/** `/v1/admin/archive`: every transcript of the tenant: full-text search, filters, exports. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { may } from '#core/permission';
import { exportArchive } from '#flows/export-archive';
import { searchArchive } from '#flows/search-archive';
import { ArchiveExportFilter, ArchiveFilter } from '#protocol/archive';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { download } from '#worker/middleware/download';
import { problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const archive = new Hono<AppTypes>()
  .get('/', staff('archive.search'), async (c) => {
    const filter = v.safeParse(ArchiveFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    // Whether somebody was here is theirs to know who may see who it was.
    if (filter.output.contact && !may(c.get('member'), 'pii.read'))
      return problem(c, { code: 'forbidden' });
    return c.json(await searchArchive(c.get('member'), filter.output, c.get('deps')));
  })
  .get('/export', staff('archive.export'), async (c) => {
    const filter = v.safeParse(ArchiveExportFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    if (filter.output.contact && !may(c.get('member'), 'pii.read'))
      return problem(c, { code: 'forbidden' });
    const made = await exportArchive(c.get('member'), filter.output, c.get('deps'));
    return download(c, { name: 'conversations', format: filter.output.format, ...made });
  });
