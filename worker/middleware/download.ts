/** An export as an answer: streamed as it is made, with its name, and how many there will be for whoever shows a bar. */
import type { Context } from 'hono';
import type { AppTypes } from '#worker/middleware/context';

export interface Download {
  /** Without a date; letters, digits and dashes. */
  name: string;
  format: 'csv' | 'json';
  /** Things in it. */
  total: number;
  pieces: AsyncGenerator<string>;
}

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

export function download(c: Context<AppTypes>, { name, format, total, pieces }: Download) {
  const encoder = new TextEncoder();
  const day = new Date(c.get('deps').system.now()).toISOString().slice(0, 10);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // A failure in the middle ends the stream with an error: half a file never looks like a whole one.
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return c.body(stream, 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${name}-${day}.${format}"`,
    'cache-control': 'no-store',
    'parley-total': String(total),
  });
}
