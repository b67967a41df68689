/** Files over HTTP, for visitors and staff alike: an upload read from a body or a form, and a download that can do nothing. */
import type { Context } from 'hono';
import { contentDisposition, dispositionName } from '#core/file';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { OpenedFile, Upload } from '#flows/store-file';
import { limits } from '#protocol/limits';
import { bytesOf } from '#worker/middleware/body';

/** Boundaries and part headers of a form around the file. */
const formOverheadBytes = 16 * 1024;
/** Ten mebibytes over a slow mobile line. */
const uploadTimeoutMs = 120_000;

/** Never shown in the page: whatever the bytes are, a browser saves them. */
export const download = (c: Context, { file, body }: OpenedFile): Response =>
  c.body(body, 200, {
    'content-type': file.mime,
    'content-length': String(file.size),
    'content-disposition': contentDisposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });

export async function uploadOf(request: Request): Promise<Result<Upload>> {
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
