/** One file to the server, with progress; fails as `api.ts` does. XMLHttpRequest, because fetch tells nothing of what has been sent. */
import { ApiProblem } from './api.ts';
import type { ApiCode } from './api.ts';

export interface Uploaded {
  fileId: string;
  name: string;
  type: string;
  size: number;
}

export function upload(
  path: string,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    // What a browser believes of the type is of no interest: the server looks at the bytes.
    request.setRequestHeader('content-type', 'application/octet-stream');
    const name = encodeURIComponent(file.name.toWellFormed()).replace(
      /['()*]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16)}`,
    );
    request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      const answer = request.response as (Uploaded & { code?: ApiCode; detail?: string }) | null;
      if (request.status === 201 && answer) return resolve(answer);
      const { code = 'unexpected-answer', detail } = answer ?? {};
      reject(new ApiProblem(code, { message: detail ?? code, status: request.status }));
    });
    request.addEventListener('error', () => reject(new ApiProblem('unreachable')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
