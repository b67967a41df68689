/** `/v1/admin/integrations`: connections to other systems, their test, the endpoints that become tools, recent calls. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { ok } from '#core/result';
import { needsFreshSignIn } from '#core/step-up';
import { roomFor } from '#core/tenant-caps';
import { integrationTypes } from '#core/integration/types';
import { readExecutions } from '#flows/read-executions';
import {
  addEndpoint,
  addIntegration,
  changeIntegration,
  removeIntegration,
  toolsOf,
  viewOf,
} from '#flows/save-integration';
import { viewOf as toolView } from '#flows/save-tool';
import { previewEndpoint } from '#flows/preview-endpoint';
import { testIntegration } from '#flows/test-integration';
import {
  EndpointDraft,
  EndpointPreview,
  IntegrationChange,
  IntegrationDraft,
} from '#protocol/integration';
import { ExecutionFilter } from '#protocol/tool-run';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';
import { tenantOf } from '#worker/middleware/tenant';

const types = Object.entries(integrationTypes).map(([type, kind]) => ({
  type,
  title: kind.title,
  baseUrl: kind.baseUrl,
  auth: kind.auth,
  headers: kind.headers ?? {},
  testPath: kind.testPath,
  endpoints: kind.endpoints.map(({ name, description, risk, method, path }) => ({
    name,
    description,
    risk,
    method,
    path,
  })),
}));

export const integrations = new Hono<AppTypes>()
  .get('/', staff('integration.read'), listed('integrations'), async (c) => {
    const stored = await c.get('deps').integrations.all(c.get('member').tenantId);
    return c.json({ integrations: stored.map(viewOf) });
  })
  .post('/', staff('integration.write'), async (c) => {
    const draft = await body(c.req.raw, IntegrationDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    c.set('audit', { target: draft.value.name, after: withoutSecret(draft.value) });
    const old = tooOldFor(c);
    if (old) return old;
    return answer(c, await addIntegration(await tenantOf(c), draft.value, c.get('deps')), 201);
  })
  .get('/types', staff('integration.read'), (c) => c.json({ types }))
  .get('/:id', staff('integration.read'), async (c) => {
    const stored = await c
      .get('deps')
      .integrations.get(c.get('member').tenantId, c.req.param('id'));
    return stored ? c.json({ integration: viewOf(stored) }) : notFound(c);
  })
  .patch('/:id', staff('integration.write'), async (c) => {
    const change = await body(c.req.raw, IntegrationChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    c.set('audit', { target: id, after: withoutSecret(change.value) });
    const stored = await c.get('deps').integrations.get(c.get('member').tenantId, id);
    const isSecret = needsFreshSignIn('integration', stored?.connection, change.value);
    const old = isSecret ? tooOldFor(c) : null;
    if (old) return old;
    return answer(c, await changeIntegration(await tenantOf(c), id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('integration.write'), async (c) => {
    const id = c.req.param('id');
    c.set('audit', { target: id });
    const removed = await removeIntegration(c.get('member').tenantId, id, c.get('deps'));
    return removed ? c.body(null, 204) : notFound(c);
  })
  .post('/:id/test', staff('integration.write'), async (c) => {
    const id = c.req.param('id');
    c.set('audit', { target: id });
    const tried = await testIntegration(c.get('member').tenantId, id, c.get('deps'));
    return answer(c, tried.ok ? ok(shownTo(c.get('member'), tried.value)) : tried);
  })
  .post('/:id/preview', staff('integration.write'), async (c) => {
    const draft = await body(c.req.raw, EndpointPreview);
    if (!draft.ok) return problem(c, draft.refusal);
    const id = c.req.param('id');
    c.set('audit', { target: id, after: { path: draft.value.mapping.path } });
    const { tenantId } = c.get('member');
    const tried = await previewEndpoint(tenantId, id, draft.value, c.get('deps'));
    return answer(c, tried.ok ? ok(shownTo(c.get('member'), tried.value)) : tried);
  })
  .get('/:id/endpoints', staff('integration.read'), async (c) => {
    const { integrations: store } = c.get('deps');
    const { tenantId } = c.get('member');
    const stored = await store.get(tenantId, c.req.param('id'));
    if (!stored) return notFound(c);
    const tools = await toolsOf(tenantId, stored.connection.id, c.get('deps'));
    return c.json({ tools: tools.map(toolView) });
  })
  .post('/:id/endpoints', staff('integration.write'), async (c) => {
    const draft = await body(c.req.raw, EndpointDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    const id = c.req.param('id');
    c.set('audit', { target: id, after: draft.value });
    const known = await c.get('deps').tools.all(c.get('member').tenantId);
    const room = roomFor('tools', known.length);
    if (!room.ok) return problem(c, room.refusal);
    return answer(c, await addEndpoint(await tenantOf(c), id, draft.value, c.get('deps')), 201);
  })
  .get('/:id/calls', staff('integration.read'), async (c) => {
    const filter = v.safeParse(ExecutionFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { integrations: store } = c.get('deps');
    const { tenantId } = c.get('member');
    const stored = await store.get(tenantId, c.req.param('id'));
    if (!stored) return notFound(c);
    const tools = await toolsOf(tenantId, stored.connection.id, c.get('deps'));
    const of = tools.map(({ tool }) => tool.name);
    const page = await readExecutions(await tenantOf(c), { ...filter.output, of }, c.get('deps'));
    return c.json(shownTo(c.get('member'), page));
  });

const withoutSecret = <T extends { secret?: unknown }>({ secret, ...rest }: T) => ({
  ...rest,
  secret: secret ? 'given' : secret,
});
