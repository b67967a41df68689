/** `/v1/admin/api-keys`: keys of scripts: list, make (the secret is shown in this answer only), revoke at once. */
import { Hono } from 'hono';
import { scopesOf } from '#core/permission';
import { createApiKey, listApiKeys } from '#flows/api-keys';
import { ApiKeyRequest } from '#protocol/member';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const apiKeys = new Hono<AppTypes>()
  .get('/', staff('api-key.read'), listed('apiKeys'), async (c) => {
    const apiKeys = await listApiKeys(c.get('member').tenantId, c.get('deps'));
    return c.json({ apiKeys, scopes: scopesOf(c.get('member')) });
  })
  .post('/', staff('api-key.write'), async (c) => {
    const request = await body(c.req.raw, ApiKeyRequest);
    if (!request.ok) return problem(c, request.refusal);
    const made = await createApiKey(c.get('member'), request.value, c.get('deps'));
    if (made.ok) c.set('audit', { target: made.value.apiKey.id });
    return answer(c, made, 201);
  })
  .delete('/:id', staff('api-key.write'), async (c) => {
    const { apiKeys: store, system } = c.get('deps');
    const { tenantId } = c.get('member');
    const revoked = await store.revoke(tenantId, c.req.param('id'), system.now());
    return revoked ? c.body(null, 204) : notFound(c);
  });
