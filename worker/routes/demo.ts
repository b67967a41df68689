/** `POST /v1/demo/identity`: the demo page signs in as a customer of a demo company. A tenant of another plan gets the 404 of an absent one. */
import { Hono } from 'hono';
import { demoIdentity } from '#flows/demo-identity';
import { limits } from '#protocol/limits';
import { DemoIdentityRequest } from '#protocol/demo';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { admitSite, tenantOf } from '#worker/middleware/visitor';

export const demo = new Hono<AppTypes>().post('/identity', async (c) => {
  const request = await body(c.req.raw, DemoIdentityRequest, limits.sessionBodyMaxBytes);
  if (!request.ok) return problem(c, request.refusal);
  const found = await tenantOf(c, request.value.siteKey);
  if (!found.ok || found.value.plan !== 'demo')
    return problem(c, found.ok ? { code: 'not-found', detail: 'no such site key' } : found.refusal);
  const refused = await admitSite(c, found.value);
  if (refused) return problem(c, refused);
  return answer(c, await demoIdentity(request.value, found.value, c.get('deps')));
});
