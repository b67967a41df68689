/** `/v1/admin/tenants`: for the owner of the installation: tenants, their plans, states, sites, branding and site keys. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addTenant, changeTenant } from '#flows/manage-tenants';
import { TenantChange, TenantRequest } from '#protocol/tenant';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { publicOrigin } from '#worker/middleware/credential';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const tenants = new Hono<AppTypes>()
  .get('/', staff('tenant.read'), listed('tenants'), async (c) =>
    c.json({ tenants: await c.get('deps').tenantList.all() }),
  )
  .post('/', staff('tenant.write'), async (c) => {
    const request = await body(c.req.raw, TenantRequest);
    if (!request.ok) return problem(c, request.refusal);
    const added = await addTenant(c.get('member'), request.value, publicOrigin(c), c.get('deps'));
    if (added.ok) c.set('audit', { target: added.value.tenant.id });
    return answer(c, added, 201);
  })
  .get('/:id', staff('tenant.read'), async (c) => {
    const tenant = await c.get('deps').tenantList.get(c.req.param('id'));
    return tenant ? c.json(tenant) : notFound(c);
  })
  .patch('/:id', staff('tenant.write'), async (c) => {
    const change = await body(c.req.raw, TenantChange);
    return change.ok ? apply(c, change.value) : problem(c, change.refusal);
  })
  /** A new key; widgets with the old one stop at once. */
  .post('/:id/site-key', staff('tenant.write'), (c) =>
    apply(c, { siteKey: `pk_${c.get('deps').system.newId('tnt').slice(4)}` }),
  );

async function apply(
  c: Context<AppTypes>,
  change: TenantChange & { siteKey?: string },
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const changed = await changeTenant(c.get('member'), id, change, c.get('deps'));
  if (!changed.ok) return problem(c, changed.refusal);
  const { before, after } = changed.value;
  c.set('audit', { target: id, before, after });
  return c.json(after);
}
