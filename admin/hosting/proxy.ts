/**
 * Hands a request to the Worker through the service binding, unchanged: HTTP, event streams and WebSocket upgrades.
 * Used by every file in functions/. The URL stays ours, so the Worker sees the same origin as the browser.
 */
interface PagesContext {
  request: Request;
  env: { API: { fetch(request: Request): Promise<Response> } };
}

export const onRequest = ({ request, env }: PagesContext): Promise<Response> =>
  env.API.fetch(request);
