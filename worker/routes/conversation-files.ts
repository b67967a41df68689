/**
 * `/v1/admin/conversations/:id/files`: what a member attaches to a reply or a note, and every file of the conversation as a download.
 * Opening one reads personal data, so it stands in the audit trail.
 */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { openFileAsStaff, storeStaffFile } from '#flows/store-file';
import { ConversationId, FileId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import type { AppTypes } from '#worker/middleware/context';
import { download, uploadOf } from '#worker/middleware/file';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const conversationFiles = new Hono<AppTypes>()
  .post('/:id/files', staff('note.write'), async (c) => {
    const where = placeOf(c);
    if (!where) return notFound(c);
    const upload = await uploadOf(c.req.raw);
    if (!upload.ok) return problem(c, upload.refusal);
    const { memberId } = c.get('member');
    const stored = await storeStaffFile({ ...where, memberId }, upload.value, c.get('deps'));
    if (stored.ok) c.set('audit', { target: stored.value.fileId, after: stored.value });
    return answer(c, stored, 201);
  })
  .get('/:id/files/:fileId', staff('file.read'), async (c) => {
    const where = placeOf(c);
    const fileId = v.safeParse(FileId, c.req.param('fileId'));
    if (!where || !fileId.success) return notFound(c);
    c.set('audit', { target: fileId.output });
    const opened = await openFileAsStaff(where, fileId.output, c.get('deps'));
    return opened.ok ? download(c, opened.value) : problem(c, opened.refusal);
  });

/** What is no id and what is nobody's are equally absent. */
function placeOf(c: Context<AppTypes>) {
  const id = v.safeParse(ConversationId, c.req.param('id'));
  const { tenantId } = c.get('member');
  return id.success ? { tenantId: tenantId as TenantId, conversationId: id.output } : null;
}
