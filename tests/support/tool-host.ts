/**
 * A tenant's system on loopback that tools call: remembers every request, answers what a test wants, and acts once for an
 * idempotency key, as a good receiver does. Outlives a crash of the product. Used by the tests of tools.
 */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ToolRequestSeen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  key: string;
}

export interface ToolHost {
  origin: string;
  /** `host:port`, for OUTBOUND_ALLOW. */
  allow: string;
  readonly requests: ToolRequestSeen[];
  /** Keys that had an effect, in order; each once. */
  readonly effects: string[];
  answer: (seen: ToolRequestSeen, response: ServerResponse) => void | Promise<void>;
  stop(): Promise<void>;
}

export const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

export async function startToolHost(): Promise<ToolHost> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen: ToolRequestSeen = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        key: String(request.headers['idempotency-key'] ?? ''),
      };
      host.requests.push(seen);
      if (!host.effects.includes(seen.key)) host.effects.push(seen.key);
      void Promise.resolve(host.answer(seen, response)).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host: ToolHost = {
    origin: `http://127.0.0.1:${port}`,
    allow: `127.0.0.1:${port}`,
    requests: [],
    effects: [],
    answer: (_, response) => json(response, {}),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return host;
}
