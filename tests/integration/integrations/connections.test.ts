/**
 * Connections against a system that checks who asks: every way to prove oneself, the connection test, endpoints that are tools, and
 * secrets that stay with their host and are never read again (S55).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type {
  EndpointPreviewAnswer,
  IntegrationAnswer,
  IntegrationTest,
} from '#protocol/integration';
import type { Execution, ToolTestAnswer } from '#protocol/tool-run';
import { call, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';
import { played } from '../../support/vendor.ts';
import { shopify, shopifyDraft } from '../../support/vendor-shops.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

const secret = 'sesame-canary-7f3a';
let host: ToolHost;
let other: ToolHost;
let parley: Parley;
let owner: Staff;
let stranger: Staff;

beforeAll(async () => {
  host = await startToolHost();
  other = await startToolHost();
  parley = await startParley({
    settings: { OUTBOUND_ALLOW: `${host.allow},${other.allow}`, TEST_CLOCK: '1' },
  });
  owner = (await desk(parley)).staff[0] as Staff;
  stranger = (await desk(parley)).staff[0] as Staff;
});
afterAll(async () => {
  await parley.stop();
  await host.stop();
  await other.stop();
});
beforeEach(() => {
  host.requests.length = 0;
  other.requests.length = 0;
  host.answer = (_, response) => json(response, { ok: true });
});

const ask = <T>(path: string, method = 'GET', body?: unknown, who = owner) =>
  call<T>(parley.origin, `/v1/admin${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { cookie: who.cookie, origin: parley.origin },
  });
const add = async (draft: object) => {
  const { status, body } = await ask<IntegrationAnswer>('/integrations', 'POST', {
    type: 'rest',
    name: 'Shop',
    baseUrl: `${host.origin}/api`,
    testPath: '/ping',
    secret,
    ...draft,
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.integration;
};
const basic = (user: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

test.each([
  [{ kind: 'none' }, {}, '/api/ping'],
  [{ kind: 'api-key', in: 'header', name: 'X-Key' }, { 'x-key': secret }, '/api/ping'],
  [{ kind: 'api-key', in: 'query', name: 'key' }, {}, `/api/ping?key=${secret}`],
  [{ kind: 'basic', username: 'ada' }, { authorization: basic('ada') }, '/api/ping'],
  [{ kind: 'bearer' }, { authorization: `Bearer ${secret}` }, '/api/ping'],
])('proves itself by %j', async (auth, headers, path) => {
  host.answer = (seen, response) =>
    json(response, {
      path: seen.path,
      said: seen.headers['authorization'] ?? seen.headers['x-key'],
    });
  const { id } = await add({ auth, ...(auth.kind === 'none' ? { secret: undefined } : {}) });
  const { status, body } = await ask<IntegrationTest>(`/integrations/${id}/test`, 'POST', {});
  expect({ status, body: { ...body, latencyMs: 0, answer: '' } }).toEqual({
    status: 200,
    body: {
      ok: true,
      code: 'ok',
      detail: '',
      request: { method: 'GET', url: `${host.origin}/api/ping` },
      httpStatus: 200,
      answer: '',
      latencyMs: 0,
    },
  });
  const [seen] = host.requests;
  expect({ path: seen?.path, headers: seen?.headers }).toMatchObject({ path, headers });
  // What echoes the secret shows it to nobody.
  expect(JSON.stringify(body)).not.toContain(secret);
  expect(JSON.stringify(body)).not.toContain(basic('ada').slice(6));
});

test('an OAuth token is fetched once, kept, and fetched anew when it is refused', async () => {
  let token = 0;
  let good = 1;
  host.answer = (seen, response) => {
    if (seen.path === '/token')
      return json(response, {
        access_token: `t-${++token}`,
        token_type: 'Bearer',
        expires_in: 3600,
      });
    if (seen.headers['authorization'] !== `Bearer t-${good}`) return json(response, {}, 401);
    return json(response, { ok: true });
  };
  const { id } = await add({
    auth: {
      kind: 'oauth2',
      tokenUrl: `${host.origin}/token`,
      clientId: 'me',
      scope: 'read',
      style: 'body',
    },
  });
  const tried = async () =>
    (await ask<IntegrationTest>(`/integrations/${id}/test`, 'POST', {})).body.ok;
  expect([await tried(), await tried()]).toEqual([true, true]);
  expect(host.requests.map(({ path, body }) => [path, body])).toEqual([
    ['/token', `grant_type=client_credentials&scope=read&client_id=me&client_secret=${secret}`],
    ['/api/ping', ''],
    ['/api/ping', ''],
  ]);
  good = 2;
  host.requests.length = 0;
  expect(await tried()).toBe(true);
  expect(host.requests.map(({ path }) => path)).toEqual(['/api/ping', '/token', '/api/ping']);
});

test('an endpoint is a tool: mapped, of the person’s own, kept for a while, in the log', async () => {
  host.answer = played(shopify);
  const { id } = await add({ ...shopifyDraft(host.origin), endpoints: ['get_order_status'] });
  const made = await ask(`/integrations/${id}/endpoints`, 'POST', { template: 'find_products' });
  expect(made.status).toBe(201);
  const run = () =>
    ask<ToolTestAnswer>('/tools/get_order_status/test', 'POST', {
      arguments: { order_id: '1001' },
      identity: { email: 'ada@example.com' },
    });
  const { body } = await run();
  expect(body).toMatchObject({
    status: 'ok',
    request: { method: 'POST' },
    result: [{ order: '#1001', shipment: 'FULFILLED', payment: 'PAID' }],
  });
  expect(JSON.stringify(body)).not.toMatch(/eve@|shpat|sesame/);
  await run();
  expect(host.requests.map(({ path }) => path)).toEqual([
    '/admin/oauth/access_token',
    '/admin/api/2026-10/graphql.json',
  ]);
  const calls = await ask<{ executions: Execution[] }>(`/integrations/${id}/calls`);
  expect(calls.body.executions.map(({ tool, status }) => [tool, status])).toEqual([
    ['get_order_status', 'ok'],
    ['get_order_status', 'ok'],
  ]);
  expect((await ask(`/integrations/${id}`, 'DELETE')).status).toBe(204);
  expect((await ask('/tools/get_order_status')).status).toBe(404);
});

test('an endpoint of one’s own: tried on a real answer, then on a sample, and saved as a tool', async () => {
  const { id } = await add({ auth: { kind: 'bearer' } });
  host.answer = (_, response) =>
    json(response, { data: { items: [{ no: 7, state: { text: 'on its way' } }] }, echo: secret });
  const mapping = {
    path: '/parcels/{parcel}',
    root: '/data/items',
    pick: { status: '/state/text' },
  };
  const tried = await ask<EndpointPreviewAnswer>(`/integrations/${id}/preview`, 'POST', {
    mapping,
    arguments: { parcel: 'P 7' },
  });
  expect(tried.body).toMatchObject({
    request: { method: 'GET', url: `${host.origin}/api/parcels/P%207`, body: null },
    httpStatus: 200,
    roots: [
      { pointer: '', count: null },
      { pointer: '/data/items', count: 1 },
    ],
    fields: [
      { pointer: '/no', value: '7' },
      { pointer: '/state/text', value: 'on its way' },
    ],
    result: [{ status: 'on its way' }],
  });
  expect(JSON.stringify(tried.body)).not.toContain(secret);
  expect(host.requests[0]?.headers['authorization']).toBe(`Bearer ${secret}`);
  const write = {
    method: 'POST',
    mapping: { path: '/parcels', body: { no: '{parcel}' }, fault: '/errors' },
    arguments: { parcel: '7' },
  };
  const preview = (body: object, who = owner) =>
    ask<EndpointPreviewAnswer>(`/integrations/${id}/preview`, 'POST', body, who);
  host.requests.length = 0;
  const refused = [
    await preview(write),
    await preview({ mapping: { path: '/../secret' } }),
    await preview({ mapping: { path: '/{nobody}' } }),
    await preview({ mapping, arguments: { parcel: '7' }, sample: 'no json' }),
    await preview({ mapping, arguments: { parcel: '7' } }, stranger),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 404]);
  const sample = '{"id":"x9","errors":[{"message":"no such parcel: not found"}]}';
  expect((await preview({ ...write, sample })).body).toMatchObject({
    request: { method: 'POST', body: '{"no":"7"}' },
    detail: 'status 404, it is not there: no such parcel: not found',
  });
  expect(host.requests).toHaveLength(0);
  const saved = await ask('/tools', 'POST', {
    name: 'find_parcel',
    description: 'Where a parcel is.',
    risk: 'read',
    adapter: 'integration',
    method: 'GET',
    mapping: { id, ...mapping },
    parameters: {
      type: 'object',
      properties: { parcel: { type: 'string', maxLength: 40 } },
      required: ['parcel'],
    },
    cacheSeconds: 30,
  });
  expect(saved.status).toBe(201);
  const run = await ask<ToolTestAnswer>('/tools/find_parcel/test', 'POST', {
    arguments: { parcel: '7' },
  });
  expect(run.body).toMatchObject({ status: 'ok', result: [{ status: 'on its way' }] });
});

test('a secret stays with its host, and nobody reads it again (S55)', async () => {
  const { id } = await add({ auth: { kind: 'bearer' } });
  const moved = await ask<IntegrationAnswer>(`/integrations/${id}`, 'PATCH', {
    baseUrl: `${other.origin}/api`,
  });
  expect(moved.body).toMatchObject({ secretCleared: true, integration: { hasSecret: false } });
  const tried = await ask(`/integrations/${id}/test`, 'POST', {});
  expect(tried.status).toBe(400);
  expect(other.requests).toEqual([]);
  // Nor does it come back with the old host.
  const back = await ask<IntegrationAnswer>(`/integrations/${id}`, 'PATCH', {
    baseUrl: `${host.origin}/api`,
  });
  expect(back.body.integration.hasSecret).toBe(false);
  await ask(`/integrations/${id}`, 'PATCH', { secret });
  // A token endpoint elsewhere is another host, too.
  const oauth = { kind: 'oauth2', tokenUrl: `${other.origin}/token`, clientId: 'me' };
  const turned = await ask<IntegrationAnswer>(`/integrations/${id}`, 'PATCH', { auth: oauth });
  expect(turned.body.secretCleared).toBe(true);
  await ask(`/integrations/${id}`, 'PATCH', { auth: { kind: 'bearer' }, secret });
  const read = ['/integrations', `/integrations/${id}`, '/audit', '/tools', '/integrations/types'];
  for (const path of read) expect(JSON.stringify((await ask(path)).body)).not.toContain(secret);
  const kept = readdirSync(parley.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  expect(kept.some((bytes) => bytes.includes(secret))).toBe(false);
});

test('another company finds nothing, and addresses inside are refused', async () => {
  const { id } = await add({ auth: { kind: 'bearer' } });
  for (const [path, method, body] of [
    ['', 'GET', undefined],
    ['', 'PATCH', { name: 'mine' }],
    ['/test', 'POST', {}],
    ['/endpoints', 'GET', undefined],
    ['/endpoints', 'POST', { template: 'look_up' }],
    ['/calls', 'GET', undefined],
    ['', 'DELETE', undefined],
  ] as const)
    expect((await ask(`/integrations/${id}${path}`, method, body, stranger)).status).toBe(404);
  const stolen = {
    name: 'steal',
    adapter: 'integration',
    method: 'GET',
    parameters: { type: 'object', properties: {} },
    mapping: { id, path: '/orders' },
  };
  expect((await ask('/tools', 'POST', stolen, stranger)).status).toBe(201);
  const run = await ask<ToolTestAnswer>('/tools/steal/test', 'POST', {}, stranger);
  expect(run.body).toMatchObject({
    status: 'failed',
    detail: 'the integration is gone',
    request: null,
  });
  expect(host.requests).toEqual([]);
  for (const baseUrl of ['http://169.254.169.254/', 'https://localhost/', 'ftp://a.example/'])
    expect((await ask('/integrations', 'POST', { type: 'rest', name: 'x', baseUrl })).status).toBe(
      400,
    );
});
