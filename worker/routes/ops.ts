/**
 * For the operator's commands (bootstrap, reconcile, sign-in link) only: the credential is derived from SESSION_SECRET, which
 * only the operator has. A wrong one gets the 404 of an absent route.
 */
import { Hono } from 'hono';
import * as v from 'valibot';
import { createTenant, BootstrapTenant } from '#flows/create-tenant';
import { indexArticles } from '#flows/index-articles';
import { reconcileConversation } from '#flows/reconcile';
import { rotateKey } from '#flows/rotate-key';
import { issueSignInLink } from '#flows/sign-in';
import { ConversationId, TenantId } from '#protocol/ids';
import { openForTraffic } from '#worker/routes/status';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { operatorToken, sameSecret } from '#worker/adapters/operator';
import { hashPassword } from '#worker/adapters/password';

/** One tenant with its articles; D1 takes 100 KB a statement, articles go in one by one. */
const bootstrapMaxBytes = 20 * 1024 * 1024;

export const ops = new Hono<AppTypes>()
  .use('/*', async (c, next) => {
    const given = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const expected = await operatorToken(c.get('deps').settings.SESSION_SECRET);
    return sameSecret(given, expected) ? next() : notFound(c);
  })
  .get('/tenants', async (c) => c.json(await c.get('deps').installation.tenants()))
  .post('/tenants', async (c) => {
    const request = await body(c.req.raw, BootstrapTenant, bootstrapMaxBytes);
    if (!request.ok) return problem(c, request.refusal);
    const { installation: store, ...deps } = c.get('deps');
    const created = await createTenant(request.value, { ...deps, store, hashPassword });
    return answer(c, created, 201);
  })
  .post('/opened', (c) => {
    openForTraffic();
    return c.body(null, 204);
  })
  .post('/sign-in-link', async (c) => {
    return answer(c, await issueSignInLink(c.get('deps')));
  })
  .post('/rotate-key', async (c) => c.json(await rotateKey(c.get('deps'))))
  .post('/vectors', async (c) => {
    const request = await body(
      c.req.raw,
      v.object({ tenantId: TenantId, after: v.nullable(v.string()) }),
    );
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId, after } = request.value;
    return c.json(await indexArticles(tenantId, after, c.get('deps')));
  })
  .get('/directory/:tenantId', async (c) => {
    const tenantId = v.safeParse(TenantId, c.req.param('tenantId'));
    if (!tenantId.success) return problem(c, { code: 'not-found' });
    const { directory } = c.get('deps');
    const page = await directory.page(tenantId.output, c.req.query('after') ?? null, 100);
    return c.json({ ...page, parked: await directory.parked(tenantId.output) });
  })
  .post('/reconcile', async (c) => {
    const request = await body(
      c.req.raw,
      v.object({ tenantId: TenantId, conversationId: ConversationId }),
    );
    if (!request.ok) return problem(c, request.refusal);
    const { conversations, projection } = c.get('deps');
    return answer(c, await reconcileConversation(request.value, { conversations, projection }));
  });
