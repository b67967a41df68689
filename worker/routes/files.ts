/**
 * Files of a conversation: uploaded as the body itself or as a form with one file, served to the same conversation only and
 * only as a download, with the type that the bytes have.
 */
import { Hono } from 'hono';
import * as v from 'valibot';
import { contentDisposition, dispositionName } from '#core/file';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { openFile, storeFile } from '#flows/store-file';
import type { Upload } from '#flows/store-file';
import { FileId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { bytesOf } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';

/** Boundaries and part headers of a form around the file. */
const formOverheadBytes = 16 * 1024;
/** Ten mebibytes over a slow mobile line. */
const uploadTimeoutMs = 120_000;

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
    const { file, body } = opened.value;
    return c.body(body, 200, {
      'content-type': file.mime,
      'content-length': String(file.size),
      'content-disposition': contentDisposition(file.name),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
  });

async function uploadOf(request: Request): Promise<Result<Upload>> {
  const type = request.headers.get('content-type') ?? '';
  const isForm = /^multipart\/form-data\s*;/i.test(type);
  const overhead = isForm ? formOverheadBytes : 0;
  const read = await bytesOf(request, limits.fileMaxBytes + overhead, uploadTimeoutMs);
  if (!read.ok) return read;
  if (!isForm) {
    const name = dispositionName(request.headers.get('content-disposition') ?? '');
    return ok({ bytes: read.value, name });
  }
  const parts = await new Response(read.value, { headers: { 'content-type': type } })
    .formData()
    .then((form) => [...form.values()].filter((part) => typeof part !== 'string'))
    .catch(() => []);
  const [file, ...more] = parts;
  if (!file || more.length > 0) return refuse('invalid-request', 'a form with one file');
  return ok({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name || null });
}
