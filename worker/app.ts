/** All routes in one place. Typed, so that clients can be derived from it. */
import { Hono } from 'hono';
import { headers } from '#worker/middleware/headers';
import type { AppTypes } from '#worker/middleware/context';
import { methods } from '#worker/middleware/methods';
import { notFound, onError } from '#worker/middleware/problem';
import { noPages } from '#worker/middleware/no-pages';
import { sameOrigin } from '#worker/middleware/same-origin';
import { preflight } from '#worker/middleware/visitor';
import { admin } from '#worker/routes/admin';
import { chat } from '#worker/routes/chat';
import { config } from '#worker/routes/config';
import { demo } from '#worker/routes/demo';
import { files } from '#worker/routes/files';
import { reports } from '#worker/routes/reports';
import { toolResults } from '#worker/routes/tool-results';
import { mcp } from '#worker/routes/mcp';
import { openapi } from '#worker/routes/openapi';
import { operations, staffOperations } from '#worker/routes/operations';
import { ops } from '#worker/routes/ops';
import { status } from '#worker/routes/status';
import { testClock } from '#worker/routes/test-clock';

const app = new Hono<AppTypes>()
  .use(headers)
  .use('/v1/chat/*', preflight)
  .use('/v1/config', preflight)
  .use('/v1/admin/*', sameOrigin)
  .use('/v1/hooks/*', noPages)
  .use('/v1/tool-results/*', noPages)
  .use('/v1/mcp', noPages)
  .use(methods([...operations, ...staffOperations]))
  .route('/v1/config', config)
  .route('/v1/chat', chat)
  // Behind the credential check of chat, which stands before it.
  .route('/v1/chat', files)
  .route('/v1/demo', demo)
  .route('/v1/admin', admin)
  .route('/v1/hooks', reports)
  .route('/v1/tool-results', toolResults)
  .route('/v1/mcp', mcp)
  .route('/v1/ops', ops)
  .route('/test', testClock)
  .route('/', openapi)
  .route('/', status);

app.onError(onError);
app.notFound(notFound);

export { app };
export type App = typeof app;
