/**
 * Takes an export from the server as it is made, telling how far it is, and hands it to the browser as a file. Used by the
 * export button; failures are those of `api.ts`.
 */
import { stream } from './api.ts';

export async function download(
  path: string,
  query: Record<string, string | undefined>,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await stream(path, { query, signal });
  const total = Number(response.headers.get('parley-total') ?? 0);
  const name =
    /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  let lines = 0;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    chunks.push(piece.value as Uint8Array<ArrayBuffer>);
    for (const byte of piece.value) if (byte === 10) lines++;
    // A thing is a line or more: what is shown never runs ahead of the end.
    progress(Math.min(lines, total), total);
  }
  const url = URL.createObjectURL(
    new Blob(chunks, { type: response.headers.get('content-type') ?? '' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
