/**
 * Files of a conversation: uploaded as the body itself or as a form with one file, served to the same conversation only and
 * only as a download, with the type that the bytes have.
 */
import { Hono } from 'hono';
import * as v from 'valibot';
import { openFile, storeFile } from '#flows/store-file';
import { FileId } from '#protocol/ids';
import type { AppTypes } from '#worker/middleware/context';
import { download, uploadOf } from '#worker/middleware/file';
import { answer, problem } from '#worker/middleware/problem';

export const files = new Hono<AppTypes>()
  .post('/files', async (c) => {
    const upload = await uploadOf(c.req.raw);
    if (!upload.ok) return problem(c, upload.refusal);
    const stored = await storeFile(c.get('tenant'), c.get('claims'), upload.value, c.get('deps'));
    return answer(c, stored, 201);
  })
  .get('/files/:fileId', async (c) => {
    const id = v.safeParse(FileId, c.req.param('fileId'));
    if (!id.success) return problem(c, { code: 'not-found' });
    const opened = await openFile(c.get('claims'), id.output, c.get('deps'));
    if (!opened.ok) return problem(c, opened.refusal);
    return download(c, opened.value);
  });
