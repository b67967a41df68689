/** What the fakes of vendors have in common: a request as they read it, the answer as they give it. Used by tests of connections. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { json } from './tool-host.ts';
import type { ToolRequestSeen } from './tool-host.ts';

interface VendorRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders & Record<string, string | undefined>;
  body: string;
  /** The body, when it is JSON. */
  json: unknown;
}

export type Vendor = (seen: VendorRequest) => {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
};

/** A body that is a text is no JSON, as from a gateway in front of the vendor. */
export const played =
  (vendor: Vendor) =>
  (seen: ToolRequestSeen, response: ServerResponse): void => {
    const url = new URL(seen.path, 'http://vendor.example');
    const isJson = seen.headers['content-type'] === 'application/json';
    const { status, body } = vendor({
      method: seen.method,
      path: decodeURIComponent(url.pathname),
      query: Object.fromEntries(url.searchParams),
      headers: seen.headers as IncomingHttpHeaders & Record<string, string | undefined>,
      body: seen.body,
      json: isJson && seen.body !== '' ? JSON.parse(seen.body) : null,
    });
    if (typeof body === 'string')
      response.writeHead(status, { 'content-type': 'text/html' }).end(body);
    else json(response, body, status);
  };
