/** `GET /openapi.json`: OpenAPI 3.1, generated from the same schemas that check the requests. */
import { Hono } from 'hono';
import { openApiDocument } from '#worker/routes/operations';
import type { AppTypes } from '#worker/middleware/context';

let document: string | undefined;

export const openapi = new Hono<AppTypes>().get('/openapi.json', (c) => {
  document ??= JSON.stringify(openApiDocument());
  return c.body(document, 200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
  });
});
